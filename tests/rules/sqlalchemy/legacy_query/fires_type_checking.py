import typing as t
from typing import TYPE_CHECKING

from app.lazy import LazyModule

if TYPE_CHECKING:
    import sqlalchemy.orm as orm
    from sqlalchemy.orm import Session
else:
    orm = LazyModule("sqlalchemy.orm")
    Session = object

if not t.TYPE_CHECKING:
    scoped_session = LazyModule("sqlalchemy.orm.scoped_session")
else:
    from sqlalchemy.orm import scoped_session


def imported_lazily(session: orm.Session, other: Session):
    session.query(User)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
    other.query(User)
#         ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


def checked_first(session: scoped_session):
    session.query(User)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


def within_a_function(anything):
    if t.TYPE_CHECKING:
        session = Session()
    else:
        session = anything
    session.query(User)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
