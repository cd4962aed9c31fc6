# versions: sqlalchemy>=1.3,<2
from sqlalchemy.orm import Session


def users(session: Session):
    return session.query(User).all()
