"""A session's `get()` may be put aside."""
# versions: sqlalchemy>=2.0

from sqlalchemy.orm import Session, load_only

from app.models import User, engine

session = Session(engine)
session.get = lambda key: key
session.query(User).get(1)
#                   ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: the file puts something else in the place of a session's method.
