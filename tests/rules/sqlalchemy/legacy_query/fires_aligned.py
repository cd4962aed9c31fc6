# versions: sqlalchemy>=2.0
"""Arguments that are aligned below a bracket."""

from sqlalchemy import and_
from sqlalchemy.orm import Session


def users(session: Session):
    found = session.query(User).filter(User.name == "a",
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
                                       User.age > 18).all()
    first = session.query(User).filter(and_(User.name == "a",
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
                                            User.age > 18)).first()
    return found, session.query(User).filter_by(name="a",
#                         ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
                                                age=3).one(), first
