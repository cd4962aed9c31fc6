# versions: sqlalchemy>=2.0
"""Rows that have names which those of a `select()` have not, or for something else."""

from sqlalchemy import Column, Float, Integer, String, cast, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Session


class Base(DeclarativeBase): ...


class Item(Base):
    __tablename__ = "items"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    price = Column(Integer)

    @hybrid_property
    def price_float(self):
        return float(self.price)

    @price_float.expression
    def price_float(cls):
        return cast(cls.price, Float)


def hybrids(session: Session):
    for row in session.query(Item.id, Item.price_float):
#                      ^^^^^ sqlalchemy-legacy-query: `query(Item.id, Item.price_float)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what rows have a hybrid as is not certain.
        print(row.price_float)
    query = session.query(Item.price_float)
#                   ^^^^^ sqlalchemy-legacy-query: `query(Item.price_float)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what rows have a hybrid as is not certain.
    return query.all(), session.query(Item.price_float).filter_by(id=1).scalar()
#                               ^^^^^ sqlalchemy-legacy-query: `query(Item.price_float)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def columns_of_a_subquery(session: Session):
    part = session.query(Item.id, Item.name).subquery()
#                  ^^^^^ sqlalchemy-legacy-query: `query(Item.id, Item.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    of_select = select(Item.id).subquery()
    of_table = Item.__table__.alias()
    rows = session.query(part, Item.id).all()
#                  ^^^^^ sqlalchemy-legacy-query: `query(part, Item.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what rows have as names is not certain.
    rows += session.query(Item.id, of_select).all()
#                   ^^^^^ sqlalchemy-legacy-query: `query(Item.id, of_select)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what rows have as names is not certain.
    rows += session.query(Item.id, of_table).all()
#                   ^^^^^ sqlalchemy-legacy-query: `query(Item.id, of_table)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what rows have as names is not certain.
    return rows, session.query(Item.id, session.query(Item.id).cte()).all()
#                        ^^^^^ sqlalchemy-legacy-query: `query(Item.id, session.query(Item.id).cte())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what rows have as names is not certain.
#                                               ^^^^^ sqlalchemy-legacy-query: `query(Item.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def distinct(session: Session):
    return session.query(Item.name.distinct(), Item.name).all()
#                  ^^^^^ sqlalchemy-legacy-query: `query(Item.name.distinct(), Item.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `distinct(…)` can be mistaken for another column beside it.


def perhaps_false(session: Session, newest_first):
    session.query(Item).order_by(newest_first and Item.id.desc()).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(Item)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.order_by()` takes the order back if that is false.
    session.query(Item).order_by(Item.id if newest_first else False).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(Item)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.order_by()` takes the order back if that is false.
    session.query(Item).group_by(newest_first or False).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(Item)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.group_by()` takes the order back if that is false.
    return session.query(Item).order_by(Item.id.desc() if newest_first else Item.id.asc()).all()
#                  ^^^^^ sqlalchemy-legacy-query: `query(Item)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
