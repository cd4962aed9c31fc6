# versions: sqlalchemy>=2.0
"""Queries that are kept in a variable."""

from sqlalchemy import func, select
from sqlalchemy.orm import Query, Session

from app.models import Address, User


def one_step_after_the_other(session: Session, name, descending):
    query = select(User).where(User.id > 1)
    if name:
        query = query.filter_by(name=name)
    query = query.order_by(User.name.desc() if descending else User.name)
    total = session.scalar(select(func.count()).select_from(query.subquery()))
    return total, session.scalars(query.limit(10).offset(20)).unique().all()


def everything(session: Session, name):
    query = (
        select(User)
        .where(User.name == name)  # only these
    )
    for user in session.scalars(query).unique():
        print(user)
    names = [user.name for user in session.scalars(query.where(User.id > 1)).unique()]
    ids = {user.id for user in session.scalars(query).unique()}
    sub = query.subquery()
    exists = select(query.exists())
    return session.scalars(query.limit(1)).first(), session.scalars(query).unique().one(), session.scalars(query).unique().one_or_none(), names, ids, sub, exists


def columns(session: Session):
    rows = select(User.id, func.count(Address.id)).join(Address).group_by(User.id)
    return dict(session.execute(rows).all()), session.execute(rows.limit(1)).first()


def either(session: Session, joined):
    if joined:
        users = session.query(User).join(Address)
    else:
        users = session.query(User)
    return users.yield_per(10).all()


class Store:
    def __init__(self, session: Session) -> None:
        self.session = session

    def users(self):
        query = select(User)
        return self.session.scalars(query).unique().one_or_none()


# Left as they are


def returned(session: Session):
    query = session.query(User)
    return query


def passed_on(session: Session):
    query = session.query(User)
    return list(query)


def asked_whether_there_is_one(session: Session):
    query = session.query(User)
    return query.all() if query else []


def used_in_a_function(session: Session):
    query = session.query(User)
    return lambda: query.all()


def used_in_a_comprehension(session: Session, names):
    query = session.query(User)
    return [query.filter(User.name == name).first() for name in names]


def other_values(session: Session, query=None):
    query = session.query(User)
    return query.all()


def annotated(session: Session):
    query: Query[User] = session.query(User)
    return query.all()


def kept_twice(session: Session):
    query = session.query(User)
    other = query.filter(User.id > 1)
    return query.all(), other.all()


def two_names(session: Session):
    query = other = session.query(User)
    return query.all(), other


def deleted(session: Session):
    query = session.query(User).filter(User.id > 1)
    return query.delete()


def other_results(session: Session):
    query = session.query(User)
    query = query.with_entities(User.id)
    return query.all()


def other_shapes(session: Session, with_ids):
    query = session.query(User.id, User.name) if with_ids else session.query(User)
    if with_ids:
        users = session.query(User.id)
    else:
        users = session.query(User)
    return users.all(), query.all()


def joined_before(session: Session, name):
    query = session.query(User).join(Address)
    return query.filter_by(name=name).all()


def limited_before(session: Session):
    query = session.query(User).limit(10)
    return query.first()


def another_session(session: Session, other):
    query = session.query(User)
    session = other
    return query.all()


def made_for_it():
    query = Session().query(User)
    return query.all()


def of_other_methods(session: Session):
    query = session.query(User)
    return query.get(1), query.statement


def sliced(session: Session):
    query = session.query(User)
    return query[0], query[1:]


module_session = Session()
module_query = module_session.query(User)
module_query.all()
