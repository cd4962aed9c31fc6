import settings
from typing import TYPE_CHECKING

from app.store import Session as StoreSession

if not TYPE_CHECKING:
    from sqlalchemy.orm import Session
else:
    from app.store import Session

if settings.TYPE_CHECKING_IS_SLOW:
    from app.store import Session as Store
else:
    from sqlalchemy.orm import Session as Store


def what_type_checkers_do_not_see(session: Session, either: Store):
    session.query("users")
    either.query("users")
