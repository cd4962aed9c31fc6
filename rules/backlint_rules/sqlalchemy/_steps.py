"""What becomes of the methods between `query()` and what executes the query."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from backlint_rules.facts.call import Call, MethodCall
from backlint_rules.facts.model import Argument, Chain, Choice, Display, Literal, Name, Opaque
from backlint_rules.facts.strings import text_in
from backlint_rules.finding import Edit, Range
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._entities import entity, mapped_owner

_RENAMED = {
    "filter": "where",
    "with_entities": "with_only_columns",
    "add_column": "add_columns",
}
_CLAUSES = frozenset(["filter", "where", "order_by", "group_by", "having"])
_RAW_SQL = ("text", "literal_column", "column")
_RAW_KINDS = tuple([f"sqlalchemy.{name}()" for name in _RAW_SQL])
_JUNCTION = re.compile(r"\b(?:and|or|not)\b").search
_DOTTED_NAME = re.compile(r"[^\W\d][\w.]*").fullmatch


def step_edits(
    call: Call,
    steps: Sequence[MethodCall],
    earlier: Sequence[MethodCall] = (),
    *,
    is_bulk: bool = False,
) -> list[Edit]:
    """The changes of a chain's methods; ``earlier`` ones came before them. Raises ``Left``.

    ``is_bulk``: it becomes an ``update()`` or ``delete()``.
    """
    edits: list[Edit] = []
    for index, step in enumerate(steps):
        before = [*earlier, *steps[:index]]
        if step.name == "filter_by":
            edits += _filter_by(call, step, before, is_bulk)
        else:
            edits += _edits(call, step)
    return edits


def _edits(call: Call, step: MethodCall) -> Iterator[Edit]:
    if step.name in _CLAUSES and any(_names_labels(call, a) for a in step.arguments):
        leave("raw SQL can name columns as `Query` labels them")
    match step.name:
        case "populate_existing":
            yield from _option(step, "populate_existing", "True")
        case "autoflush" | "yield_per" as name:
            yield from _option(step, name)
        case "join" | "outerjoin":
            _check_join(step)
        case "order_by" | "group_by":
            if any(
                isinstance(a.value, Literal) and a.value.text == "False" for a in step.arguments
            ):
                leave(f"`Query.{step.name}(False)` takes the order back")
            if any(_may_be_false(call, argument) for argument in step.arguments):
                leave(f"`Query.{step.name}()` takes the order back if that is false")
        case "options":
            check_options(call, step)
        case "execution_options":
            if any(a.keyword in ("yield_per", "**") for a in step.arguments):
                leave("how many rows are fetched at once can decide which ones are unique")
        case name if name in _RENAMED:
            yield Edit(step.name_range, (_RENAMED[name],))


def _may_be_false(call: Call, argument: Argument) -> bool:
    """Whether an argument may be a truth value, as `descending and User.id.desc()` may."""
    value = argument.value
    if isinstance(value, Choice):
        return not all(isinstance(option, Chain) for option in value.options)
    return isinstance(value, Opaque) and _JUNCTION(call.text(argument.range)) is not None


def _names_labels(call: Call, argument: Argument) -> bool:
    """Whether there may be the label of a column in it, which is `TABLE_COLUMN`."""
    if isinstance(argument.value, Name) and call.kind_of(argument.value) in _RAW_KINDS:
        return True
    for inner in call.calls_within(argument.range):
        if inner.name in _RAW_SQL or f"{inner.callee}()" in _RAW_KINDS:
            said = text_in(inner.arguments[0].value) if inner.arguments else None
            if said is None or "_" in said:
                return True
    return False


def _option(step: MethodCall, name: str, value: str = "") -> Iterator[Edit]:
    """`.autoflush(x)` to `.execution_options(autoflush=x)`."""
    arguments = step.arguments
    if len(arguments) != (0 if value else 1) or any(a.keyword for a in arguments):
        leave(f"the arguments of `{step.name}()` are not the usual ones")
    line, column = step.brackets[:2]
    yield Edit(step.name_range, ("execution_options",))
    yield Edit(Range(line, column + 1, line, column + 1), (f"{name}={value}",))


def _filter_by(
    call: Call, step: MethodCall, before: Sequence[MethodCall], is_bulk: bool
) -> Iterator[Edit]:
    """`Select.filter_by()` is about the same as `Query.filter_by()` as long as one thing is asked
    for; else the columns are named. In `update()` and `delete()` so are those of any condition.
    """
    names = {earlier.name for earlier in before}
    if names & {"with_entities", "add_columns", "add_column"}:
        leave("which class `filter_by()` is about is not certain")
    others = {"join", "outerjoin", "select_from", *(("filter", "where") if is_bulk else ())}
    if len(call.arguments) == 1 and not names & others:
        asked_for = entity(call, call.arguments[0])
        if asked_for is not None and asked_for.is_plain:
            return
    owner = _filtered(call, before)
    if owner is None or not _DOTTED_NAME(owner):
        leave("which class `filter_by()` is about is not certain")
    yield Edit(step.name_range, ("where",))
    for argument in step.arguments:
        yield from _comparison(call, owner, argument)


def _filtered(call: Call, before: Sequence[MethodCall]) -> str | None:
    """The class that `Query.filter_by()` is about: what was joined last, selected from first, or
    asked for first.
    """
    joins = [step for step in before if step.name in ("join", "outerjoin")]
    froms = [step for step in before if step.name == "select_from"]
    for step in (*joins[-1:], *froms[:1]):
        target = entity(call, step.arguments[0]) if step.arguments else None
        return target.text if target is not None and target.is_mapped else None
    return mapped_owner(call, call.arguments[0]) if call.arguments else None


def _comparison(call: Call, owner: str, argument: Argument) -> Iterator[Edit]:
    """`name=x` to `User.name == x`."""
    keyword, value = argument.keyword, argument.value
    before, equals, given = call.text(argument.range).partition("=")
    if keyword in (None, "*", "**") or not equals or "\n" in before or "\r" in before:
        leave("what `filter_by()` gets is not written out")
    if given.strip() == "None":
        leave("only a column has `is_(None)`, and what else has this name is not certain")
    line, column, end_line, end_column = argument.range
    n_blanks = len(given) - len(given.lstrip(" \t"))
    name = Range(line, column, line, column + len(before) + 1 + n_blanks)
    if isinstance(value, Name | Literal) or (isinstance(value, Chain) and not value.awaited):
        yield Edit(name, (f"{owner}.{keyword} == ",))
    else:
        yield Edit(name, (f"{owner}.{keyword} == (",))
        yield Edit(Range(end_line, end_column, end_line, end_column), (")",))


def _check_join(step: MethodCall) -> None:
    positional = [a for a in step.arguments if a.keyword is None]
    if (
        any(a.keyword in ("*", "**", "aliased", "from_joinpoint") for a in step.arguments)
        or len(positional) > 2
        or any(isinstance(a.value, Literal | Display) for a in positional)
    ):
        leave(f"`{step.name}()` as SQLAlchemy 1.3 had it")


def check_options(call: Call, step: MethodCall) -> None:
    """Raises ``Left`` unless each argument is certain to be an option."""
    for argument in step.arguments:
        kind = call.kind_of(argument.value) or ""
        if argument.keyword or not kind.startswith("sqlalchemy."):
            leave("an option may be a list of options, which only `Query` takes")
