# versions: sqlalchemy>=2.0, python>=3.10
"""Annotations that are there for type checkers only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Final
from typing import ClassVar as OfClass

from sqlalchemy import JSON, Column, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr

if TYPE_CHECKING:
    from app.documents import Document


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Page(Base):
    __tablename__ = "pages"
    id: int = Column(Integer, primary_key=True)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    document: Document = Column(JSON)
#                        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: `Document` may be there for type checkers only, and SQLAlchemy reads it.
    quoted: Mapped["dict"] = Column(JSON)
#                            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: its annotation is a string.
    shared: ClassVar[Column] = Column(JSON)
#                              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: its annotation is not about what instances hold.
    of_class: OfClass[int] = Column(Integer)
#                            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: its annotation is not about what instances hold.
    final: Final[int] = Column(Integer)
#                       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: its annotation is not about what instances hold.
    annotated: Annotated[int, 5] = Column(Integer)
#                                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: its annotation is not about what instances hold.
    commented = Column(Integer)  # type: int
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a comment says what its type is.
    ignored = Column(Integer)  # type: ignore[assignment]
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def declared(cls):  # type: () -> Column[int]
        return Column(Integer)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a comment says what its type is.

    @declared_attr
    def declared_below(cls):
        # type: () -> Column[int]
        return Column(Integer)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a comment says what its type is.
