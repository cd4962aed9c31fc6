"""The same functions, imported from elsewhere in SQLAlchemy."""
# versions: sqlalchemy>=2.0

from sqlalchemy.orm import Session
from sqlalchemy.sql import func, select
from sqlalchemy.sql.expression import update as change

from app.models import User


def users(session: Session):
    session.execute(change(User).values({"name": "a"}))
    return session.scalars(
        select(User)
    ).unique().all(), session.scalar(
        select(func.max(User.id))
    ), session.scalar(
        select(func.count()).select_from(User)
    )
