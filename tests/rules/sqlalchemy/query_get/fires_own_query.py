"""Sessions that make queries of a class of their own."""

from sqlalchemy.orm import Session, sessionmaker

from app.models import OwnQuery, User

factory = sessionmaker(query_cls=OwnQuery)


def users(session: Session, key):
    own = Session(query_cls=OwnQuery)
    own.query(User).get(key)
#                   ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: the session makes queries of a class of its own.
    factory().query(User).get(key)
#                         ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: the file uses `query_cls`, which can change what queries do.
    return session.query(User).get(key)
#                              ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: the file uses `query_cls`, which can change what queries do.
