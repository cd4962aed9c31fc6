"""`session.query(User).get(id)` is legacy; `session.get(User, id)` does the same.

Why
    `Query.get()` is legacy since SQLAlchemy 2.0 and warns (`LegacyAPIWarning`). `Session.get()` is
    the same lookup by primary key: in the session's identity map first, then in the database. It
    exists on `AsyncSession` too, where there is no `query()`, and type checkers know what it gives.

Example
    from sqlalchemy.orm import Session

    def user_named(session: Session, id: int):
        return session.query(User).get(id)

Fix
    from sqlalchemy.orm import Session

    def user_named(session: Session, id: int):
        return session.get(User, id)

Fix safety
    The fix is safe where the session is made in the file and kept in a variable. Else another file
    can give it a query class of its own (`query_cls=`), whose `get()` might do something else, or
    put another session, with methods of its own, in its place.

Sources
    https://docs.sqlalchemy.org/en/20/changelog/migration_20.html#orm-query-get-method-moves-to-session
    https://docs.sqlalchemy.org/en/20/orm/session_api.html#sqlalchemy.orm.Session.get
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call, MethodCall
from backlint_rules.finding import Edit, Finding, Fix, Range
from backlint_rules.leaving import leave, with_fix
from backlint_rules.rule import Needs, rule
from backlint_rules.sqlalchemy._entities import entity
from backlint_rules.sqlalchemy._query import (
    QUERY,
    entities_text,
    fix_in_file,
    is_query,
    own_query_class,
)
from backlint_rules.sqlalchemy._steps import check_options


@rule(
    on=Call,
    named="query",
    libraries=("sqlalchemy", "sqlmodel"),
    needs=[Needs("sqlalchemy", lowest="1.4", highest="2.0")],
    modernises=True,
    rewrite=fix_in_file,
)
def query_get(call: Call) -> Iterator[Finding]:
    """Reports `query()` on a session whose chain ends in `get()`."""
    if not is_query(call):
        return
    methods, _ = call.methods_called_on(QUERY)
    names = [method.name for method in methods]
    if "get" in names:
        get = methods[names.index("get")]
        entities = entities_text(call)
        finding = Finding(
            get.name_range,
            f"`query({entities}).get()` is legacy since SQLAlchemy 2.0:"
            f" use `session.get({entities}, …)`.",
        )
        steps = methods[: names.index("get")]
        yield with_fix(finding, lambda: _fix(call, steps, get))


#: Methods of `Query` without arguments that `Session.get()` has an option for.
_FLAGS = ("populate_existing", "with_for_update")


def _fix(call: Call, steps: tuple[MethodCall, ...], get: MethodCall) -> Fix:
    """Raises ``Left``."""
    if len(call.arguments) != 1 or (one := entity(call, call.arguments[0])) is None:
        leave("what is asked for is not certain")
    if not one.is_class:
        leave("only a class has a primary key")
    if len(get.arguments) != 1 or get.arguments[0].keyword not in (None, "ident"):
        leave("the arguments of `get()` are not the usual ones")
    asked, given = call.arguments[0].range, get.arguments[0].range
    between = Range(*asked[2:], *given[:2])
    if "#" in call.text(between):
        leave("a comment stands where code would go")
    edits = [Edit(call.name_range, ("get",)), Edit(between, (", ",))]
    options = list(_options(call, steps))
    if options:
        if any(call.calls_within(given)):
            leave("the key would be worked out before the options")
        behind = Range(*given[2:], *given[2:])
        edits.append(Edit(behind, ("".join([f", {option}" for option in options]),)))
    return Fix(
        "Use `Session.get()`",
        tuple(edits),
        scope=call.chain.scope,
        premises=(own_query_class(call),),
    )


def _options(call: Call, steps: tuple[MethodCall, ...]) -> Iterator[str]:
    """What says the same to `Session.get()`. Raises ``Left``."""
    loading: list[str] = []
    flags = dict.fromkeys([step.name for step in steps if step.name in _FLAGS])
    for step in steps:
        if step.name == "options":
            check_options(call, step)
            if any(argument.keyword for argument in step.arguments):
                leave("the options are not written out")
            loading += [call.text(argument.range) for argument in step.arguments]
        elif step.name not in _FLAGS:
            leave(f"`Session.get()` has no option for `{step.name}()`")
        elif step.arguments:
            leave(f"the arguments of `{step.name}()` are not the usual ones")
    if loading:
        yield f"options=[{', '.join(loading)}]"
    for flag in flags:
        yield f"{flag}=True"
