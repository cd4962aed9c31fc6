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
        print(row.price_float)
    query = session.query(Item.price_float)
    return query.all(), session.execute(
        select(Item.price_float).filter_by(id=1)
    ).scalar_one_or_none()


def columns_of_a_subquery(session: Session):
    part = select(Item.id, Item.name).subquery()
    of_select = select(Item.id).subquery()
    of_table = Item.__table__.alias()
    rows = session.query(part, Item.id).all()
    rows += session.query(Item.id, of_select).all()
    rows += session.query(Item.id, of_table).all()
    return rows, session.query(Item.id, select(Item.id).cte()).all()


def distinct(session: Session):
    return session.query(Item.name.distinct(), Item.name).all()


def perhaps_false(session: Session, newest_first):
    session.query(Item).order_by(newest_first and Item.id.desc()).all()
    session.query(Item).order_by(Item.id if newest_first else False).all()
    session.query(Item).group_by(newest_first or False).all()
    return session.scalars(
        select(Item).order_by(Item.id.desc() if newest_first else Item.id.asc())
    ).unique().all()
