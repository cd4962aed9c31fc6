# versions: sqlalchemy>=2.0, python>=3.10
"""What the body of a class does with its columns, and goes on doing."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Index, Integer
from sqlalchemy import Computed, DateTime, PrimaryKeyConstraint, String, UniqueConstraint, and_, case
from sqlalchemy import extract, func, select
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    backref,
    column_property,
    composite,
    foreign,
    mapped_column,
    relationship,
)
from sqlalchemy.orm import remote, synonym

Mapping = automap_base()
db = SQLAlchemy()


class Base(DeclarativeBase):
    pass


class Shared(Base):
    __abstract__ = True
    first_of_all: Mapped[int | None] = mapped_column(Integer)


class Node(Shared):
    __tablename__ = "nodes"
    id: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str | None] = mapped_column(String(10))
    name: Mapped[str | None] = mapped_column(String(50))
    parent_id: Mapped[Any | None] = mapped_column(ForeignKey(id))
    x: Mapped[int | None] = mapped_column(Integer)
    y: Mapped[int | None] = mapped_column(Integer)

    point = composite(Point, x, y)
    label = column_property(name + " " + kind)
    other_name = synonym("name")
    parent = relationship("Node", remote_side=[id], primaryjoin=parent_id == id, order_by=name)
    __mapper_args__ = {"polymorphic_on": kind}
    __table_args__ = (
        PrimaryKeyConstraint(id),
        UniqueConstraint(name),
        CheckConstraint(x > 1),
        ForeignKeyConstraint([parent_id], ["nodes.id"]),
        Index("by_name", func.lower(name), x.desc(), postgresql_where=kind == "a"),
    )


class Expressions(Base):
    __tablename__ = "expressions"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    x: Mapped[int | None] = mapped_column(Integer)
    y: Mapped[int | None] = mapped_column(Integer)
    name: Mapped[str | None] = mapped_column(String(50))
    at: Mapped[datetime | None] = mapped_column(DateTime)
    kind: Mapped[str | None] = mapped_column(String(10))
    version: Mapped[int | None] = mapped_column(Integer)
    sum: Mapped[int | None] = mapped_column(Integer, Computed(x + y))
    node_id: Mapped[Any | None] = mapped_column(ForeignKey("nodes.id"))

    year = column_property(extract("year", at))
    size = column_property(case((and_(x > 1, y.between(x, 5)), name), else_=func.lower(kind)))
    n_nodes = column_property(
        select(func.count(Node.id)).where(Node.id == x).correlate_except(Node).scalar_subquery()
    )
    negative = column_property(-x)
    shifted = column_property((x + y).label("shifted"))
    node = relationship("Node", foreign_keys=node_id, backref=backref("all", order_by=(y, -x)))
    twin = db.relationship("Expressions", primaryjoin=remote(x) == foreign(y), order_by=[(name)])
    shown = name.name
    __mapper_args__ = {
        "polymorphic_on": case((kind == "a", "b"), else_="c"),
        "version_id_col": version,
        "primary_key": [id, x],
    }
    __table_args__ = (
        ExcludeConstraint((x, "="), (y, "&&")),
        db.Index("by_y", y, postgresql_include=[x]),
        {"comment": "many"},
    )


class Leaf(Node):
    __mapper_args__ = {"polymorphic_identity": "leaf"}
    colour: Mapped[str | None] = mapped_column(String(10))


class Branch(Node):
    __tablename__ = "branches"
    id: Mapped[Any] = mapped_column(ForeignKey(Node.id), primary_key=True)


class Translation(Base):
    __tablename__ = "translations"
    __table_args__ = (PrimaryKeyConstraint("node_id", "language"),)
    node: Mapped[Any] = mapped_column("node_id", ForeignKey(Node.id))
    language: Mapped[str] = mapped_column(String(2), nullable=True)
    text: Mapped[str | None] = mapped_column(String)


class Reflected(Mapping):
    __tablename__ = "reflected"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)


Node.added_later = Column(Integer)
Node.columns = [Column(Integer), Column(String)]
