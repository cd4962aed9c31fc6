"""Names that stand for something else."""
# versions: sqlalchemy>=2.0

from sqlalchemy.orm import Session

from app.models import User
from django.db.models import Count as func, Q as select

def users(session: Session):
    return session.query(User).all(), session.query(User).count()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                                             ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
