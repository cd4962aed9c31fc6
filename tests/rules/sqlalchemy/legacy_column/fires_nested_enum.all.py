# versions: sqlalchemy>=2.0, python>=3.10
"""SQLAlchemy before 2.0.21 does not find what a class defines by a name in a string."""

from __future__ import annotations

import enum

from sqlalchemy import JSON, Column, Enum, Integer
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Order(Base):
    __tablename__ = "orders"

    class Status(enum.Enum):
        NEW = "new"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    status = Column(Enum(Status), default=Status.NEW, nullable=False)


class Event(Base):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    payload: any = Column(JSON)
    needed: Mapped[any] = mapped_column(JSON, nullable=False)
