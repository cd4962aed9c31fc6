"""What differs only at second sight: found by running queries before and after their fix."""
# versions: sqlalchemy>=2.0

from sqlalchemy import case, cast, column, distinct, func, inspect, text
from sqlalchemy.orm import Session, aliased, joinedload, with_loader_criteria

from app.models import Address, User, addresses, key


def about_one_class(session: Session, name):
    session.query(func.count(User.id)).filter_by(team=name).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.max(func.abs(User.age))).filter_by(nick=name).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.max(func.abs(User.age)))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id.label("key")).filter_by(nick=name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id.label("key"))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.count(User.id).label("n")).filter_by(nick=name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count(User.id).label("n"))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.count(distinct(User.id))).filter_by(nick=name).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count(distinct(User.id)))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: which class `filter_by()` is about is not certain.
    session.query(func.coalesce(User.name, Address.email)).filter_by(nick=name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.coalesce(User.name, Address.email))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: which class `filter_by()` is about is not certain.
    session.query(User.addresses.any()).filter_by(nick=name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.addresses.any())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: which class `filter_by()` is about is not certain.
    session.query(User.name == name).filter_by(nick=name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.name == name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: which class `filter_by()` is about is not certain.
    session.query(*name).filter_by(id=1).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(*name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: which class `filter_by()` is about is not certain.
    session.query(Address).join(User).filter_by(team=None).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: only a column has `is_(None)`, and what else has this name is not certain.


def used_up_at_once(session: Session):
    total = sum(user.age for user in session.query(User))
#                                            ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    names = ", ".join(user.name for user in session.query(User))
#                                                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    by_id = {user.id: user for user in session.query(User)}
#                                              ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    pairs = [(one, two) for one in (1, 2) for two in session.query(User)]
#                                                            ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return total, names, by_id, pairs


def used_later(session: Session, keep):
    keep(user.id for user in session.query(User))
#                                    ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a generator executes the query only when it is used.
    pairs = ((one, two) for one in (1, 2) for two in session.query(User))
#                                                            ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    keep(user.id for user in query)
    return pairs, (user.id for user in session.query(User))
#                                              ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a generator executes the query only when it is used.


def counted(session: Session):
    session.query(User).options(joinedload(User.addresses)).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).autoflush(False).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `autoflush()` is about what is executed, which is the count.
    session.query(User).execution_options(autoflush=False).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `execution_options()` is about what is executed, which is the count.
    session.query(User).options(with_loader_criteria(User, User.id > 2)).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option may decide which rows there are.


def names_in_rows(session: Session, word):
    session.query(User.id, cast(User.id, word)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id, cast(User.id, word))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a column cannot be told from a cast of it.
    session.query(User.name, cast(User.id, word)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.name, cast(User.id, word))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(cast(User.id, word), Address.id).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(cast(User.id, word), Address.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `row.id` would be another one of the columns of that name.
    session.query(User.id, User.id.cast(word)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id, User.id.cast(word))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a column cannot be told from a cast of it.
    session.query(func.max(User.age), User.nick.label("max")).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.max(User.age), User.nick.label("max"))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `row.max` would be another one of the columns of that name.
    session.query(func.max(User.age), func.max(User.id)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.max(User.age), func.max(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id.label(word), Address.id.label(word)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id.label(word), Address.id.label(word))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what rows have as names is not certain.
    session.query(addresses.c.id, User.id).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(addresses.c.id, User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `row.id` would be another one of the columns of that name.
    session.query(User.__table__, Address.id).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.__table__, Address.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what rows have as names is not certain.


def other_names_in_rows(session: Session, with_address):
    if with_address:
        query = session.query(User.id, Address.id)
#                       ^^^^^ sqlalchemy-legacy-query: `query(User.id, Address.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `row.id` would be another one of the columns of that name.
    else:
        query = session.query(User.id, User.name)
#                       ^^^^^ sqlalchemy-legacy-query: `query(User.id, User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `row.id` would be another one of the columns of that name.
    return query.all()


def what_is_no_class(session: Session, rows):
    session.query(inspect(User)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(inspect(User))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
    other = aliased(rows)
    session.query(other).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(other)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.__table__).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.__table__)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User, func.max(User.data)).group_by(User.id).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, func.max(User.data))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User, func.count(Address.id).label("n")).join(Address).group_by(User.id).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, func.count(Address.id).label("n"))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def labels_in_sql(session: Session):
    order = text("users_name")
    session.query(User).order_by(order).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: raw SQL can name columns as `Query` labels them.
    session.query(User).order_by(column("users_age")).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: raw SQL can name columns as `Query` labels them.
    session.query(User).order_by(case((column("users_id") > 2, 1))).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: raw SQL can name columns as `Query` labels them.
    session.query(User).order_by(key).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def fetched_in_parts(session: Session, many):
    query = session.query(User).join(User.addresses)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: how many rows are fetched at once decides which ones are unique.
    if many:
        query = query.yield_per(10)
    return query.all()
