# versions: sqlalchemy>=2.0, python>=3.9
"""The ways to write a column down."""

from __future__ import annotations

import datetime as dt
from typing import Any, Optional

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    JSON,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import (
    Mapped,
    column_property,
    declarative_base,
    declared_attr,
    mapped_column,
    relationship,
    synonym,
)

Base = declarative_base()
db = SQLAlchemy()


class Timestamps:
    created: Mapped[dt.datetime] = mapped_column(DateTime, nullable=False)  # in UTC

    @declared_attr
    def owner_id(cls) -> Mapped[Optional[Any]]:
        return mapped_column(ForeignKey("users.id"))

    @declared_attr
    def editor_id(cls) -> Mapped[int]:
        return mapped_column(Integer, ForeignKey("users.id"), nullable=False)

    @declared_attr
    def notes(
        cls,
    ) -> Mapped[Optional[str]]:  # long
        return mapped_column(sa.Text, deferred=True)


class User(Timestamps, Base):
    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("name"), {"comment": "people"})

    id: Mapped[int] = mapped_column("user_id", Integer, primary_key=True)
    name: Mapped[Optional[str]] = mapped_column(String(50))
    nick: Mapped[Optional[str]] = mapped_column(String(50))
    email: Mapped[Optional[str]] = mapped_column(
        "mail",  # as it was called in 2009
        String(100),
        # nobody has two
        unique=True,
    )
    a_long_name_of_a_column: Mapped[str] = mapped_column(
        String(50), nullable=False, unique=True, doc="What it is"
    )
    biography: Mapped[Optional[str]] = mapped_column(sa.Text, deferred=True)
    portrait: Mapped[bytes] = mapped_column(
        sa.LargeBinary, nullable=False, deferred=True, deferred_group="media", deferred_raiseload=True
    )
    document: Mapped[Any] = mapped_column(
        JSON,
        nullable=False,
        deferred=True,
        deferred_group="media",
    )
    balance: Mapped[Optional[int]] = mapped_column(Integer, active_history=True)
    full = column_property(name + " " + email)
    other_name = synonym("name")
    born: Mapped[Optional[dt.date]] = mapped_column(Date)
    friend_id: Mapped[Optional[Any]] = mapped_column(ForeignKey(id))
    friend = relationship("User", remote_side=[id])

    Index("by_name", name, email.desc())


class Item(db.Model):
    id: Mapped[int] = mapped_column(db.Integer, primary_key=True)
    title: Mapped[str] = mapped_column(db.String(80), nullable=False)
    user_id: Mapped[Optional[int]] = mapped_column(
        db.Integer, db.ForeignKey("users.user_id")
    )
