# versions: sqlalchemy>=2.0, python>=3.10
"""SQLAlchemy before 2.0.21 does not find what a class defines by a name in a string."""

from __future__ import annotations

import enum

from sqlalchemy import JSON, Column, Enum, Integer
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Order(Base):
    __tablename__ = "orders"

    class Status(enum.Enum):
        NEW = "new"

    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    status = Column(Enum(Status), default=Status.NEW, nullable=False)
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: SQLAlchemy may not find the `Status` of the class by a name in a string.


class Event(Base):
    __tablename__ = "events"
    id: int = Column(Integer, primary_key=True)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    payload: any = Column(JSON)
#                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: its annotation is no type.
    needed: any = Column(JSON, nullable=False)
#                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
