# versions: sqlalchemy>=2.0, python>=3.10
"""What the body of a class does with its columns, and goes on doing."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Index, Integer
from sqlalchemy import Computed, DateTime, PrimaryKeyConstraint, String, UniqueConstraint, and_, case
from sqlalchemy import extract, func, schema, select
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import DeclarativeBase, backref, column_property, composite, foreign, relationship
from sqlalchemy.orm import remote, synonym

Mapping = automap_base()
db = SQLAlchemy()


class Base(DeclarativeBase):
    pass


class Shared(Base):
    __abstract__ = True
    first_of_all = schema.Column(Integer)
#                         ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class Node(Shared):
    __tablename__ = "nodes"
    id = Column(Integer)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    kind = Column(String(10))
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    name = Column(String(50))
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    parent_id = Column(ForeignKey(id))
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    x = Column(Integer)
#       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    y = Column(Integer)
#       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

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
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    x = Column(Integer)
#       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    y = Column(Integer)
#       ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    name = Column(String(50))
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    at = Column(DateTime)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    kind = Column(String(10))
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    version = Column(Integer)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    sum = Column(Integer, Computed(x + y))
#         ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    node_id = Column(ForeignKey("nodes.id"))
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

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
    colour = Column(String(10))
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class Branch(Node):
    __tablename__ = "branches"
    id = Column(ForeignKey(Node.id), primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class Translation(Base):
    __tablename__ = "translations"
    __table_args__ = (PrimaryKeyConstraint("node_id", "language"),)
    node = Column("node_id", ForeignKey(Node.id))
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    language = Column(String(2), nullable=True)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    text = Column(String)
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class Reflected(Mapping):
    __tablename__ = "reflected"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


Node.added_later = Column(Integer)
Node.columns = [Column(Integer), Column(String)]
