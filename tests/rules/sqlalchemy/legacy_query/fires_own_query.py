"""Sessions that make queries of a class of their own."""
# versions: sqlalchemy>=2.0

from sqlalchemy.orm import Session, sessionmaker

from app.models import OwnQuery, User

factory = sessionmaker(query_cls=OwnQuery)


def users(session: Session):
    own = Session(query_cls=OwnQuery)
    own.query(User).all()
#       ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the session makes queries of a class of its own.
    factory().query(User).all()
#             ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the file uses `query_cls`, which can change what queries do.
    return session.query(User).all()
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the file uses `query_cls`, which can change what queries do.
