# versions: sqlalchemy>=2.0, python>=3.10
"""What an annotation that is there says of `None`; that in its brackets is about what is in it."""

from typing import Callable, Dict, List, Optional, Union

from sqlalchemy import JSON, Column, Identity, Integer, PickleType
from sqlalchemy.orm import DeclarativeBase, Mapped

from app.types import Key

OptionalInt = Optional[int]


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Document(Base):
    __tablename__ = "documents"
    id: Mapped[int] = Column(Integer, primary_key=True)
#                     ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    scores: Mapped[Dict[str, Optional[int]]] = Column(JSON)
#                                              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    tags: List[Optional[str]] = Column(JSON)
#                               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    callback: Callable[[], None] = Column(PickleType)
#                                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    either: Mapped[Union[int, None]] = Column(Integer)
#                                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    both: Mapped[int | None] = Column(Integer)
#                              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    several: Mapped[Union[List[Optional[int]], int]] = Column(JSON)
#                                                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.


class Numbered(Base):
    __tablename__ = "numbered"
    id: Mapped[OptionalInt] = Column(Integer, primary_key=True)
#                             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: whether its annotation says that it may be `None` is not certain.
    number: Mapped[OptionalInt] = Column(Integer, Identity())
#                                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: whether its annotation says that it may be `None` is not certain.
    key: Mapped[Key] = Column(Integer, Identity())
#                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: whether its annotation says that it may be `None` is not certain.
    other: Mapped[Key] = Column(Integer)
#                        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    given: Mapped[Key] = Column(Integer, nullable=False)
#                        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
