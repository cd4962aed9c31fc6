# versions: sqlalchemy>=2.0, python>=3.10
"""An annotation without `Mapped` is not read, so it may name what comes later."""

from __future__ import annotations

from typing import TypedDict

from sqlalchemy import JSON, Column, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Before(TypedDict):
    kind: str


class Event(Base):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    payload: Payload = Column(JSON)
    before: Mapped[Before | None] = mapped_column(JSON)


class Payload(TypedDict):
    kind: str
