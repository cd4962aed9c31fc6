# What is added to a query before it is executed.
# versions: sqlalchemy>=2.0
from sqlalchemy import func
from sqlalchemy.orm import Session, aliased, contains_eager, join, joinedload, selectinload

from app.models import Address, User

Other = aliased(User)


def conditions(session: Session, name, given):
    session.query(User).filter(User.name == name).filter(User.id > 1).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).where(User.name == name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter_by(name=name, id=1).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id).filter_by(name=name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).join(Address).filter_by(email=name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).join(Other, Other.id == User.id).filter_by(name=name, id=given or 1).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).outerjoin(Address).filter_by(email=given[0], id=given.id).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id).select_from(Address).filter_by(email=name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User, Address).filter_by(name=name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter().filter(None).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter(Address.user_id == User.id).filter_by(id=1).delete(synchronize_session=False)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter_by(id=1).filter_by(name=name).update({"name": "b"})
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def froms(session: Session):
    session.query(User).join(User.addresses).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).join(Address, Address.user_id == User.id).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).join(Address, User.addresses, isouter=True).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).outerjoin(Address, full=True).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id).select_from(User).correlate(Address).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id).correlate(None).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id).select_from(join(User, Address)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).join(User.addresses.of_type(Address)).options(contains_eager(User.addresses)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def rows(session: Session):
    session.query(User).order_by(User.id).order_by(None).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.name).group_by(User.name).having(func.count() > 1).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).limit(5).offset(10).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).slice(5, 10).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).limit("2").distinct().all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).group_by(None).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).distinct(User.name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.name).distinct().all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def columns(session: Session):
    session.query(User).with_entities(User.id, User.name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id).add_columns(User.name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id).add_column(User.name).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).add_columns(Address).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.


def options(session: Session, given):
    session.query(User).options(joinedload(User.addresses), selectinload(User.groups)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).options(*given).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option may be a list of options, which only `Query` takes.
    session.query(User).execution_options(compiled_cache=None).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).populate_existing().all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).autoflush(False).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).with_for_update(skip_locked=True).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).yield_per(100).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).prefix_with("HIGH_PRIORITY").suffix_with("x").all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).with_hint(User, "x").with_statement_hint("y").all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
