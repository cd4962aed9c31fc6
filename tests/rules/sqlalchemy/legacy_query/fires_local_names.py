"""Names that stand for something else."""
# versions: sqlalchemy>=2.0

from sqlalchemy.orm import Session

from app.models import User
def update():
    return None

class Store:
    def select(self, session: Session):
        session.query(User).delete()
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        return session.query(User).all()
#                      ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.

    def users(self, session: Session, select):
        session.query(User).update({"a": 1})
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        return session.query(User).all()
#                      ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
