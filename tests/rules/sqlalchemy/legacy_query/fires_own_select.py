"""Names that stand for something else."""
# versions: sqlalchemy>=2.0

from sqlalchemy.orm import Session

from app.models import User
from app.queries import select

def users(session: Session):
    return session.query(User).all()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
