# Chains without a fix, and why.
# versions: sqlalchemy>=2.0
from sqlalchemy import distinct, func, select, text
from sqlalchemy import literal_column as literal
from sqlalchemy import text as raw
from sqlalchemy.orm import Bundle, Session, joinedload

from app.models import Address, User, user_columns


def what_is_asked_for(session: Session, model, columns, key):
    session.query(model).all()
    session.query(*columns).first()
    session.query(model.id).scalar()
    session.query(Bundle("user", User.id)).all()
    session.query(user_columns).all()
    session.query(User.__mapper__).all()
    session.query(User, Address.email).all()
    session.query(User, Address).scalar()
    session.query(model).filter_by(id=key).delete()
    session.query(User.id).update({"id": key})


def not_executed_here(session: Session, run):
    query = session.query(User)
    run(session.query(User).filter(User.id == 1))
    session.query(User)
    if session.query(User).filter(User.id == 1):
        return query
    return session.query(User)


def items(session: Session, a, b):
    session.query(User)[0]
    session.query(User).order_by(User.id)[a:b]


def other_methods(session: Session, other, user, change):
    session.query(User).params(id=1).all()
    session.query(User).from_statement(text("SELECT 1")).all()
    session.query(User).union(session.query(User)).all()
    session.query(User).with_parent(user).all()
    session.query(User).enable_eagerloads(False).all()
    session.query(User).with_labels().all()
    session.query(User).with_transformation(change).all()
    session.query(User).with_session(other).all()
    session.query(User).reset_joinpoint().all()
    session.query(User).paginate(1, 20)
    session.query(User).first_or_404()
    session.query(User).value(User.id)


def arguments(session: Session, given, key):
    session.query(User).options(given).all()
    session.query(User).options(given.loads).all()
    session.query(User).options(given.loads()).all()
    session.query(User).options([joinedload(User.addresses)]).all()
    session.query(User).join("addresses").all()
    session.query(User).join((Address, Address.user_id == User.id)).all()
    session.query(User).join(Address, User.addresses, Address.user).all()
    session.query(User).join(User.addresses).filter_by(email=key).all()
    session.query(User).join(Address).filter_by(**given).all()
    session.query(User).with_entities(User.id).filter_by(name=key).all()
    session.query(User).order_by(False).all()
    session.query(User).limit(5).filter(User.id == key).all()
    session.query(User).select_from(User).select_from(Address).all()
    session.query(User).join(User.addresses).select_from(User).all()
    session.query(User).filter(User.id == key).select_from(User).all()
    session.query(User).limit(given()).first()
    session.query(User).limit(*given).first()
    session.query(User).slice(1, 2).first()
    session.query(User).execution_options(yield_per=10).all()
    session.query(User).filter(User.id == key).delete(given, True)
    session.query(User).limit(5).delete()
    session.query(User).update({"id": key}, update_args={"mysql_limit": 1})
    session.query(User).update([("id", key)], update_args={"preserve_parameter_order": True})
    session.query(User).delete(delete_args={"mysql_limit": 1})
    session.query(User, Address).delete()
    session.query(User).order_by(User.id).delete()
    session.query(User).join(Address).delete()
    session.query(User).select_from(User).delete()
    session.query(User).subquery("u", True)
    session.query(User).subquery(None, False, True)
    session.query(User).subquery(reduce_columns=True)
    session.query(User).subquery(with_labels=True)
    session.query(User).yield_per(10).count()


def other_traps(make_session, key):
    with Session() as session:
        n_users = (
            session.query(User)
            # by key
            .filter(User.id == key)
            # how many
            .count()
        )
    Session(key).query(User.id).subquery()
    return n_users, func


def found_by_the_oracle(session: Session, key):
    # An aggregate is one row, whether or not there are any to count.
    session.execute(
        select(session.query(func.count(User.id)).filter(User.id == key).exists())
    ).scalar_one_or_none()
    # `Query.exists()` does not look at addresses.
    session.execute(select(session.query(User, Address).exists())).scalar_one_or_none()
    # Nothing is selected from, as the table has no mapped class.
    session.query(session.query(User.__table__.c.name).offset(1).exists()).scalar()
    # Both columns would have the same name.
    session.query(distinct(User.name), User.name).all()


def names_of_columns(session: Session, words):
    # Of a `Query`, `row.id` is the last of them; of a `select()`, the first.
    session.query(User.id, Address.id).all()
    session.query(User.id.label("key"), Address.id.label("key")).first()
    session.query(User, User).all()
    session.execute(select(User.id, Address.id.label("address_id"))).all()
    select(User.id, Address.id).subquery()
    # `users_name` is how a `Query` labels a column.
    session.query(User).order_by(text("users_name")).all()
    session.query(User).filter(text("users_name = 'a'")).all()
    session.query(User).group_by(User.id).having(text(words)).all()
    session.query(User).order_by(raw("users_name")).all()
    session.query(User).filter(literal("users_name") == "a").all()
    session.scalars(
        select(User).order_by(text("name DESC")).where(text("id > 1"))
    ).unique().all()
    session.query(User).group_by(False).all()
