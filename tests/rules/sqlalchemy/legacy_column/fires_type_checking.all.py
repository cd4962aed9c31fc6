# versions: sqlalchemy>=2.0, python>=3.10
"""Annotations that are there for type checkers only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Final
from typing import ClassVar as OfClass

from sqlalchemy import JSON, Column, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

if TYPE_CHECKING:
    from app.documents import Document


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Page(Base):
    __tablename__ = "pages"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    document: Document = Column(JSON)
    quoted: Mapped["dict"] = Column(JSON)
    shared: ClassVar[Column] = Column(JSON)
    of_class: OfClass[int] = Column(Integer)
    final: Final[int] = Column(Integer)
    annotated: Annotated[int, 5] = Column(Integer)
    commented = Column(Integer)  # type: int
    ignored: Mapped[int | None] = mapped_column(Integer)  # type: ignore[assignment]

    @declared_attr
    def declared(cls):  # type: () -> Column[int]
        return Column(Integer)

    @declared_attr
    def declared_below(cls):
        # type: () -> Column[int]
        return Column(Integer)
