"""Names that stand for something else."""
# versions: sqlalchemy>=2.0

import sqlalchemy
from sqlalchemy.orm import Session

from app.models import User
from django.db.models import Count as func, Q as select

def users(session: Session):
    return session.scalars(
        sqlalchemy.select(User)
    ).unique().all(), session.scalar(
        sqlalchemy.select(sqlalchemy.func.count()).select_from(User)
    )
