# versions: sqlalchemy>=2.0, python>=3.10
"""Annotations that are there for type checkers only."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import JSON, Column, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

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
