# What executes a query, or makes something else of it.
# versions: sqlalchemy>=2.0
import sqlalchemy as sa
from sqlalchemy import func
from sqlalchemy.orm import Session, aliased

from app import models
from app.models import Address, User

Other = aliased(User)


def objects(session: Session, name):
    session.query(User).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(models.User).all()[0]
#           ^^^^^ sqlalchemy-legacy-query: `query(models.User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(Other).filter(Other.name == name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(Other)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter(User.name == name).first().name
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).limit(5).offset(2).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).one()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).one_or_none()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User, Address).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User, func.count()).group_by(User.id).one()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, func.count())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User, Address.email).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, Address.email)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def rows(session: Session, name):
    session.query(User.id, User.name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id, User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(models.User.id).one()
#           ^^^^^ sqlalchemy-legacy-query: `query(models.User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id.label("key")).one_or_none()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id.label("key"))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id).filter(User.name == name).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.max(User.id)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.max(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(sa.func.count(User.id)).filter(User.name == name).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(sa.func.count(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.max(User.id)).group_by(User.name).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.max(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return session.query(User.__table__.c.id).all()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User.__table__.c.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def counts(session: Session, name):
    session.query(User).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter_by(name=name).count() > 1
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).join(Address).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).distinct().count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).order_by(User.id).limit(10).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id, User.name).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id, User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(Other).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(Other)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def in_bulk(session: Session, name):
    session.query(User).delete()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter(User.name == name).delete(synchronize_session=False)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter(User.name == name).delete(False)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    gone = session.query(User).filter_by(name=name).delete()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).update({"name": name})
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter(User.id == 1).update({User.name: name}, synchronize_session=False)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).update(values={"name": name})
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).update({"a_synonym": name, User.another_synonym: None})
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).update({"name": name}, "fetch")
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return gone + session.query(User).where(User.id == 1).update({"name": name})
#                         ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def iterated(session: Session):
    for user in session.query(User).order_by(User.id):
#                       ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        yield user.name
    for key, name in session.query(User.id, User.name):
#                            ^^^^^ sqlalchemy-legacy-query: `query(User.id, User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        yield key, name
    yield from session.query(User)
#                      ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    yield [user for user in session.query(User).yield_per(100)]
#                                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def statements(session: Session, name):
    counted = session.query(Address.user_id, func.count("*").label("n")).group_by(Address.user_id).subquery()
#                     ^^^^^ sqlalchemy-legacy-query: `query(Address.user_id, func.count("*").label("n"))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    named = session.query(User).filter(User.name == name).cte("named")
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    tree = session.query(User.id).cte("tree", recursive=True)
#                  ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    nested = session.query(User.id).cte(name="nested", nesting=True)
#                    ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    is_there = session.query(sa.literal(True)).filter(session.query(User).exists()).scalar()
#                      ^^^^^ sqlalchemy-legacy-query: `query(sa.literal(True))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                                                             ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    youngest = session.query(func.max(User.id)).scalar_subquery()
#                      ^^^^^ sqlalchemy-legacy-query: `query(func.max(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    oldest = session.query(func.min(User.id)).as_scalar()
#                    ^^^^^ sqlalchemy-legacy-query: `query(func.min(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User, session.query(func.count(Address.id)).label("addresses")).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, session.query(func.count(Address.id)).label("addresses"))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                               ^^^^^ sqlalchemy-legacy-query: `query(func.count(Address.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(session.query(User).filter(User.name == name).exists()).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(session.query(User).filter(User.name == name).exists())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                         ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return counted, named, tree, nested, is_there, youngest, oldest


def in_lines(session: Session, name):
    users = (
        session.query(User)
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        .filter(User.name == name)  # by name
        .order_by(
            User.id,
        )
        .all()
    )
    n_users = (
        session.query(User)
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        .filter(User.name == name)
        .count()
    )
    gone = (
        session.query(User)
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        .filter(User.name == name)
        .delete(synchronize_session=False)
    )
#                   ^^^^^ +1 sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    first = session.query(User).\
        filter(User.name == name).\
        first()
    text = (
        session.query(User)
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        .filter(User.name == """
a name of several lines
""")
        .first()
    )
    with_a_tail = session.query(User).filter(
#                         ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        User.name == name,
        User.id > 1,
    ).one_or_none()
    long = session.query(User).filter(User.name == name, User.id > 1, User.id < 100).first()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return users, n_users, gone, first, text, with_a_tail, long


def tables(session: Session, name):
    users = sa.Table("users", sa.MetaData(), sa.Column("id", sa.Integer))
    session.query(users).filter_by(id=1).delete()
#           ^^^^^ sqlalchemy-legacy-query: `query(users)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    count = session.query(users).filter(
#                   ^^^^^ sqlalchemy-legacy-query: `query(users)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        users.c.id.in_([1, 2, 3])).update(
            {users.c.id: name, users.c.a_rather_long_name: name},
            synchronize_session=False)
    return session.query(users).all(), count
#                  ^^^^^ sqlalchemy-legacy-query: `query(users)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


async def plain_statements(session: Session, connection, name):
    users = await connection.execute(session.query(User).filter(User.name == name).statement)
#                                            ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    statement = (
        session.query(User.id)
#               ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a comment stands where code would go.
        .join(Address)
        # of everybody
        .statement
    )
    condition = session.query(User).filter(User.id > 1).whereclause
#                       ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    described = session.query(User, Address).column_descriptions
#                       ^^^^^ sqlalchemy-legacy-query: `query(User, Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    compiled = session.query(User).statement.compile()
#                      ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return users, statement, condition, described, compiled, [u async for u in session.query(User)]
#                                                                                      ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
