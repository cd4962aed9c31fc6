"""Queries that are changed before they are compiled."""
# versions: sqlalchemy>=2.0

from sqlalchemy import event
from sqlalchemy.orm import Query, Session

from app.models import User


@event.listens_for(Query, "before_compile", retval=True)
def without_deleted(query):
    return query.filter_by(deleted=False)


def users(session: Session):
    session.query(User).filter(User.id == 1).delete()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the file uses `before_compile`, which can change what queries do.
    return session.query(User).all()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the file uses `before_compile`, which can change what queries do.
