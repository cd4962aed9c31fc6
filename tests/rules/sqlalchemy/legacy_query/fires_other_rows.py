"""What `select()` says in another way, or not at all, and what is made of a query elsewhere."""
# versions: sqlalchemy>=2.0

import pandas as pd
from sqlalchemy import LABEL_STYLE_DISAMBIGUATE_ONLY, exists, insert, select, union
from sqlalchemy.orm import Session

from app.models import Address, User


def read_by_other_code(session: Session):
    names = list(session.query(User.name))
#                        ^^^^^ sqlalchemy-legacy-query: `query(User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    users = sorted(session.query(User), key=str), set(session.query(User))
#                          ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
#                                                             ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    pairs = dict(session.query(User.id, User.name))
#                        ^^^^^ sqlalchemy-legacy-query: `query(User.id, User.name)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    print(*session.query(User))
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    is_there = User() in session.query(User)
#                                ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
    if not session.query(User).filter(User.id == 1):
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
        return None
    frame = pd.read_sql(session.query(User).populate_existing().statement, session.connection())
#                               ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.statement` does not have the options with which it is executed.
    return names, users, pairs, is_there, frame


def part_of_another_statement(session: Session):
    ids = session.query(User.id).filter(User.name == "x")
#                 ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is kept in a variable, and not all that is done with it is known.
    found = session.scalars(select(Address).where(Address.user_id.in_(session.query(User.id))))
#                                                                             ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    same = select(Address).where(Address.user_id == session.query(User.id))
#                                                           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.
    there = select(exists(session.query(User.id)))
#                                 ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    both = union(session.query(User.id), session.query(Address.user_id))
#                        ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
#                                                ^^^^^ sqlalchemy-legacy-query: `query(Address.user_id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    copied = insert(Address).from_select(["user_id"], session.query(User.id))
#                                                             ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    joined = select(Address).join(session.query(User.id))
#                                         ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    session.execute(session.query(User))
#                           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is passed on.
    return session.query(Address).filter(Address.user_id.in_(ids)), found, same, there, both, copied, joined
#                  ^^^^^ sqlalchemy-legacy-query: `query(Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: the query is not executed here.


def sets(session: Session, other):
    session.query(User).union_all(other).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.union_all()` is not `Select.union_all()`.
    session.query(User).intersect(other).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.intersect()` is not `Select.intersect()`.
    session.query(User).intersect_all(other).first()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.intersect_all()` is not `Select.intersect_all()`.
    session.query(User).except_(other).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.except_()` is not `Select.except_()`.
    session.query(User).except_all(other).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.except_all()` is not `Select.except_all()`.


def results(session: Session, cursor, given):
    session.query(User).get_or_404(1)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.get_or_404()` is not `Select.get_or_404()`.
    session.query(User).one_or_404()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.one_or_404()` is not `Select.one_or_404()`.
    session.query(User).values(User.id)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.values()` is not `Select.values()`.
    session.query(User).merge_result(given)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.merge_result()` is not `Select.merge_result()`.
    session.query(User).instances(cursor)
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.instances()` is not `Select.instances()`.
    session.query(User.id).tuples().all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User.id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.tuples()` is not `Select.tuples()`.
    session.query(User).only_return_tuples(True).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.only_return_tuples()` is not `Select.only_return_tuples()`.
    session.query(User).selectable
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.selectable` is not `Select.selectable`.
    session.query(User).is_single_entity
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.is_single_entity` is not `Select.is_single_entity`.
    session.query(User).lazy_loaded_from
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.lazy_loaded_from` is not `Select.lazy_loaded_from`.


def parts(session: Session, a, b):
    last = session.query(User)[-1]
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an item or a slice of the query is taken.
    some = session.query(User)[a:b:2], session.query(User)[b:a]
#                  ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an item or a slice of the query is taken.
#                                              ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: an item or a slice of the query is taken.
    return last, some


def changed_in_a_loop(session: Session):
    for user in session.query(User):
#                       ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
        session.delete(user)
        session.flush()
        for address in session.query(Address).filter(Address.user_id == user.id):
#                              ^^^^^ sqlalchemy-legacy-query: `query(Address)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
            session.expire(address)


def in_another_query(session: Session):
    addresses = session.query(Address.user_id).subquery()
#                       ^^^^^ sqlalchemy-legacy-query: `query(Address.user_id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter(User.id.in_(addresses)).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter(User.id.in_(session.query(Address.user_id).all())).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                                                  ^^^^^ sqlalchemy-legacy-query: `query(Address.user_id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).filter(User.id.in_(session.query(Address.user_id).subquery())).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
#                                                  ^^^^^ sqlalchemy-legacy-query: `query(Address.user_id)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.
    session.query(User).enable_eagerloads(False).subquery()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.enable_eagerloads()` is not `Select.enable_eagerloads()`.
    session.query(User).enable_eagerloads(False).count()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.enable_eagerloads()` is not `Select.enable_eagerloads()`.


def methods(session: Session, mode):
    session.query(User).add_entity(Address).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.add_entity()` is not `Select.add_entity()`.
    session.query(User).ext(mode).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.ext()` is not `Select.ext()`.
    session.query(User)._with_current_path(mode).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query._with_current_path()` is not `Select._with_current_path()`.
    session.query(User).apply_labels().all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.apply_labels()` is not `Select.apply_labels()`.
    session.query(User).set_label_style(LABEL_STYLE_DISAMBIGUATE_ONLY).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.set_label_style()` is not `Select.set_label_style()`.
    session.query(User).get_label_style
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.get_label_style` is not `Select.get_label_style`.
    session.query(User).enable_assertions(False).limit(1).filter(User.id == 1).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.enable_assertions()` is not `Select.enable_assertions()`.
    session.query(User).with_lockmode(mode).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.with_lockmode()` is not `Select.with_lockmode()`.
    session.query(User).from_self().all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.from_self()` is not `Select.from_self()`.
    session.query(User).select_entity_from(given).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.select_entity_from()` is not `Select.select_entity_from()`.
    session.query(User).with_polymorphic("*").all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `Query.with_polymorphic()` is not `Select.with_polymorphic()`.
    session.query(User).join(Address, aliased=True).all()
#           ^^^^^ sqlalchemy-legacy-query: `query(User)` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`. No fix: `join()` as SQLAlchemy 1.3 had it.
