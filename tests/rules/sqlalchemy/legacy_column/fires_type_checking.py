# versions: sqlalchemy>=2.0, python>=3.10
"""Annotations that are there for type checkers only."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import JSON, Column, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped

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
