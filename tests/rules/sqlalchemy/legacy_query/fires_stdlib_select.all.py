"""Names that stand for something else."""
# versions: sqlalchemy>=2.0

import select

import sqlalchemy
from sqlalchemy import func, sql
from sqlalchemy.orm import Session

from app.models import User


def users(session: Session):
    select.select([], [], [])
    session.scalar(sqlalchemy.select(sql.func.max(User.id)))
    return session.scalar(sqlalchemy.select(func.count()).select_from(User))
