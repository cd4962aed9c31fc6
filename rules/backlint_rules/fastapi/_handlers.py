"""Where startup and shutdown handlers are registered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from backlint_rules.facts.call import Call
from backlint_rules.facts.kinds import NONE, alternatives
from backlint_rules.facts.model import Expression, Literal
from backlint_rules.facts.questions import Making
from backlint_rules.finding import Range

_APPS = ("fastapi.FastAPI", "starlette.applications.Starlette")
_ROUTERS = ("fastapi.APIRouter", "starlette.routing.Router")

HANDLER_METHODS = ("on_event", "add_event_handler")
#: The names of the classes that take handlers.
APPLICATIONS = tuple(path.rpartition(".")[2] for path in (*_APPS, *_ROUTERS))


class Handlers(NamedTuple):
    """Handlers that are given to an application or a router, in the way that ``how`` says.

    ``ignored``: it is an application that certainly has a ``lifespan``. (The handlers of a router
    run with those of the application that includes it.)
    """

    range: Range
    how: str
    ignored: bool


def registered_handlers(call: Call) -> Iterator[Handlers]:
    """What a call registers for startup and shutdown.

    Calls that hand through what they were given are those of a wrapper, which has no handlers.
    """
    if call.name in HANDLER_METHODS:
        if _names_event(call.argument(0, "event_type")) and call.receiver_is(*_APPS, *_ROUTERS):
            yield Handlers(call.range, f"{call.name}()", _is_ignored(call))
    elif call.callee in (*_APPS, *_ROUTERS):
        lifespan = call.keyword("lifespan")
        ignored = (
            call.callee in _APPS
            and lifespan is not None
            and _is_given(call.kind_of(lifespan.value))
        )
        for keyword in ("on_startup", "on_shutdown"):
            argument = call.keyword(keyword)
            if argument is None or call.is_handed_through(argument.value):
                continue
            if call.kind_of(argument.value) != NONE:
                yield Handlers(argument.range, f"{keyword}=", ignored)


def _is_ignored(call: Call) -> bool:
    """Whether a handler is registered on an application with a lifespan, or on its router."""
    if call.receiver_is(*_APPS):
        return _has_lifespan(call.receiver_made_by)
    owner = call.owner
    return (
        owner is not None
        and owner.attribute == "router"
        and owner.kind in [f"{app}()" for app in _APPS]
        and _has_lifespan(owner.made_by)
    )


def _names_event(argument: Expression | None) -> bool:
    return isinstance(argument, Literal) and argument.text.strip("'\"") in ("startup", "shutdown")


def _has_lifespan(making: Making | None) -> bool:
    return making is not None and _is_given(dict(making.keywords).get("lifespan"))


def _is_given(kind: str | None) -> bool:
    return kind is not None and NONE not in alternatives(kind)
