"""What is left as it is, and why."""

import datetime
from dataclasses import dataclass
from typing import Optional

import sqlalchemy.orm
from sqlalchemy import Column, Date, DateTime, ForeignKey, ForeignKeyConstraint, Integer, String, Table, Time
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    column_property,
    declared_attr,
    deferred,
    mapped_column,
    registry,
)

from app.columns import CascadingKey, options, text_type

mapper_registry = registry()


class Base(DeclarativeBase):
    pass


class DataBase(MappedAsDataclass, DeclarativeBase):
    pass


class Data(DataBase):
    __tablename__ = "data"
    id = Column(Integer, primary_key=True)


@mapper_registry.mapped
@dataclass
class OldData:
    __tablename__ = "old_data"
    id = Column(Integer, primary_key=True)


@mapper_registry.mapped_as_dataclass
class NewData:
    __tablename__ = "new_data"
    id = Column(Integer, primary_key=True)


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    first = last = Column(String)
    (bracketed) = Column(String)
    in_brackets = (Column(String))
    continued = \
        Column(String)
    starred = Column(String, *options)
    double_starred = Column(String, **options)
    some_type = Column(text_type)
    called_type = Column(text_type(50))
    nothing = Column()
    no_type = Column("no_type", type_=None)
    only_an_option = Column(nullable=False)
    helped = Column(Integer, CascadingKey("x.id"))
    sentinel = Column(Integer, insert_sentinel=True)
    described = deferred(Column(String), doc="what it is")
    described_too = deferred(Column(String), group=options.group)
    added = column_property(Column(String), other_column)
    commented = deferred(  # later
        Column(String)
    )

    name = Column(String(50))
    name_length = name.type.length
    quoted: Mapped[Optional[str]] = mapped_column(String(50), quote=True)
    shown = [quoted.name]

    version = deferred(Column(Integer))
    __mapper_args__ = {"version_id_col": version}

    # What the annotation would mean by then
    datetime = Column(DateTime)
    date = Column(Date)

    @declared_attr
    def owner_id(cls):
        if cls.__name__ == "Admin":
            return Column(Integer)
        return Column(ForeignKey("users.id"))

    @declared_attr
    def day(cls):
        return Column(Date)


class Imperative(Base):
    id = Column("id", Integer, primary_key=True)
    __table__ = Table("imperative", Base.metadata, id)


class Checked(Base):
    __tablename__ = "checked"
    __table_args__ = (ForeignKeyConstraint(["parent_id"], ["users.id"]),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    parent_id = Column()
    hidden = Column(Integer, _omit_from_statements=True)
    by_default = Column(String)
    by_index = Column(String)
    by_copy = Column(String)
    by_constraints = Column(String)
    by_key = Column(String)
    read = [by_default.default, by_index.index, by_copy.copy(), by_constraints.constraints]
    by_key.append_foreign_key(ForeignKey("users.name"))


class Alarm(Base):
    __tablename__ = "alarms"
    id: sqlalchemy.orm.Mapped[int] = mapped_column(Integer, primary_key=True)
    time: sqlalchemy.orm.Mapped[Optional[datetime.time]] = mapped_column(Time)
    Mapped: sqlalchemy.orm.Mapped[Optional[str]] = mapped_column(String)
