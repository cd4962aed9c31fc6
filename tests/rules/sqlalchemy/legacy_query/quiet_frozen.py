# frozen: yes
from sqlalchemy.orm import Session


def upgrade(session: Session):
    return session.query(User).all()
