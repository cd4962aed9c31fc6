# versions: sqlalchemy>=2.0, python>=3.10
"""What an annotation that is there says of `None`; that in its brackets is about what is in it."""

from typing import Callable, Dict, List, Optional, Union

from sqlalchemy import JSON, Column, Identity, Integer, PickleType
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.types import Key

OptionalInt = Optional[int]


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Document(Base):
    __tablename__ = "documents"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    scores: Mapped[Dict[str, Optional[int]] | None] = mapped_column(JSON)
    tags: Mapped[List[Optional[str]] | None] = mapped_column(JSON)
    callback: Mapped[Callable[[], None] | None] = mapped_column(PickleType)
    either: Mapped[Union[int, None]] = mapped_column(Integer)
    both: Mapped[int | None] = mapped_column(Integer)
    several: Mapped[Union[List[Optional[int]], int] | None] = mapped_column(JSON)


class Numbered(Base):
    __tablename__ = "numbered"
    id: Mapped[OptionalInt] = Column(Integer, primary_key=True)
    number: Mapped[OptionalInt] = Column(Integer, Identity())
    key: Mapped[Key] = Column(Integer, Identity())
    other: Mapped[Key | None] = mapped_column(Integer)
    given: Mapped[Key] = mapped_column(Integer, nullable=False)
