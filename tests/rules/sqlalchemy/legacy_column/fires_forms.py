# versions: sqlalchemy>=2.0, python>=3.9
"""The ways to write a column down."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, JSON, String, UniqueConstraint
from sqlalchemy.orm import column_property, declarative_base, declared_attr, deferred, relationship, synonym

Base = declarative_base()
db = SQLAlchemy()


class Timestamps:
    created = Column(DateTime, nullable=False)  # in UTC
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def owner_id(cls):
        return Column(ForeignKey("users.id"))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def editor_id(cls) -> Column:
        return Column(Integer, ForeignKey("users.id"), nullable=False)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def notes(
        cls,
    ):  # long
        return deferred(Column(sa.Text))
#                       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class User(Timestamps, Base):
    __tablename__ = "users"
    __table_args__ = (UniqueConstraint("name"), {"comment": "people"})

    id = Column("user_id", Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    name       = Column(String(50))
#                ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    nick=Column(String(50))
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    email = Column(
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
        "mail",  # as it was called in 2009
        String(100),
        # nobody has two
        unique=True,
    )
    a_long_name_of_a_column = Column(String(50), nullable=False, unique=True, doc="What it is")
#                             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    biography = deferred(Column(sa.Text))
#                        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    portrait = deferred(Column(sa.LargeBinary, nullable=False), group="media", raiseload=True)
#                       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    document = deferred(
        Column(
#       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
            JSON,
            nullable=False,
        ),
        group="media",
    )
    balance = column_property(Column(Integer), active_history=True)
#                             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    full = column_property(name + " " + email)
    other_name = synonym("name")
    born: dt.date = sa.Column(Date)
#                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    friend_id = Column(ForeignKey(id))
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    friend = relationship("User", remote_side=[id])

    Index("by_name", name, email.desc())


class Item(db.Model):
    id = db.Column(db.Integer, primary_key=True)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    title = db.Column(db.String(80), nullable=False)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    user_id = db.Column(db.Integer, db.ForeignKey("users.user_id"))
#                ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
