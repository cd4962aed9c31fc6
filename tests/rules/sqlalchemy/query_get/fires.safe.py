from sqlalchemy import create_engine
from sqlalchemy.orm import Session, aliased, joinedload, scoped_session, sessionmaker

from app import models
from app.models import User

registry_session = scoped_session(sessionmaker(create_engine("sqlite://")))
Other = aliased(User)


def user(session: Session, key, which):
    session.query(User).get(None), session.query(User).get("ann")
    session.query(User).get(key)
    session.query(models.User).get(ident=key).name
    registry_session.query(User).get((1, 2))
    session.query(User).get(
        key,
    )
    session.query(User).options(joinedload(User.addresses)).get(key)
    session.query(User).populate_existing().with_for_update().get({"id": key})
    session.query(User).options(joinedload(User.addresses)).with_for_update().options(joinedload(User.group)).get(1)
    plain = Session(create_engine("sqlite://"))
    plain.get(User, key)
    return (
        session.query(User)
        .get(key)
    )


def left(session: Session, model, key, which):
    session.query(model).get(key)
    session.query(Other).get(key)
    session.query(User.id).get(key)
    session.query(User).filter(User.id > 1).get(key)
    session.query(User).with_for_update(nowait=True).get(key)
    plain = Session(create_engine("sqlite://"))
    plain.query(User).options([joinedload(User.addresses)]).get(key)
    plain.query(User).options(which).get(key)
    plain.query(User).options(*which).get(key)
    session.query(User).execution_options(x=1).get(key)
    session.query(User).options(joinedload(User.addresses)).get(next(key))
    session.query(User).get(*key)
    session.query(
        User  # by key
    ).get(key)
