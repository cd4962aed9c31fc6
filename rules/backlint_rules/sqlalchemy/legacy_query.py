"""`session.query()` is SQLAlchemy 1.x style; `select()` is what 2.0 documents and types.

Why
    `Query` is legacy since SQLAlchemy 2.0: it still works, but new features and documentation
    are written for `select()`. One construct then serves ORM and Core, sync and async sessions
    (`AsyncSession` has no `query()` at all), and type checkers know what a `select()` gives.

Example
    from sqlalchemy.orm import Session

    def active_users(session: Session):
        return session.query(User).filter(User.active).all()

Fix
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    def active_users(session: Session):
        return session.scalars(select(User).where(User.active)).unique().all()

Fix safety
    The fix is unsafe: that a name stands for a mapped class, and that nothing changes queries
    before they are compiled, can be decided in other files. `Query` silently drops objects that
    came before, `Session.scalars()` does not; hence `.unique()`, which is not needed where
    neither a join nor `lazy="joined"` repeats an object. A query that is returned or passed on is
    left to you, and so is one that asks for nothing of a mapped class or a table, such as
    `exists()`: a `select()` of that would not flush what is pending.

Sources
    https://docs.sqlalchemy.org/en/20/changelog/migration_20.html#migration-20-query-usage
    https://docs.sqlalchemy.org/en/20/orm/queryguide/query.html
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.finding import Finding
from backlint_rules.leaving import with_fix
from backlint_rules.rule import Needs, rule
from backlint_rules.sqlalchemy._kept import with_kept_select
from backlint_rules.sqlalchemy._query import (
    QUERY,
    entities_text,
    fix_in_file,
    is_kept,
    is_query,
)
from backlint_rules.sqlalchemy._select import with_select


@rule(
    on=Call,
    named="query",
    libraries=("sqlalchemy", "sqlmodel"),
    needs=[Needs("sqlalchemy", lowest="1.4", highest="2.0")],
    fix_needs=[Needs("sqlalchemy", lowest="2.0")],
    modernises=True,
    rewrite=fix_in_file,
)
def legacy_query(call: Call) -> Iterator[Finding]:
    """Reports `query()` on a session, but for chains that end in `get()`."""
    if not is_query(call):
        return
    # What follows a `get()` is done to the object, not to the query.
    if "get" not in [method.name for method in call.methods_called_on(QUERY)[0]]:
        finding = Finding(
            call.name_range,
            f"`query({entities_text(call)})` is SQLAlchemy 1.x style, legacy since 2.0:"
            " use `select()`.",
        )
        if call.wants_fix:
            write = with_kept_select if is_kept(call) else with_select
            finding = with_fix(finding, lambda: write(call))
        yield finding
