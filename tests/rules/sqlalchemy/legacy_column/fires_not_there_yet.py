# versions: sqlalchemy>=2.0, python>=3.10
"""An annotation without `Mapped` is not read, so it may name what comes later."""

from __future__ import annotations

from typing import TypedDict

from sqlalchemy import JSON, Column, Integer
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Before(TypedDict):
    kind: str


class Event(Base):
    __tablename__ = "events"
    id: int = Column(Integer, primary_key=True)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    payload: Payload = Column(JSON)
#                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: its annotation names `Payload`, which is not there yet.
    before: Before = Column(JSON)
#                    ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.


class Payload(TypedDict):
    kind: str
