"""Which application a call is about: the variable that holds it, and the call that makes it."""

from __future__ import annotations

from typing import NamedTuple

from backlint_rules.facts.file_view import FileView, PlacedCall, Variable
from backlint_rules.fastapi._handlers import (
    APPLICATION_CLASSES,
    HANDLER_METHODS,
    registered_handlers,
)
from backlint_rules.finding import Finding
from backlint_rules.leaving import leave


class Application(NamedTuple):
    """The variable that holds an application, and the call that makes it."""

    variable: Variable
    made: PlacedCall


def application_of(file: FileView, finding: Finding) -> Application:
    """The application whose handlers a finding is about. Raises ``Left``."""
    for placed in file.calls():
        for handlers in registered_handlers(placed.call):
            if placed.range(handlers.range) == finding.range:
                if handlers.of_router:
                    leave("the handlers of a router run with those of applications that include it")
                variable = variable_of(file, placed)
                if variable is None:
                    leave("the application is not a name that is assigned to here")
                return Application(variable, _making(file, variable))
    raise AssertionError("a finding without handlers")


def variable_of(file: FileView, placed: PlacedCall) -> Variable | None:
    """What holds the application or router that a call registers a handler on, or that it makes."""
    call = placed.call
    if placed.place.piece.owner is not None or call.scope.kind == "class":
        return None
    if call.name in HANDLER_METHODS:
        name = call.receiver_name
        return file.variable(name, placed.place) if name is not None else None
    if len(call.targets) != 1:
        return None
    return file.variable(call.targets[0].name, placed.place)


def _making(file: FileView, variable: Variable) -> PlacedCall:
    """The call that makes the application. Raises ``Left``."""
    if variable.only_binding is None:
        leave(f"`{variable.name}` is assigned more than once, by another function or conditionally")
    made = file.value_of(variable)
    if made is None or made.call.callee not in APPLICATION_CLASSES:
        leave("the application is made elsewhere")
    if made.call.role != "assigned" or not _is_only_target(file, made):
        leave("something else is assigned where the application is made")
    return made


def _is_only_target(file: FileView, made: PlacedCall) -> bool:
    """Whether a name is all that a call is assigned to."""
    target, value = made.call.targets[0].range, made.call.chain.range
    begin, end = made.range(target)[:2], made.range(value)[:2]
    before = [w.word for w in file.words_in(made.place) if begin <= w.position < end]
    return before[0].begins_statement and [word.text for word in before].count("=") == 1
