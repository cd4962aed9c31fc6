"""A session may have methods of its own in the place of those that are called now."""
# versions: sqlalchemy>=2.0

from sqlalchemy.orm import Session

from app.models import User


class Counting(Session):
    def scalars(self, statement):
        return [statement]


def users(session: Counting):
    return session.query(User).all()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a session class of the file may have methods of its own.
