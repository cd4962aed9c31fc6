# versions: sqlalchemy>=2.0
"""The docstring of a function that gives a column documents it; a `mapped_column()` has none."""

from typing import Optional

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)


class Owned:
    @declared_attr
    def owner_id(cls):
        """Who owns it."""
        return Column(Integer, ForeignKey("users.id"))

    @declared_attr
    def editor_id(cls) -> Mapped[Optional[int]]:
        # Who changed it.
        return mapped_column(Integer, ForeignKey("users.id"))

    @declared_attr
    def reader_id(cls):  # "?"
        # Who reads it.

        r'''Who
        reads it.'''
        return Column(Integer, ForeignKey("users.id"))


class Doc(Owned, Base):
    __tablename__ = "docs"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
