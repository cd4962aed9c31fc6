# versions: sqlalchemy>=2.0
"""What a `select()` alone does not know to be about a mapped class: it flushes nothing, and loses the
condition of an inherited class; and what leads it there.
"""

from sqlalchemy import (
    Column,
    Integer,
    String,
    Table,
    and_,
    cast,
    delete,
    exists,
    extract,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import DeclarativeBase, Session, aliased


class Base(DeclarativeBase): ...


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)


tags = Table("tags", Base.metadata, Column("id", Integer), Column("user_id", Integer))


def left(session: Session, name, team):
    session.query(exists().where(User.name == name)).scalar()
    session.query(literal(True)).filter(exists().where(User.id == 1)).scalar()
    session.query(func.count(User.id).filter(User.name == name)).scalar()
    session.query(func.row_number().over(order_by=User.id)).all()
    session.query(extract("year", User.name)).all()
    session.query(and_(User.id == 1, User.name == name)).all()
    session.query(or_(User.id == 1, User.name == name)).all()
    session.query(func.count()).filter((User.id == 1) & (User.name == name)).scalar()
    session.query(func.count()).filter(and_(User.id == 1, User.name == name)).scalar()
    session.query(func.count()).filter(User.tags.any()).scalar()
    session.query(func.count()).filter(User.id if team else tags.c.id).scalar()
    session.scalar(
        select(func.count()).select_from(select(tags).filter_by(user_id=1).subquery())
    )
    session.execute(select(tags.c.id).where(tags.c.id > 0)).all()
    session.execute(select(User.__table__).execution_options(autoflush=False)).all()
    session.scalar(select(func.count(tags.c.id)))
    session.execute(
        delete(tags).where(tags.c.user_id.in_(select(User.id))).execution_options(synchronize_session=False)
    )
    session.execute(update(tags).values({"user_id": None}))
    query = session.query(exists().where(User.name == name))
    return query.scalar()


def led_there(session: Session, name):
    session.scalar(select(func.count()).where(User.name == name))
    session.scalar(select(func.count()).where(User.name.in_([name])))
    session.scalar(select(func.count()).select_from(User))
    session.scalar(select(func.count(1)).join(User, User.id == 1))
    session.execute(select(func.coalesce(func.max(User.id), 0))).scalar_one_or_none()
    session.execute(select(cast(User.id, String))).all()
    session.execute(select(literal(1)).order_by(User.id.desc())).all()
    session.execute(
        select(select(User).where(User.name == name).exists())
    ).scalar_one_or_none()
    session.execute(
        select(select(User.id).where(User.name == name).exists())
    ).scalar_one_or_none()
    session.query(select(tags.c.id).exists()).scalar()
    user = aliased(User)
    session.scalar(select(func.count(user.id)))
    query = session.query(func.count())
    query = query.filter(User.name == name)
    return query.scalar()
