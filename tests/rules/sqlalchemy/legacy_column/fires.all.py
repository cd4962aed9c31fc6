from typing import Optional

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Column, Integer, String
from sqlalchemy.ext.declarative import declarative_base as old_declarative_base
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    as_declarative,
    declarative_base,
    declarative_mixin,
    declared_attr,
    mapped_column,
    registry,
)

Base = declarative_base()
OldBase = old_declarative_base()
db = SQLAlchemy()
mapper_registry = registry()
Generated = mapper_registry.generate_base()


class NewBase(DeclarativeBase):
    pass


class Timestamps:
    created: Mapped[Optional[int]] = mapped_column(Integer)


@declarative_mixin
class Named:
    name: Mapped[Optional[str]] = mapped_column(String(50))


class User(Timestamps, Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(
        "user_name",  # as it was called in 2009
        String(50),
        nullable=False,
    )
    email: Mapped[Optional[str]] = mapped_column(String)
    age: Mapped[Optional[int]] = mapped_column(Integer)
    first = last = Column(String)


class Admin(User):
    level: Mapped[Optional[int]] = mapped_column(Integer)


class Old(OldBase):
    __tablename__ = "old"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)


class New(NewBase):
    __tablename__ = "new"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)


class Flask(db.Model):
    id: Mapped[int] = mapped_column(db.Integer, primary_key=True)
    other: Mapped[Optional[int]] = mapped_column(Integer)


class FromRegistry(Generated):
    __tablename__ = "generated"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)


@mapper_registry.mapped
class Decorated:
    __tablename__ = "decorated"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)


@as_declarative()
class DecoratedBase:
    id: Mapped[int] = mapped_column(Integer, primary_key=True)


class Conditional(Base):
    __tablename__ = "conditional"
    if True:
        id: Mapped[int] = mapped_column(Integer, primary_key=True)


def factory():
    class Local(Base):
        __tablename__ = "local"
        id: Mapped[int] = mapped_column(Integer, primary_key=True)

    return Local


class Owned:
    @declared_attr
    def owner_id(cls) -> Mapped[Optional[int]]:
        return mapped_column(Integer)

    @sa.orm.declared_attr
    def wrapped(cls) -> Mapped[Optional[str]]:
        return mapped_column(String, deferred=True)


class Thing(Owned, Base):
    __tablename__ = "things"
    late: Mapped[Optional[str]] = mapped_column(String, deferred=True)
    text: Mapped[Optional[str]] = mapped_column(
        String, deferred=True, deferred_group="long"
    )
    both: Mapped[Optional[str]] = mapped_column("b", String, active_history=True)
    typed: Mapped[Optional[int]] = mapped_column(Integer)
    typed_for_mypy: Mapped[Optional[int]] = mapped_column(Integer)
