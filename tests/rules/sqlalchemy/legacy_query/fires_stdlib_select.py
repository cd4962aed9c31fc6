"""Names that stand for something else."""
# versions: sqlalchemy>=2.0

import select

from sqlalchemy import sql
from sqlalchemy.orm import Session

from app.models import User


def users(session: Session):
    select.select([], [], [])
    session.query(sql.func.max(User.id)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(sql.func.max(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    return session.query(User).count()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
