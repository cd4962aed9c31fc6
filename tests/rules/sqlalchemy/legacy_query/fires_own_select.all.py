"""Names that stand for something else."""
# versions: sqlalchemy>=2.0

import sqlalchemy
from sqlalchemy.orm import Session

from app.models import User
from app.queries import select

def users(session: Session):
    return session.scalars(sqlalchemy.select(User)).unique().all()
