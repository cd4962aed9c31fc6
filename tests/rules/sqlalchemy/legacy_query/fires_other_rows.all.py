"""What `select()` says in another way, or not at all, and what is made of a query elsewhere."""
# versions: sqlalchemy>=2.0

import pandas as pd
from sqlalchemy import LABEL_STYLE_DISAMBIGUATE_ONLY, exists, insert, select, union
from sqlalchemy.orm import Session

from app.models import Address, User


def read_by_other_code(session: Session):
    names = list(session.query(User.name))
    users = sorted(session.query(User), key=str), set(session.query(User))
    pairs = dict(session.query(User.id, User.name))
    print(*session.query(User))
    is_there = User() in session.query(User)
    if not session.query(User).filter(User.id == 1):
        return None
    frame = pd.read_sql(session.query(User).populate_existing().statement, session.connection())
    return names, users, pairs, is_there, frame


def part_of_another_statement(session: Session):
    ids = session.query(User.id).filter(User.name == "x")
    found = session.scalars(select(Address).where(Address.user_id.in_(session.query(User.id))))
    same = select(Address).where(Address.user_id == session.query(User.id))
    there = select(exists(session.query(User.id)))
    both = union(session.query(User.id), session.query(Address.user_id))
    copied = insert(Address).from_select(["user_id"], session.query(User.id))
    joined = select(Address).join(session.query(User.id))
    session.execute(session.query(User))
    return session.query(Address).filter(Address.user_id.in_(ids)), found, same, there, both, copied, joined


def sets(session: Session, other):
    session.query(User).union_all(other).all()
    session.query(User).intersect(other).count()
    session.query(User).intersect_all(other).first()
    session.query(User).except_(other).all()
    session.query(User).except_all(other).all()


def results(session: Session, cursor, given):
    session.query(User).get_or_404(1)
    session.query(User).one_or_404()
    session.query(User).values(User.id)
    session.query(User).merge_result(given)
    session.query(User).instances(cursor)
    session.query(User.id).tuples().all()
    session.query(User).only_return_tuples(True).all()
    session.query(User).selectable
    session.query(User).is_single_entity
    session.query(User).lazy_loaded_from


def parts(session: Session, a, b):
    last = session.query(User)[-1]
    some = session.query(User)[a:b:2], session.query(User)[b:a]
    return last, some


def changed_in_a_loop(session: Session):
    for user in session.scalars(select(User)).unique():
        session.delete(user)
        session.flush()
        for address in session.scalars(
            select(Address).where(Address.user_id == user.id)
        ).unique():
            session.expire(address)


def in_another_query(session: Session):
    addresses = select(Address.user_id).subquery()
    session.scalars(select(User).where(User.id.in_(addresses))).unique().all()
    session.scalars(
        select(User).where(User.id.in_(session.execute(
        select(Address.user_id)
    ).all()))
    ).unique().all()
    session.scalars(
        select(User).where(User.id.in_(select(Address.user_id).subquery()))
    ).unique().all()
    session.query(User).enable_eagerloads(False).subquery()
    session.query(User).enable_eagerloads(False).count()


def methods(session: Session, mode):
    session.query(User).add_entity(Address).all()
    session.query(User).ext(mode).all()
    session.query(User)._with_current_path(mode).all()
    session.query(User).apply_labels().all()
    session.query(User).set_label_style(LABEL_STYLE_DISAMBIGUATE_ONLY).all()
    session.query(User).get_label_style
    session.query(User).enable_assertions(False).limit(1).filter(User.id == 1).all()
    session.query(User).with_lockmode(mode).all()
    session.query(User).from_self().all()
    session.query(User).select_entity_from(given).all()
    session.query(User).with_polymorphic("*").all()
    session.query(User).join(Address, aliased=True).all()
