from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Annotated, Optional

import sqlalchemy.orm as orm
from fastapi import Depends
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import create_engine, delete, func, select
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from sqlalchemy.orm import Session as DbSession

from app.models import Address, User

engine = create_engine("sqlite://")
SessionLocal = sessionmaker(bind=engine)
registry_session = scoped_session(SessionLocal)
db = SQLAlchemy()


def annotated_parameter(session: Session):
    return session.scalars(select(User)).unique().all()


def optional_parameter(session: Session | None = None, other: Optional[Session] = None):
    session = session or SessionLocal()
    session.scalars(select(User).limit(1)).first()
    other.scalars(select(User).limit(1)).first()


def string_annotation(session: "orm.Session"):
    session.query(User.id, User.name)


def renamed_import(session: DbSession):
    session.query(User)


def made_by_factory():
    session = SessionLocal()
    try:
        return session.scalars(select(User).where(User.id == 1)).unique().one()
    finally:
        session.close()


def entered():
    with SessionLocal() as session, session.begin():
        session.execute(delete(User))
    with SessionLocal.begin() as begun:
        begun.execute(delete(User))
    with Session(engine) as plain:
        return [user.name for user in plain.scalars(select(User)).unique() if user.name]


def scoped():
    registry_session.scalar(select(func.count()).select_from(User))
    registry_session().scalar(select(func.count()).select_from(User))
    db.session.scalar(select(func.count()).select_from(User))


def get_db() -> Iterator[Session]:
    with SessionLocal() as session:
        yield session


def get_db_untyped():
    session = SessionLocal()
    yield session


Db = Annotated[Session, Depends(get_db)]


async def injected(session: Db, direct: Annotated[Session, Depends(get_db)], old=Depends(get_db_untyped)):
    session.query(User)
    direct.query(User)
    old.query(User)


@contextlib.contextmanager
def transaction():
    session = SessionLocal()
    yield session
    session.commit()


def in_transaction():
    with transaction() as session:
        session.query(User)


class Tenant(Session):
    def users(self):
        return self.query(User)


class Repository:
    cache = None

    def __init__(self, session: Session, tenant: Tenant):
        self._session = session
        self._tenant = tenant
        self.made = SessionLocal()

    @property
    def session(self):
        return self._session

    def open(self) -> Session:
        return self._session

    def all(self):
        self._session.query(User)
        self._tenant.query(User)
        self.made.query(User)
        self.session.query(User)
        self.open().query(User)

    def nested(self):
        session = self._session

        def load():
            return session.query(User)

        return [session.query(Address) for _ in range(3)], lambda: session.query(Address), load


def long_chain(session: Session):
    return (
        session.execute(
            select(  # everything that a page needs
                User,
                Address,
            )
            .join(Address, User.id == Address.user_id)
            # only those who are there
            .where(User.active)
        )
        .unique()
        .all()
    )


def subquery(session: Session):
    inner = select(Address.user_id).subquery()
    return session.query(User).filter(User.id.in_(session.query(Address.user_id)))


def many_entities(session: Session):
    session.query(User.id, User.name, User.email, User.active, Address.street, Address.city)


def assigned(session: Session):
    query = session.query(User)
    for user in session.scalars(select(User)).unique():
        print(user)
    if (found := session.scalars(select(User).limit(1)).first()) is not None:
        return found
    return query


def narrowed(anything):
    if isinstance(anything, Session):
        anything.query(User)
    assert isinstance(anything, scoped_session)
    anything.query(User)


def every_way_leads_to_a_session(flag: bool, session: Session):
    if flag:
        chosen = SessionLocal()
    else:
        chosen = session
    chosen.query(User)
    if session is None:
        session = registry_session()
    session.query(User)


def get_of_something_else(session: Session):
    session.scalars(select(User).limit(1)).first().settings.get("theme")
    session.execute(select(User.data).filter_by(id=1)).scalar_one_or_none().get("theme")
    session.scalars(select(User)).unique().all()[0].get(3)
