from sqlalchemy import create_engine
from sqlalchemy.orm import Session, aliased, joinedload, scoped_session, sessionmaker

from app import models
from app.models import User

registry_session = scoped_session(sessionmaker(create_engine("sqlite://")))
Other = aliased(User)


def user(session: Session, key, which):
    session.query(User).get(None), session.query(User).get("ann")
#                       ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
#                                                      ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
    session.query(User).get(key)
#                       ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
    session.query(models.User).get(ident=key).name
#                              ^^^ sqlalchemy-query-get: `query(models.User).get()` is legacy since SQLAlchemy 2.0: use `session.get(models.User, …)`.
    registry_session.query(User).get((1, 2))
#                                ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
    session.query(User).get(
#                       ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
        key,
    )
    session.query(User).options(joinedload(User.addresses)).get(key)
#                                                           ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
    session.query(User).populate_existing().with_for_update().get({"id": key})
#                                                             ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
    session.query(User).options(joinedload(User.addresses)).with_for_update().options(joinedload(User.group)).get(1)
#                                                                                                             ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
    plain = Session(create_engine("sqlite://"))
    plain.query(User).get(key)
#                     ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
    return (
        session.query(User)
        .get(key)
#        ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`.
    )


def left(session: Session, model, key, which):
    session.query(model).get(key)
#                        ^^^ sqlalchemy-query-get: `query(model).get()` is legacy since SQLAlchemy 2.0: use `session.get(model, …)`. No fix: what is asked for is not certain.
    session.query(Other).get(key)
#                        ^^^ sqlalchemy-query-get: `query(Other).get()` is legacy since SQLAlchemy 2.0: use `session.get(Other, …)`. No fix: only a class has a primary key.
    session.query(User.id).get(key)
#                          ^^^ sqlalchemy-query-get: `query(User.id).get()` is legacy since SQLAlchemy 2.0: use `session.get(User.id, …)`. No fix: only a class has a primary key.
    session.query(User).filter(User.id > 1).get(key)
#                                           ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: `Session.get()` has no option for `filter()`.
    session.query(User).with_for_update(nowait=True).get(key)
#                                                    ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: the arguments of `with_for_update()` are not the usual ones.
    plain = Session(create_engine("sqlite://"))
    plain.query(User).options([joinedload(User.addresses)]).get(key)
#                                                           ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: an option may be a list of options, which only `Query` takes.
    plain.query(User).options(which).get(key)
#                                    ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: an option may be a list of options, which only `Query` takes.
    plain.query(User).options(*which).get(key)
#                                     ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: an option may be a list of options, which only `Query` takes.
    session.query(User).execution_options(x=1).get(key)
#                                              ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: `Session.get()` has no option for `execution_options()`.
    session.query(User).options(joinedload(User.addresses)).get(next(key))
#                                                           ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: the key would be worked out before the options.
    session.query(User).get(*key)
#                       ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: the arguments of `get()` are not the usual ones.
    session.query(
        User  # by key
    ).get(key)
#     ^^^ sqlalchemy-query-get: `query(User).get()` is legacy since SQLAlchemy 2.0: use `session.get(User, …)`. No fix: a comment stands where code would go.
