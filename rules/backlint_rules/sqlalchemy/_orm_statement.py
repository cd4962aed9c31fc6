"""Whether a `select()` is a statement of the ORM, as a `Query` always is, or one of tables alone.

A statement of the ORM flushes before it is executed, and mappers add to it which rows are theirs. A
`select()` is one if anything in it leads SQLAlchemy to a mapper: a class or its attribute, also in
a function, a cast or a comparison; but not in `func.x().filter()` or `.over()`, in `and_()`, in
`exists().where()` or in a relationship's `any()`. (Source: which constructs take `_propagate_attrs`
over in SQLAlchemy 2.0 and 2.1.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from backlint_rules.facts.call import Call, MethodCall
from backlint_rules.facts.model import Argument, Arguments, Attribute, Chain, Name, Opaque
from backlint_rules.finding import Premise, Range
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._entities import Entity, entity
from backlint_rules.sqlalchemy._query import is_query
from backlint_rules.sqlalchemy._rows import entity_premises

_LEADING = frozenset(
    [
        "add_column",
        "add_columns",
        "filter",
        "group_by",
        "having",
        "join",
        "order_by",
        "outerjoin",
        "select_from",
        "where",
    ]
)
#: They make something of a relationship that stands by itself.
_LOSING = frozenset(["any", "contains", "has"])
_PASSING = re.compile(
    r"sqlalchemy\.(?:func\.\w+|cast|type_coerce|distinct|asc|desc)\(\)(?:\.(?:label|cast)\(\))*"
).fullmatch
_OF_STATEMENT = re.compile(
    r".*\.(?:as_scalar|cte|exists|label|scalar_subquery|subquery)\(\)(?:\.label\(\))?"
).fullmatch
_OF_COLUMN = re.compile(
    r"sqlalchemy\.(?:Column|orm\.Mapped|orm\.mapped_column)\(\)\.\w+\(\).*"
).fullmatch
_FIRST_OPERAND = re.compile(
    r"([^\W\d]\w*(?:\.[^\W\d]\w*)+)(?:[ \t]*(?:[=!<>]=|[<>]|[-+*/%])|\.\w+\()"
).match
_JUNCTION = re.compile(r"[&|]|\b(?:and|or|not|if|for)\b").search

_FLUSHED = Premise("Nothing waits to be flushed when it is executed", False)


class Sort(NamedTuple):
    """Which sort of statement a chain becomes, and what has to be so for that: one of the ORM, or
    one of tables alone (``is_core``), which does not know of the session's objects.
    """

    is_core: bool
    premises: Sequence[Premise]


def sort_of(call: Call, steps: Sequence[MethodCall]) -> Sort:
    """What becomes of the chain that a call of ``query()`` begins. Raises ``Left`` where it is not
    certain.
    """
    found = list(_leading(call, steps))
    if found:
        certain = [one for one in found if one.is_certain]
        return Sort(False, entity_premises([] if certain else found[:1]))
    if not any(_is_of_table(call, argument) for argument in _arguments(call, steps)):
        leave("a `select()` of this alone would not know of the mapper: it flushes nothing")
    return Sort(True, [_FLUSHED])


def _leading(call: Call, steps: Iterable[MethodCall]) -> Iterator[Entity]:
    """The mapped classes and attributes of them by which SQLAlchemy gets to a mapper."""
    for argument in _arguments(call, steps):
        yield from _mapped_in(call, argument)


def _arguments(call: Call, steps: Iterable[MethodCall]) -> Iterator[Argument]:
    """What may lead to a mapper."""
    yield from call.arguments
    for step in steps:
        if step.name in _LEADING:
            yield from step.arguments


def _is_of_table(call: Call, argument: Argument) -> bool:
    """Whether it is a table or a column of one, also in a function."""
    one = entity(call, argument)
    if one is None or not one.made_by:
        return False
    if one.is_of_table:
        return True
    inner = _first_arguments(argument) if _PASSING(one.made_by) else ()
    return any(_is_of_table(call, each) for each in inner)


def _mapped_in(call: Call, argument: Argument) -> Iterator[Entity]:
    """The mapped classes and attributes by which an argument leads to a mapper."""
    value = argument.value
    if isinstance(value, Opaque):
        if (operand := _first_operand(call, argument)) is not None:
            yield from _mapped_in(call, operand)
        return
    one = entity(call, argument)
    if one is None:
        return
    if not one.made_by:
        if not (isinstance(value, Chain) and _LOSING & _methods(value)):
            yield one
    elif not isinstance(value, Chain):
        return
    elif _PASSING(one.made_by):
        for inner in _first_arguments(argument):
            yield from _mapped_in(call, inner)
    elif _OF_COLUMN(one.made_by) and not _LOSING & _methods(value):
        if (operand := _first_operand(call, argument)) is not None:
            yield from _mapped_in(call, operand)
    elif _OF_STATEMENT(one.made_by):
        for made in call.calls_in(value):
            if is_query(made) or made.callee == "sqlalchemy.select":
                yield from _leading(made, made.methods_called_on(None)[0])


def _first_arguments(argument: Argument) -> Sequence[Argument]:
    """Those of the first call of a chain."""
    links = argument.value.links if isinstance(argument.value, Chain) else ()
    return next((link.arguments for link in links if isinstance(link, Arguments)), ())


def _methods(chain: Chain) -> set[str]:
    return {link.name for link in chain.links if isinstance(link, Attribute)}


def _first_operand(call: Call, argument: Argument) -> Argument | None:
    """`User.id` of `User.id == 1`, unless there is more than a comparison or a calculation."""
    text = call.text(argument.range)
    operand = _FIRST_OPERAND(text)
    if operand is None or _JUNCTION(text):
        return None
    line, column = argument.range[:2]
    root, *names = operand[1].split(".")
    links = []
    at = column + len(root) + 1
    for name in names:
        links.append(Attribute(name, line, at))
        at += len(name) + 1
    where = Range(line, column, line, at - 1)
    chain = call.chain
    value = Chain(
        Name(root, line, column), tuple(links), where, False, "value", chain.scope, chain.block
    )
    return Argument(None, value, where)
