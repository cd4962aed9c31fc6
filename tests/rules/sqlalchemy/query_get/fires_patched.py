# versions: sqlalchemy>=2.0
"""A session whose `query` is another one."""

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.models import User


def patched(monkeypatch, fake):
    session = Session(create_engine("sqlite://"))
    monkeypatch.setattr(session, "query", fake)
    return session.query(User).get(1)
#                              ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: the file puts something else in the place of `query`.
