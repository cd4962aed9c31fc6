# versions: sqlalchemy>=2.0
"""Queries that are kept in a variable."""

from sqlalchemy import func, select
from sqlalchemy.orm import Query, Session

from app.models import Address, User


def one_step_after_the_other(session: Session, name, descending):
    query = session.query(User).filter(User.id > 1)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    if name:
        query = query.filter_by(name=name)
    query = query.order_by(User.name.desc() if descending else User.name)
    total = query.count()
    return total, query.limit(10).offset(20).all()


def everything(session: Session, name):
    query = (
        session.query(User)
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        .filter(User.name == name)  # only these
    )
    for user in query:
        print(user)
    names = [user.name for user in query.filter(User.id > 1)]
    ids = {user.id for user in query}
    sub = query.subquery()
    exists = select(query.exists())
    return query.first(), query.one(), query.one_or_none(), names, ids, sub, exists


def columns(session: Session):
    rows = session.query(User.id, func.count(Address.id)).join(Address).group_by(User.id)
#                  ^^^^^ sqlalchemy-legacy-query: `query(User.id, func.count(Address.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return dict(rows.all()), rows.first()


def either(session: Session, joined):
    if joined:
        users = session.query(User).join(Address)
#                       ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: how many rows are fetched at once decides which ones are unique.
    else:
        users = session.query(User)
#                       ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: how many rows are fetched at once decides which ones are unique.
    return users.yield_per(10).all()


class Store:
    def __init__(self, session: Session) -> None:
        self.session = session

    def users(self):
        query = self.session.query(User)
#                            ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        return query.scalar()


# Left as they are


def returned(session: Session):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    return query


def passed_on(session: Session):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    return list(query)


def asked_whether_there_is_one(session: Session):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    return query.all() if query else []


def used_in_a_function(session: Session):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    return lambda: query.all()


def used_in_a_comprehension(session: Session, names):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    return [query.filter(User.name == name).first() for name in names]


def other_values(session: Session, query=None):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable that has other values, too.
    return query.all()


def annotated(session: Session):
    query: Query[User] = session.query(User)
#                                ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable that is bound in another way, too.
    return query.all()


def kept_twice(session: Session):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in several variables.
    other = query.filter(User.id > 1)
    return query.all(), other.all()


def two_names(session: Session):
    query = other = session.query(User)
#                           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in several variables.
    return query.all(), other


def deleted(session: Session):
    query = session.query(User).filter(User.id > 1)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and `delete()` needs a statement of its own.
    return query.delete()


def other_results(session: Session):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what comes back changes while the query is kept in a variable.
    query = query.with_entities(User.id)
    return query.all()


def other_shapes(session: Session, with_ids):
    query = session.query(User.id, User.name) if with_ids else session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User.id, User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
#                                                                      ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
    if with_ids:
        users = session.query(User.id)
#                       ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
    else:
        users = session.query(User)
#                       ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
    return users.all(), query.all()


def joined_before(session: Session, name):
    query = session.query(User).join(Address)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: which class `filter_by()` is about is not certain.
    return query.filter_by(name=name).all()


def limited_before(session: Session):
    query = session.query(User).limit(10)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `first()` takes the place of the limit.
    return query.first()


def another_session(session: Session, other):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the session is another one later on.
    session = other
    return query.all()


def made_for_it():
    query = Session().query(User)
#                     ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what makes the session would not be called any more.
    return query.all()


def of_other_methods(session: Session):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    return query.get(1), query.statement


def sliced(session: Session):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    return query[0], query[1:]


module_session = Session()
module_query = module_session.query(User)
#                             ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
module_query.all()
