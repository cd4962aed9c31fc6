"""What differs only at second sight: found by running queries before and after their fix."""
# versions: sqlalchemy>=2.0

from sqlalchemy import case, cast, column, distinct, func, inspect, select, text
from sqlalchemy.orm import Session, aliased, joinedload, with_loader_criteria

from app.models import Address, User, addresses, key


def about_one_class(session: Session, name):
    session.scalar(select(func.count(User.id)).where(User.team == name))
    session.scalar(select(func.max(func.abs(User.age))).where(User.nick == name))
    session.execute(select(User.id.label("key")).where(User.nick == name)).all()
    session.execute(
        select(func.count(User.id).label("n")).where(User.nick == name)
    ).all()
    session.query(func.count(distinct(User.id))).filter_by(nick=name).scalar()
    session.query(func.coalesce(User.name, Address.email)).filter_by(nick=name).all()
    session.query(User.addresses.any()).filter_by(nick=name).all()
    session.query(User.name == name).filter_by(nick=name).all()
    session.query(*name).filter_by(id=1).all()
    session.query(Address).join(User).filter_by(team=None).all()


def used_up_at_once(session: Session):
    total = sum(user.age for user in session.scalars(select(User)).unique())
    names = ", ".join(user.name for user in session.scalars(select(User)).unique())
    by_id = {user.id: user for user in session.scalars(select(User)).unique()}
    pairs = [(one, two) for one in (1, 2) for two in session.scalars(
        select(User)
    ).unique()]
    return total, names, by_id, pairs


def used_later(session: Session, keep):
    keep(user.id for user in session.query(User))
    pairs = ((one, two) for one in (1, 2) for two in session.scalars(
        select(User)
    ).unique())
    query = session.query(User)
    keep(user.id for user in query)
    return pairs, (user.id for user in session.query(User))


def counted(session: Session):
    session.scalar(
        select(func.count()).select_from(select(User).options(joinedload(User.addresses)).subquery())
    )
    session.query(User).autoflush(False).count()
    session.query(User).execution_options(autoflush=False).count()
    session.query(User).options(with_loader_criteria(User, User.id > 2)).count()


def names_in_rows(session: Session, word):
    session.query(User.id, cast(User.id, word)).all()
    session.execute(select(User.name, cast(User.id, word))).all()
    session.query(cast(User.id, word), Address.id).all()
    session.query(User.id, User.id.cast(word)).all()
    session.query(func.max(User.age), User.nick.label("max")).all()
    session.execute(select(func.max(User.age), func.max(User.id))).all()
    session.query(User.id.label(word), Address.id.label(word)).all()
    session.query(addresses.c.id, User.id).all()
    session.query(User.__table__, Address.id).all()


def other_names_in_rows(session: Session, with_address):
    if with_address:
        query = session.query(User.id, Address.id)
    else:
        query = session.query(User.id, User.name)
    return query.all()


def what_is_no_class(session: Session, rows):
    session.query(inspect(User)).all()
    other = aliased(rows)
    session.scalars(select(other)).unique().all()
    session.execute(select(User.__table__)).all()
    session.execute(select(User, func.max(User.data)).group_by(User.id)).unique().all()
    session.execute(
        select(User, func.count(Address.id).label("n")).join(Address).group_by(User.id)
    ).unique().all()


def labels_in_sql(session: Session):
    order = text("users_name")
    session.query(User).order_by(order).all()
    session.query(User).order_by(column("users_age")).all()
    session.query(User).order_by(case((column("users_id") > 2, 1))).all()
    session.scalars(select(User).order_by(key)).unique().all()


def fetched_in_parts(session: Session, many):
    query = session.query(User).join(User.addresses)
    if many:
        query = query.yield_per(10)
    return query.all()
