import sqlalchemy as sa
from alembic import op
from django_tables2 import Column as Cell
from peewee import Column as PeeweeColumn
from rich.table import Column as TableColumn
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.orm import Mapped, column_property, declarative_base, declared_attr, deferred, mapped_column
from sqlmodel import Field, SQLModel

from app.db import Base as ForeignBase

Base = declarative_base()
metadata = MetaData()

users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String))
id_column = Column("id", Integer)


class NewStyle(Base):
    __tablename__ = "new"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)


class Imperative(Base):
    __table__ = Table("imperative", metadata, Column("id", Integer, primary_key=True))


class InnerCalls(Base):
    __tablename__ = "inner"
    __table_args__ = (sa.PrimaryKeyConstraint(Column("a")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    total = column_property(sa.select(Column("a")).scalar_subquery())

    def as_core(self):
        column = Column("id", Integer)
        return column


class Listing(Base):
    __tablename__ = "listings"
    cell = Cell()
    field = PeeweeColumn()
    shown = TableColumn("shown")
    columns = [Column("a"), Column("b")]


class Schema:
    """A namespace of Core columns, no mapped class."""

    id = Column("id", Integer)
    parent = Column("parent", ForeignKey("x.id"))


class Report:
    name = TableColumn("name")


class MaybeMixin(ForeignBase):
    """Nobody knows what it derives from."""

    id = Column(Integer)


class Columns(list):
    __tablename__ = "no base of mapped classes"
    id = Column(Integer)


class WithHelpers(Base):
    __tablename__ = "helpers"

    def make(self):
        return Column(Integer)

    @property
    def computed(self):
        return deferred(Column(Integer))

    kept = make
    total = column_property(make())


class Reused(Base):
    __tablename__ = "reused"
    id = id_column


class OfSeveral(Base):
    __tablename__ = "several"
    __table_args__ = {"extend_existing": True}

    @declared_attr
    def started_at(cls):
        return cls.__table__.c.get("started_at", Column(String))


class OwnColumn(Base):
    __tablename__ = "own"
    Column = make
    id = Column(Integer, primary_key=True)


class Hero(SQLModel, table=True):
    id: int = Field(sa_column=Column(Integer, primary_key=True))


def upgrade():
    op.add_column("users", sa.Column("age", sa.Integer))
    op.create_table("groups", sa.Column("id", sa.Integer, primary_key=True))


class NotMapped:
    @declared_attr
    def owner_id(cls):
        return Column(Integer)

    text = deferred(Column(String))
    other = deferred(make_column())
