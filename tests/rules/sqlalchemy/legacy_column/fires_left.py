"""What is left as it is, and why."""

import datetime
from dataclasses import dataclass

from sqlalchemy import Column, Date, DateTime, ForeignKey, ForeignKeyConstraint, Integer, String, Table, Time
from sqlalchemy.orm import (
    DeclarativeBase,
    MappedAsDataclass,
    column_property,
    declared_attr,
    deferred,
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
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class is a dataclass, which would make a field of it.


@mapper_registry.mapped
@dataclass
class OldData:
    __tablename__ = "old_data"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class is a dataclass, which would make a field of it.


@mapper_registry.mapped_as_dataclass
class NewData:
    __tablename__ = "new_data"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class is a dataclass, which would make a field of it.


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    first = last = Column(String)
#                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: it is assigned to several names.
    (bracketed) = Column(String)
#                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the assignment is not a plain one.
    in_brackets = (Column(String))
#                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the assignment is not a plain one.
    continued = \
        Column(String)
#       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the assignment is not a plain one.
    starred = Column(String, *options)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the arguments of the column are not written out.
    double_starred = Column(String, **options)
#                    ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the arguments of the column are not written out.
    some_type = Column(text_type)
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: what type the column has is not certain.
    called_type = Column(text_type(50))
#                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: what type the column has is not certain.
    nothing = Column()
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the column has no type.
    no_type = Column("no_type", type_=None)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the column has no type.
    only_an_option = Column(nullable=False)
#                    ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the column has no type.
    helped = Column(Integer, CascadingKey("x.id"))
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: an argument of the column is not known.
    sentinel = Column(Integer, insert_sentinel=True)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: `insert_sentinel=` is no option of `mapped_column()`.
    described = deferred(Column(String), doc="what it is")
#                        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: an option of `deferred()` is not the same.
    described_too = deferred(Column(String), group=options.group)
#                            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: an option of `deferred()` is not the same.
    added = column_property(Column(String), other_column)
#                           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: an option of `column_property()` is not the same.
    commented = deferred(  # later
        Column(String)
#       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a comment stands where code would go.
    )

    name = Column(String(50))
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.type` of the column, which only a `Column` has.
    name_length = name.type.length
    quoted = Column(String(50), quote=True)
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    shown = [quoted.name]

    version = deferred(Column(Integer))
#                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses what `deferred()` gives, which is no column.
    __mapper_args__ = {"version_id_col": version}

    # What the annotation would mean by then
    datetime = Column(DateTime)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    date = Column(Date)
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def owner_id(cls):
        if cls.__name__ == "Admin":
            return Column(Integer)
#                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the function returns more than this.
        return Column(ForeignKey("users.id"))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the function returns more than this.

    @declared_attr
    def day(cls):
        return Column(Date)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class Imperative(Base):
    id = Column("id", Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class has a `__table__`, which is made of columns.
    __table__ = Table("imperative", Base.metadata, id)


class Checked(Base):
    __tablename__ = "checked"
    __table_args__ = (ForeignKeyConstraint(["parent_id"], ["users.id"]),)
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    parent_id = Column()
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the column has no type.
    hidden = Column(Integer, _omit_from_statements=True)
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: `_omit_from_statements=` is no option of `mapped_column()`.
    by_default = Column(String)
#                ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.default` of the column, which only a `Column` has.
    by_index = Column(String)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.index` of the column, which only a `Column` has.
    by_copy = Column(String)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.copy` of the column, which only a `Column` has.
    by_constraints = Column(String)
#                    ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.constraints` of the column, which only a `Column` has.
    by_key = Column(String)
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.append_foreign_key` of the column, which only a `Column` has.
    read = [by_default.default, by_index.index, by_copy.copy(), by_constraints.constraints]
    by_key.append_foreign_key(ForeignKey("users.name"))


class Alarm(Base):
    __tablename__ = "alarms"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    time = Column(Time)
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    Mapped = Column(String)
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
