# versions: sqlalchemy>=2.0, python>=3.10
"""What the body of a class does with its columns, and goes on doing."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Index, Integer
from sqlalchemy import PrimaryKeyConstraint, String, UniqueConstraint, func, schema
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import DeclarativeBase, column_property, composite, relationship, synonym

Mapping = automap_base()


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
