from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from app.models import User


def others(session: Session, cache, args: MultiDict, key):
    session.get(User, key)
    session.query(User).first().get(key)
    session.query(User).filter(User.id == key).one().settings.get("theme")
    cache.query(User).get(key)
    args.get("query")
    return session.query(User)
