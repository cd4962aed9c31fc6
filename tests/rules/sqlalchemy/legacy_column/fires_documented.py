# versions: sqlalchemy>=2.0
"""The docstring of a function that gives a column documents it; a `mapped_column()` has none."""

from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import DeclarativeBase, declared_attr


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class Owned:
    @declared_attr
    def owner_id(cls):
        """Who owns it."""
        return Column(Integer, ForeignKey("users.id"))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the docstring of the function documents the column.

    @declared_attr
    def editor_id(cls):
        # Who changed it.
        return Column(Integer, ForeignKey("users.id"))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def reader_id(cls):  # "?"
        # Who reads it.

        r'''Who
        reads it.'''
        return Column(Integer, ForeignKey("users.id"))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the docstring of the function documents the column.


class Doc(Owned, Base):
    __tablename__ = "docs"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
