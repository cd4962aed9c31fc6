# What is added to a query before it is executed.
# versions: sqlalchemy>=2.0
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, aliased, contains_eager, join, joinedload, selectinload

from app.models import Address, User

Other = aliased(User)


def conditions(session: Session, name, given):
    session.scalars(
        select(User).where(User.name == name).where(User.id > 1)
    ).unique().all()
    session.scalars(select(User).where(User.name == name)).unique().all()
    session.scalars(select(User).filter_by(name=name, id=1)).unique().all()
    session.execute(select(User.id).filter_by(name=name)).all()
    session.scalars(
        select(User).join(Address).where(Address.email == name)
    ).unique().all()
    session.scalars(
        select(User).join(Other, Other.id == User.id).where(Other.name == name, Other.id == (given or 1))
    ).unique().all()
    session.scalars(
        select(User).outerjoin(Address).where(Address.email == given[0], Address.id == given.id)
    ).unique().all()
    session.execute(
        select(User.id).select_from(Address).where(Address.email == name)
    ).all()
    session.execute(select(User, Address).where(User.name == name)).unique().all()
    session.scalars(select(User).where().where(None)).unique().all()
    session.execute(
        delete(User).where(Address.user_id == User.id).where(User.id == 1).execution_options(synchronize_session=False)
    )
    session.execute(
        update(User).filter_by(id=1).filter_by(name=name).values({"name": "b"})
    )


def froms(session: Session):
    session.scalars(select(User).join(User.addresses)).unique().all()
    session.scalars(
        select(User).join(Address, Address.user_id == User.id)
    ).unique().all()
    session.scalars(
        select(User).join(Address, User.addresses, isouter=True)
    ).unique().all()
    session.scalars(select(User).outerjoin(Address, full=True)).unique().all()
    session.execute(select(User.id).select_from(User).correlate(Address)).all()
    session.execute(select(User.id).correlate(None)).all()
    session.execute(select(User.id).select_from(join(User, Address))).all()
    session.scalars(
        select(User).join(User.addresses.of_type(Address)).options(contains_eager(User.addresses))
    ).unique().all()


def rows(session: Session):
    session.scalars(select(User).order_by(User.id).order_by(None)).unique().all()
    session.execute(
        select(User.name).group_by(User.name).having(func.count() > 1)
    ).all()
    session.scalars(select(User).limit(5).offset(10)).unique().all()
    session.scalars(select(User).slice(5, 10)).unique().all()
    session.scalars(select(User).limit("2").distinct()).unique().all()
    session.scalars(select(User).group_by(None)).unique().all()
    session.scalars(select(User).distinct(User.name)).unique().all()
    session.execute(select(User.name).distinct()).all()


def columns(session: Session):
    session.execute(select(User).with_only_columns(User.id, User.name)).all()
    session.execute(select(User.id).add_columns(User.name)).all()
    session.execute(select(User.id).add_columns(User.name).limit(1)).first()
    session.execute(select(User).add_columns(Address)).unique().all()


def options(session: Session, given):
    session.scalars(
        select(User).options(joinedload(User.addresses), selectinload(User.groups))
    ).unique().all()
    session.query(User).options(*given).all()
    session.scalars(select(User).execution_options(compiled_cache=None)).unique().all()
    session.scalars(
        select(User).execution_options(populate_existing=True)
    ).unique().all()
    session.scalars(select(User).execution_options(autoflush=False).limit(1)).first()
    session.scalars(select(User).with_for_update(skip_locked=True)).unique().all()
    session.scalars(select(User).execution_options(yield_per=100)).all()
    session.scalars(
        select(User).prefix_with("HIGH_PRIORITY").suffix_with("x")
    ).unique().all()
    session.scalars(
        select(User).with_hint(User, "x").with_statement_hint("y")
    ).unique().all()
