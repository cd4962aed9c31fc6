# What executes a query, or makes something else of it.
# versions: sqlalchemy>=2.0
import sqlalchemy as sa
from sqlalchemy import func
from sqlalchemy.orm import Session, aliased

from app import models
from app.models import Address, User

Other = aliased(User)


def objects(session: Session, name):
    session.scalars(sa.select(User)).unique().all()
    session.scalars(sa.select(models.User)).unique().all()[0]
    session.scalars(sa.select(Other).where(Other.name == name)).unique().all()
    session.scalars(sa.select(User).limit(1)).first()
    session.scalars(sa.select(User).where(User.name == name).limit(1)).first().name
    session.scalars(sa.select(User).limit(1).offset(2)).first()
    session.scalars(sa.select(User)).unique().one()
    session.scalars(sa.select(User)).unique().one_or_none()
    session.scalars(sa.select(User)).unique().one_or_none()
    session.execute(sa.select(User, Address)).unique().all()
    session.execute(sa.select(User, func.count()).group_by(User.id)).unique().one()
    session.execute(sa.select(User, Address.email).limit(1)).first()


def rows(session: Session, name):
    session.execute(sa.select(User.id, User.name)).all()
    session.execute(sa.select(User.id).limit(1)).first()
    session.execute(sa.select(models.User.id)).one()
    session.execute(sa.select(User.id.label("key"))).one_or_none()
    session.execute(sa.select(User.id).where(User.name == name)).scalar_one_or_none()
    session.scalar(sa.select(func.max(User.id)))
    session.scalar(sa.select(sa.func.count(User.id)).where(User.name == name))
    session.execute(
        sa.select(func.max(User.id)).group_by(User.name)
    ).scalar_one_or_none()
    return session.execute(sa.select(User.__table__.c.id)).all()


def counts(session: Session, name):
    session.scalar(sa.select(sa.func.count()).select_from(User))
    session.scalar(
        sa.select(sa.func.count()).select_from(User).filter_by(name=name)
    ) > 1
    session.scalar(sa.select(sa.func.count()).select_from(User).join(Address))
    session.scalar(
        sa.select(sa.func.count()).select_from(sa.select(User).distinct().subquery())
    )
    session.scalar(
        sa.select(sa.func.count()).select_from(sa.select(User).order_by(User.id).limit(10).subquery())
    )
    session.scalar(
        sa.select(sa.func.count()).select_from(sa.select(User.id, User.name).subquery())
    )
    session.scalar(sa.select(sa.func.count()).select_from(sa.select(Other).subquery()))


def in_bulk(session: Session, name):
    session.execute(sa.delete(User))
    session.execute(
        sa.delete(User).where(User.name == name).execution_options(synchronize_session=False)
    )
    session.execute(
        sa.delete(User).where(User.name == name).execution_options(synchronize_session=False)
    )
    gone = session.execute(sa.delete(User).filter_by(name=name)).rowcount
    session.execute(sa.update(User).values({"name": name}))
    session.execute(
        sa.update(User).where(User.id == 1).values({User.name: name}).execution_options(synchronize_session=False)
    )
    session.execute(sa.update(User).values({"name": name}))
    session.execute(
        sa.update(User).values({"a_synonym": name, User.another_synonym: None})
    )
    session.execute(
        sa.update(User).values({"name": name}).execution_options(synchronize_session="fetch")
    )
    return gone + session.execute(
        sa.update(User).where(User.id == 1).values({"name": name})
    ).rowcount


def iterated(session: Session):
    for user in session.scalars(sa.select(User).order_by(User.id)).unique():
        yield user.name
    for key, name in session.execute(sa.select(User.id, User.name)):
        yield key, name
    yield from session.scalars(sa.select(User)).unique()
    yield [user for user in session.scalars(
        sa.select(User).execution_options(yield_per=100)
    )]


def statements(session: Session, name):
    counted = sa.select(Address.user_id, func.count("*").label("n")).group_by(Address.user_id).subquery()
    named = sa.select(User).where(User.name == name).cte("named")
    tree = sa.select(User.id).cte("tree", recursive=True)
    nested = sa.select(User.id).cte(name="nested", nesting=True)
    is_there = session.execute(
        sa.select(sa.literal(True)).where(sa.select(User).exists())
    ).scalar_one_or_none()
    youngest = sa.select(func.max(User.id)).scalar_subquery()
    oldest = sa.select(func.min(User.id)).scalar_subquery()
    session.execute(
        sa.select(User, sa.select(func.count(Address.id)).label("addresses")).limit(1)
    ).first()
    session.execute(
        sa.select(sa.select(User).where(User.name == name).exists())
    ).scalar_one_or_none()
    return counted, named, tree, nested, is_there, youngest, oldest


def in_lines(session: Session, name):
    users = (
        session.scalars(
            sa.select(User)
            .where(User.name == name)  # by name
            .order_by(
                User.id,
            )
        )
        .unique()
        .all()
    )
    n_users = (
        session.scalar(
            sa.select(sa.func.count())
            .select_from(User)
            .where(User.name == name)
        )
    )
    gone = (
        session.execute(
            sa.delete(User)
            .where(User.name == name)
            .execution_options(synchronize_session=False)
        )
        .rowcount
    )
    first = session.scalars(sa.select(User).\
        where(User.name == name).limit(1)).\
        first()
    text = (
        session.scalars(
            sa.select(User)
            .where(User.name == """
a name of several lines
""")
            .limit(1)
        )
        .first()
    )
    with_a_tail = session.scalars(sa.select(User).where(
        User.name == name,
        User.id > 1,
    )).unique().one_or_none()
    long = session.scalars(
        sa.select(User).where(User.name == name, User.id > 1, User.id < 100).limit(1)
    ).first()
    return users, n_users, gone, first, text, with_a_tail, long


def tables(session: Session, name):
    users = sa.Table("users", sa.MetaData(), sa.Column("id", sa.Integer))
    session.execute(sa.delete(users).filter_by(id=1))
    count = session.execute(
        sa.update(users).where(
            users.c.id.in_([1, 2, 3])).values(
                {users.c.id: name, users.c.a_rather_long_name: name}).execution_options(synchronize_session=False)
    ).rowcount
    return session.execute(sa.select(users)).all(), count


async def plain_statements(session: Session, connection, name):
    users = await connection.execute(sa.select(User).where(User.name == name))
    statement = (
        session.query(User.id)
        .join(Address)
        # of everybody
        .statement
    )
    condition = sa.select(User).where(User.id > 1).whereclause
    described = sa.select(User, Address).column_descriptions
    compiled = sa.select(User).compile()
    return users, statement, condition, described, compiled, [u async for u in session.scalars(
        sa.select(User)
    ).unique()]
