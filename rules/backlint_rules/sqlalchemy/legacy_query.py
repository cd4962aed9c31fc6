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
        return session.scalars(select(User).where(User.active)).all()

Fix safety
    There is no automatic fix yet. By hand, mind that `Query` silently drops duplicate entities
    where `Session.scalars()` does not: after a join add `.unique()`.

Sources
    https://docs.sqlalchemy.org/en/20/changelog/migration_20.html#migration-20-query-usage
    https://docs.sqlalchemy.org/en/20/orm/queryguide/query.html
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.facts.kinds import alternatives
from backlint_rules.finding import Finding
from backlint_rules.rule import Needs, rule

_METHODS = {"sqlalchemy.orm.Session().query", "sqlalchemy.orm.scoped_session().query"}
_QUERY = "sqlalchemy.orm.Query()"
#: A longer list of entities is cut, so that the message stays a line.
_MOST_TEXT = 120


@rule(
    on=Call,
    named="query",
    libraries=("sqlalchemy", "sqlmodel"),
    needs=[Needs("sqlalchemy", lowest="1.4", highest="2.0")],
    modernises=True,
)
def legacy_query(call: Call) -> Iterator[Finding]:
    """Reports `query()` on a session, but for chains that end in `get()`."""
    is_query = _METHODS.issuperset(alternatives(call.callee or ""))
    # What follows a `get()` is done to the object, not to the query.
    if is_query and "get" not in call.names_used_on(_QUERY):
        entities = ", ".join(call.text(argument.range) for argument in call.arguments)
        entities = " ".join(entities.split())
        if len(entities) > _MOST_TEXT:
            entities = entities[: _MOST_TEXT - 1].rstrip() + "…"
        yield Finding(
            call.name_range,
            f"`query({entities})` is SQLAlchemy 1.x style, legacy since 2.0: use `select()`.",
        )
