# versions: sqlalchemy>=2.0
"""Arguments that are aligned below a bracket."""

from sqlalchemy import and_, select
from sqlalchemy.orm import Session


def users(session: Session):
    found = session.scalars(select(User).where(User.name == "a",
                                               User.age > 18)).unique().all()
    first = session.scalars(select(User).where(and_(User.name == "a",
                                                    User.age > 18)).limit(1)).first()
    return found, session.scalars(select(User).filter_by(name="a",
                                                         age=3)).unique().one(), first
