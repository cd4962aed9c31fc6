"""The same functions, imported from elsewhere in SQLAlchemy."""
# versions: sqlalchemy>=2.0

from sqlalchemy.orm import Session
from sqlalchemy.sql import func, select
from sqlalchemy.sql.expression import update as change

from app.models import User


def users(session: Session):
    session.query(User).update({"name": "a"})
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return session.query(User).all(), session.query(func.max(User.id)).scalar(), session.query(User).count()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                                             ^^^^^ sqlalchemy-legacy-query: `query(func.max(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                                                                                        ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
