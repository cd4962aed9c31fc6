# Chains without a fix, and why.
# versions: sqlalchemy>=2.0
from sqlalchemy import distinct, func, text
from sqlalchemy import literal_column as literal
from sqlalchemy import text as raw
from sqlalchemy.orm import Bundle, Session, joinedload

from app.models import Address, User, user_columns


def what_is_asked_for(session: Session, model, columns, key):
    session.query(model).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(model)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
    session.query(*columns).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(*columns)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
    session.query(model.id).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(model.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
    session.query(Bundle("user", User.id)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(Bundle("user", User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
    session.query(user_columns).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(user_columns)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
    session.query(User.__mapper__).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.__mapper__)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: whether objects or rows come back is not known.
    session.query(User, Address.email).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, Address.email)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: rows of objects and columns cannot be told apart if a value has no hash.
    session.query(User, Address).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `scalar()` of several things that are asked for.
    session.query(model).filter_by(id=key).delete()
#           ^^^^^ sqlalchemy-legacy-query: `query(model)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: which class `filter_by()` is about is not certain.
    session.query(User.id).update({"id": key})
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `update()` of something else than a class or table.


def not_executed_here(session: Session, run):
    query = session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    run(session.query(User).filter(User.id == 1))
#               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    session.query(User)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
    if session.query(User).filter(User.id == 1):
#              ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
        return query
    return session.query(User)
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is returned.


def items(session: Session, a, b):
    session.query(User)[0]
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an item or a slice of the query is taken.
    session.query(User).order_by(User.id)[a:b]
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an item or a slice of the query is taken.


def other_methods(session: Session, other, user, change):
    session.query(User).params(id=1).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.params()` is not `Select.params()`.
    session.query(User).from_statement(text("SELECT 1")).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.from_statement()` is not `Select.from_statement()`.
    session.query(User).union(session.query(User)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.union()` is not `Select.union()`.
#                                     ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    session.query(User).with_parent(user).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.with_parent()` is not `Select.with_parent()`.
    session.query(User).enable_eagerloads(False).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.enable_eagerloads()` is not `Select.enable_eagerloads()`.
    session.query(User).with_labels().all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.with_labels()` is not `Select.with_labels()`.
    session.query(User).with_transformation(change).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.with_transformation()` is not `Select.with_transformation()`.
    session.query(User).with_session(other).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.with_session()` is not `Select.with_session()`.
    session.query(User).reset_joinpoint().all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.reset_joinpoint()` is not `Select.reset_joinpoint()`.
    session.query(User).paginate(1, 20)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.paginate()` is not `Select.paginate()`.
    session.query(User).first_or_404()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.first_or_404()` is not `Select.first_or_404()`.
    session.query(User).value(User.id)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.value()` is not `Select.value()`.


def arguments(session: Session, given, key):
    session.query(User).options(given).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option may be a list of options, which only `Query` takes.
    session.query(User).options(given.loads).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option may be a list of options, which only `Query` takes.
    session.query(User).options(given.loads()).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option may be a list of options, which only `Query` takes.
    session.query(User).options([joinedload(User.addresses)]).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option may be a list of options, which only `Query` takes.
    session.query(User).join("addresses").all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `join()` as SQLAlchemy 1.3 had it.
    session.query(User).join((Address, Address.user_id == User.id)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `join()` as SQLAlchemy 1.3 had it.
    session.query(User).join(Address, User.addresses, Address.user).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `join()` as SQLAlchemy 1.3 had it.
    session.query(User).join(User.addresses).filter_by(email=key).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: which class `filter_by()` is about is not certain.
    session.query(User).join(Address).filter_by(**given).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what `filter_by()` gets is not written out.
    session.query(User).with_entities(User.id).filter_by(name=key).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: which class `filter_by()` is about is not certain.
    session.query(User).order_by(False).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.order_by(False)` takes the order back.
    session.query(User).limit(5).filter(User.id == key).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query` does not allow `filter()` after `limit()`.
    session.query(User).select_from(User).select_from(Address).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query` does not allow `select_from()` after `select_from()`.
    session.query(User).join(User.addresses).select_from(User).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query` does not allow `select_from()` after `join()`.
    session.query(User).filter(User.id == key).select_from(User).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query` does not allow `select_from()` after `filter()`.
    session.query(User).limit(given()).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `first()` takes the place of the limit.
    session.query(User).limit(*given).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `first()` takes the place of the limit.
    session.query(User).slice(1, 2).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `first()` takes the place of the limit.
    session.query(User).execution_options(yield_per=10).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: how many rows are fetched at once can decide which ones are unique.
    session.query(User).filter(User.id == key).delete(given, True)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option of `delete()` is not the same.
    session.query(User).limit(5).delete()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: more comes before `delete()` than conditions.
    session.query(User).update({"id": key}, update_args={"mysql_limit": 1})
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option of `update()` is not the same.
    session.query(User).update([("id", key)], update_args={"preserve_parameter_order": True})
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option of `update()` is not the same.
    session.query(User).delete(delete_args={"mysql_limit": 1})
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option of `delete()` is not the same.
    session.query(User, Address).delete()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `delete()` of something else than a class or table.
    session.query(User).order_by(User.id).delete()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: more comes before `delete()` than conditions.
    session.query(User).join(Address).delete()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: more comes before `delete()` than conditions.
    session.query(User).select_from(User).delete()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: more comes before `delete()` than conditions.
    session.query(User).subquery("u", True)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option of `subquery()` is not the same.
    session.query(User).subquery(None, False, True)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option of `subquery()` is not the same.
    session.query(User).subquery(reduce_columns=True)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option of `subquery()` is not the same.
    session.query(User).subquery(with_labels=True)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an option of `subquery()` is not the same.
    session.query(User).yield_per(10).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: nothing is fetched that could be fetched in parts.


def other_traps(make_session, key):
    with Session() as session:
        n_users = (
            session.query(User)
#                   ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a comment stands where code would go.
            # by key
            .filter(User.id == key)
            # how many
            .count()
        )
    Session(key).query(User.id).subquery()
#                ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: what makes the session would not be called any more.
    return n_users, func


def found_by_the_oracle(session: Session, key):
    # An aggregate is one row, whether or not there are any to count.
    session.query(session.query(func.count(User.id)).filter(User.id == key).exists()).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(session.query(func.count(User.id)).filter(User.id == key).exists())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                         ^^^^^ sqlalchemy-legacy-query: `query(func.count(User.id))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.exists()` selects 1 in the place of what is asked for.
    # `Query.exists()` does not look at addresses.
    session.query(session.query(User, Address).exists()).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(session.query(User, Address).exists())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                         ^^^^^ sqlalchemy-legacy-query: `query(User, Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.exists()` looks only at the first thing that is asked for.
    # Nothing is selected from, as the table has no mapped class.
    session.query(session.query(User.__table__.c.name).offset(1).exists()).scalar()
#           ^^^^^ sqlalchemy-legacy-query: `query(session.query(User.__table__.c.name).offset(1).exists())` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: a `select()` of this alone would not know of the mapper: it flushes nothing.
#                         ^^^^^ sqlalchemy-legacy-query: `query(User.__table__.c.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.exists()` selects 1 in the place of what is asked for.
    # Both columns would have the same name.
    session.query(distinct(User.name), User.name).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(distinct(User.name), User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `distinct(…)` can be mistaken for another column beside it.


def names_of_columns(session: Session, words):
    # Of a `Query`, `row.id` is the last of them; of a `select()`, the first.
    session.query(User.id, Address.id).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id, Address.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `row.id` would be another one of the columns of that name.
    session.query(User.id.label("key"), Address.id.label("key")).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id.label("key"), Address.id.label("key"))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `row.key` would be another one of the columns of that name.
    session.query(User, User).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User, User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `row.User` would be another one of the columns of that name.
    session.query(User.id, Address.id.label("address_id")).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id, Address.id.label("address_id"))` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User.id, Address.id).subquery()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id, Address.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    # `users_name` is how a `Query` labels a column.
    session.query(User).order_by(text("users_name")).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: raw SQL can name columns as `Query` labels them.
    session.query(User).filter(text("users_name = 'a'")).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: raw SQL can name columns as `Query` labels them.
    session.query(User).group_by(User.id).having(text(words)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: raw SQL can name columns as `Query` labels them.
    session.query(User).order_by(raw("users_name")).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: raw SQL can name columns as `Query` labels them.
    session.query(User).filter(literal("users_name") == "a").all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: raw SQL can name columns as `Query` labels them.
    session.query(User).order_by(text("name DESC")).filter(text("id > 1")).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).group_by(False).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.group_by(False)` takes the order back.
