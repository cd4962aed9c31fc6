"""What is said to be the same for a `Column` and a `mapped_column()` is asked of SQLAlchemy."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Column, String, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import class_mapper, mapped_column
from sqlalchemy.schema import CreateIndex, CreateTable

from backlint_rules.sqlalchemy._column_reads import (
    _MAPPER_OPTIONS,
    _TAKING,
    ALSO_OF_MAPPED_COLUMNS,
)

#: Some of this is no good SQL.
pytestmark = [
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SADeprecationWarning"),
]

ORDERS = [
    *("all_", "any_", "asc", "desc", "distinct"),
    *("nulls_first", "nulls_last", "nullsfirst", "nullslast"),
]
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(ORDERS, ()),
    "between": (1, 2),
    "bitwise_not": (),
    "in_": ([1, 2],),
    "not_in": ([1, 2],),
    "notin_": ([1, 2],),
    "op": ("->",),
    "bool_op": ("->",),
    "collate": ("C",),
    "regexp_replace": ("a", "b"),
}


@pytest.mark.parametrize("name", sorted(ALSO_OF_MAPPED_COLUMNS - {"name"}))
def test_methods_give_the_same_expression(name: str) -> None:
    column, mapped = Column("x", String), mapped_column("x", String)
    given = [getattr(one, name)(*ARGUMENTS.get(name, ("a",))) for one in (column, mapped)]
    if name in ("op", "bool_op"):
        given = [made(1) for made in given]
    assert str(given[0]) == str(given[1])


def test_names_are_the_same() -> None:
    assert Column("x", String).name == mapped_column("x", String).name


#: Each in the body of a class with the columns `id`, `x`, `y`, `at` and `p_id`.
STATEMENTS = {
    "CheckConstraint": "__table_args__ = (CheckConstraint(x > 1), CheckConstraint(x))",
    "Computed": "z = Column(Integer, Computed(x))",
    "ExcludeConstraint": "__table_args__ = (ExcludeConstraint((x, '='), (y, '&&')),)",
    "ForeignKey": "z = Column(ForeignKey(id))",
    "ForeignKeyConstraint": "__table_args__ = (ForeignKeyConstraint([x], ['p.id']),)",
    "Index": "__table_args__ = (Index('i', x, y.desc(), postgresql_where=x > 1),)",
    "PrimaryKeyConstraint": "__table_args__ = (PrimaryKeyConstraint(id),)",
    "UniqueConstraint": "__table_args__ = (UniqueConstraint(x, y),)",
    "backref": "z = relationship('P', foreign_keys=p_id, backref=backref('q', order_by=[x, y]))",
    "column_keyed_dict": "z = relationship('A', primaryjoin=foreign(x) == y, remote_side=[x],"
    " viewonly=True, collection_class=column_keyed_dict(y))",
    "column_mapped_collection": "z = relationship('A', primaryjoin=foreign(x) == y,"
    " remote_side=[x], viewonly=True, collection_class=column_mapped_collection(y))",
    "column_property": "z = column_property(x)",
    "composite": "z = composite(Point, x, y)",
    "deferred": "z = deferred(x)",
    "foreign": "z = relationship('A', primaryjoin=foreign(x) == y, viewonly=True, order_by=y)",
    "query_expression": "z = query_expression(x)",
    "relationship": "z = relationship('P', foreign_keys=[p_id], order_by=x)",
    "remote": "z = relationship('A', primaryjoin=remote(x) == foreign(y), viewonly=True)",
    "aggregate_order_by": "z = column_property(func.f(aggregate_order_by(x, y)))",
    "array": "z = column_property(array([x, y]))",
    "between": "z = column_property(between(x, 1, y))",
    "case": "z = column_property(case((x == 1, y), else_=x))",
    "cast": "z = column_property(cast(x, String))",
    "collate": "z = column_property(collate(x, 'C'))",
    "exists": "z = column_property(exists(select(x)).where(y == 1))",
    "extract": "z = column_property(extract('year', at))",
    "label": "z = column_property(label('l', x))",
    "over": "z = column_property(over(func.count(x), partition_by=y))",
    "select": "z = column_property(select(x).where(y > 1).order_by(y).scalar_subquery())",
    "tuple_": "z = column_property(tuple_(x, y) == tuple_(y, x))",
    "type_coerce": "z = column_property(type_coerce(x, String))",
    "union": "z = column_property(union(select(x), select(y)).scalar_subquery())",
    "union_all": "z = column_property(union_all(select(x), select(y)).scalar_subquery())",
    "within_group": "z = column_property(within_group(func.mode(), x))",
    **{name: f"z = column_property({name}(x))" for name in [*ORDERS, "not_"]},
    **{name: f"z = column_property({name}(x, y))" for name in ("and_", "or_")},
}
OPTIONS = {
    "polymorphic_on": "__mapper_args__ = {'polymorphic_on': x, 'polymorphic_identity': 1}",
    "primary_key": "__mapper_args__ = {'primary_key': [x, y]}",
    "version_id_col": "__mapper_args__ = {'version_id_col': x}",
}
MODULE = """
from sqlalchemy import *
from sqlalchemy.dialects.postgresql import ExcludeConstraint, aggregate_order_by, array
from sqlalchemy.orm import *

class Base(DeclarativeBase):
    pass

class P(Base):
    __tablename__ = "p"
    id = Column(Integer, primary_key=True)

class Point:
    def __init__(self, *values):
        self.values = values

class A(Base):
    __tablename__ = "a"
    id = {make}(Integer, primary_key=True)
    x = {make}(Integer)
    y = {make}(Integer)
    at = {make}(DateTime)
    p_id = {make}(Integer, ForeignKey("p.id"))
    {statement}
"""


def described(statement: str, make: str) -> list[str]:
    """What becomes of a class with a statement."""
    names: dict[str, Any] = {}
    try:
        exec(MODULE.format(make=make, statement=statement), names)
        mapper = class_mapper(names["A"])
        table = names["A"].__table__
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        created = [CreateTable(table), *[CreateIndex(index) for index in table.indexes]]
        properties = [
            (
                one.key,
                [str(c) for c in getattr(one, "columns", ())],
                str(getattr(one, "primaryjoin", "")),
            )
            for one in mapper.attrs
        ]
        return [
            *[str(one.compile(dialect=dialect)) for one in created],
            str(properties),
            str(mapper.polymorphic_on),
            str(mapper.version_id_col),
            str(mapper.primary_key),
            str(select(names["A"]).compile(dialect=dialect)),
        ]
    finally:
        names["Base"].registry.dispose()


def test_everything_is_tried() -> None:
    assert STATEMENTS.keys() == _TAKING
    assert OPTIONS.keys() == _MAPPER_OPTIONS


@pytest.mark.parametrize("name", [*STATEMENTS, *OPTIONS])
def test_sqlalchemy_takes_either(name: str) -> None:
    statement = STATEMENTS.get(name) or OPTIONS[name]
    assert described(statement, "Column") == described(statement, "mapped_column")
