"""Names that stand for something else."""
# versions: sqlalchemy>=2.0

import sqlalchemy
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.models import User
def update():
    return None

class Store:
    def select(self, session: Session):
        session.execute(delete(User))
        return session.scalars(select(User)).unique().all()

    def users(self, session: Session, select):
        session.execute(sqlalchemy.update(User).values({"a": 1}))
        return session.scalars(sqlalchemy.select(User)).unique().all()
