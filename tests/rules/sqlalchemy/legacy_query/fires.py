from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Annotated, Optional

import sqlalchemy.orm as orm
from fastapi import Depends
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from sqlalchemy.orm import Session as DbSession

from app.models import Address, User

engine = create_engine("sqlite://")
SessionLocal = sessionmaker(bind=engine)
registry_session = scoped_session(SessionLocal)
db = SQLAlchemy()


def annotated_parameter(session: Session):
    return session.query(User).all()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def optional_parameter(session: Session | None = None, other: Optional[Session] = None):
    session = session or SessionLocal()
    session.query(User).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    other.query(User).first()
#         ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def string_annotation(session: "orm.Session"):
    session.query(User.id, User.name)
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id, User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


def renamed_import(session: DbSession):
    session.query(User)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


def made_by_factory():
    session = SessionLocal()
    try:
        return session.query(User).filter(User.id == 1).one()
#                      ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    finally:
        session.close()


def entered():
    with SessionLocal() as session, session.begin():
        session.query(User).delete()
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    with SessionLocal.begin() as begun:
        begun.query(User).delete()
#             ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    with Session(engine) as plain:
        return [user.name for user in plain.query(User) if user.name]
#                                           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def scoped():
    registry_session.query(User).count()
#                    ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    registry_session().query(User).count()
#                      ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    db.session.query(User).count()
#              ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def get_db() -> Iterator[Session]:
    with SessionLocal() as session:
        yield session


def get_db_untyped():
    session = SessionLocal()
    yield session


Db = Annotated[Session, Depends(get_db)]


async def injected(session: Db, direct: Annotated[Session, Depends(get_db)], old=Depends(get_db_untyped)):
    session.query(User)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
    direct.query(User)
#          ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
    old.query(User)
#       ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


@contextlib.contextmanager
def transaction():
    session = SessionLocal()
    yield session
    session.commit()


def in_transaction():
    with transaction() as session:
        session.query(User)
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


class Tenant(Session):
    def users(self):
        return self.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is returned.


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
#                     ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
        self._tenant.query(User)
#                    ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
        self.made.query(User)
#                 ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
        self.session.query(User)
#                    ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
        self.open().query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.

    def nested(self):
        session = self._session

        def load():
            return session.query(User)
#                          ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is returned.

        return [session.query(Address) for _ in range(3)], lambda: session.query(Address), load
#                       ^^^^^ sqlalchemy-legacy-query: `query(Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
#                                                                          ^^^^^ sqlalchemy-legacy-query: `query(Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is returned.


def long_chain(session: Session):
    return (
        session.query(  # everything that a page needs
#               ^^^^^ sqlalchemy-legacy-query: `query(User, Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
            User,
            Address,
        )
        .join(Address, User.id == Address.user_id)
        # only those who are there
        .filter(User.active)
        .all()
    )


def subquery(session: Session):
    inner = session.query(Address.user_id).subquery()
#                   ^^^^^ sqlalchemy-legacy-query: `query(Address.user_id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return session.query(User).filter(User.id.in_(session.query(Address.user_id)))
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is returned.
#                                                         ^^^^^ sqlalchemy-legacy-query: `query(Address.user_id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.


def many_entities(session: Session):
    session.query(User.id, User.name, User.email, User.active, Address.street, Address.city)
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id, User.name, User.email, User.active, Address.street, Address.city)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


def assigned(session: Session):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    for user in session.query(User):
#                       ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        print(user)
    if (found := session.query(User).first()) is not None:
#                        ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        return found
    return query


def narrowed(anything):
    if isinstance(anything, Session):
        anything.query(User)
#                ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
    assert isinstance(anything, scoped_session)
    anything.query(User)
#            ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


def every_way_leads_to_a_session(flag: bool, session: Session):
    if flag:
        chosen = SessionLocal()
    else:
        chosen = session
    chosen.query(User)
#          ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
    if session is None:
        session = registry_session()
    session.query(User)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


def get_of_something_else(session: Session):
    session.query(User).first().settings.get("theme")
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.data).filter_by(id=1).scalar().get("theme")
#           ^^^^^ sqlalchemy-legacy-query: `query(User.data)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).all()[0].get(3)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
