"""Sessions whose `query()` is something else in a test."""
# versions: sqlalchemy>=2.0

from unittest import mock

from sqlalchemy.orm import Session

from app.models import User


def test_users(session: Session):
    with mock.patch.object(session, "query"):
        assert session.query(User).all() == []
#                      ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the file puts something else in the place of `query`.
