# versions: sqlalchemy>=2.0
"""What a `select()` alone does not know to be about a mapped class: it flushes nothing, and loses the
condition of an inherited class; and what leads it there.
"""

from sqlalchemy import Column, Integer, String, Table, and_, cast, exists, extract, func, literal, or_, select
from sqlalchemy.orm import DeclarativeBase, Session, aliased


class Base(DeclarativeBase): ...


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)


tags = Table("tags", Base.metadata, Column("id", Integer), Column("user_id", Integer))


def left(session: Session, name, team):
    session.query(exists().where(User.name == name)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(exists().where(User.name == name))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(literal(True)).filter(exists().where(User.id == 1)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(literal(True))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(func.count(User.id).filter(User.name == name)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count(User.id).filter(User.name == name))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(func.row_number().over(order_by=User.id)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.row_number().over(order_by=User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(extract("year", User.name)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(extract("year", User.name))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(and_(User.id == 1, User.name == name)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(and_(User.id == 1, User.name == name))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(or_(User.id == 1, User.name == name)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(or_(User.id == 1, User.name == name))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(func.count()).filter((User.id == 1) & (User.name == name)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(func.count()).filter(and_(User.id == 1, User.name == name)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(func.count()).filter(User.tags.any()).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(func.count()).filter(User.id if team else tags.c.id).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    session.query(tags).filter_by(user_id=1).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(tags)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(tags.c.id).filter(tags.c.id > 0).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(tags.c.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.__table__).autoflush(False).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.__table__)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.count(tags.c.id)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count(tags.c.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(tags).filter(tags.c.user_id.in_(select(User.id))).delete(synchronize_session=False)
#           ^^^^^ sqlalchemy-legacy-query: `query(tags)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(tags).update({"user_id": None})
#           ^^^^^ sqlalchemy-legacy-query: `query(tags)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    query = session.query(exists().where(User.name == name))
#                   ^^^^^ sqlalchemy-legacy-query: `query(exists().where(User.name == name))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    return query.scalar()


def led_there(session: Session, name):
    session.query(func.count()).filter(User.name == name).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.count()).filter(User.name.in_([name])).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.count()).select_from(User).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.count(1)).join(User, User.id == 1).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count(1))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(func.coalesce(func.max(User.id), 0)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.coalesce(func.max(User.id), 0))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(cast(User.id, String)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(cast(User.id, String))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(literal(1)).order_by(User.id.desc()).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(literal(1))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(session.query(User).filter(User.name == name).exists()).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(session.query(User).filter(User.name == name).exists())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                         ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(select(User.id).where(User.name == name).exists()).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(select(User.id).where(User.name == name).exists())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(select(tags.c.id).exists()).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(select(tags.c.id).exists())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    user = aliased(User)
    session.query(func.count(user.id)).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(func.count(user.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    query = session.query(func.count())
#                   ^^^^^ sqlalchemy-legacy-query: `query(func.count())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
    query = query.filter(User.name == name)
    return query.scalar()
