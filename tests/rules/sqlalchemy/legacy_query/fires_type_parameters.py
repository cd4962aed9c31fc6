# versions: python>=3.12
from sqlalchemy.orm import Session


def generic[T](session: Session, model: type[T]) -> T:
    return session.query(model).one()
#                  ^^^^^ sqlalchemy-legacy-query: `query(model)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
