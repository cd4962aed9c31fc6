"""Where startup and shutdown handlers are registered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from backlint_rules.facts.call import Call
from backlint_rules.facts.kinds import NONE, alternatives
from backlint_rules.facts.model import Argument, Chain
from backlint_rules.facts.questions import Making
from backlint_rules.facts.strings import text_in
from backlint_rules.finding import Elsewhere, Range, Related

APPLICATION_CLASSES = ("fastapi.FastAPI", "starlette.applications.Starlette")
ROUTER_CLASSES = ("fastapi.APIRouter", "starlette.routing.Router")

#: The options of an application that take handlers, and when these run.
EVENTS = {"on_startup": "startup", "on_shutdown": "shutdown"}
HANDLER_METHODS = ("on_event", "add_event_handler")
_WHY_IGNORED = "The application is given its `lifespan` here."
_QUOTES = frozenset("\"'")
#: The names of the classes that take handlers.
APPLICATIONS = tuple(path.rpartition(".")[2] for path in (*APPLICATION_CLASSES, *ROUTER_CLASSES))


class Handlers(NamedTuple):
    """Handlers that are given to an application or a router, in the way that ``how`` says.

    ``of_router``: it is a router, whose handlers run with those of the application that includes
    it. ``ignored``: it is an application that certainly has a ``lifespan``; that is the argument
    which gives it, or the path of the application that is given it elsewhere, as far as is known.
    """

    range: Range
    how: str
    of_router: bool
    ignored: bool
    lifespan: Argument | str | None = None

    @property
    def related(self) -> tuple[Related, ...]:
        """Why they are ignored, if the piece says so."""
        if isinstance(self.lifespan, Argument):
            return (Related(self.lifespan.range, _WHY_IGNORED),)
        return ()

    @property
    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """Why they are ignored, if something else says so."""
        if isinstance(self.lifespan, str):
            return (Elsewhere(self.lifespan, "lifespan", _WHY_IGNORED),)
        return ()


def registered_handlers(call: Call) -> Iterator[Handlers]:
    """What a call registers for startup and shutdown.

    Calls that hand through what they were given are those of a wrapper, which has no handlers.
    """
    if call.name in HANDLER_METHODS:
        if event_of(call) in EVENTS.values():
            of_router = call.receiver_is(*ROUTER_CLASSES)
            if of_router or call.receiver_is(*APPLICATION_CLASSES):
                how = f"{call.name}()"
                yield Handlers(call.range, how, of_router, *_ignoring_lifespan(call))
    elif call.callee in (*APPLICATION_CLASSES, *ROUTER_CLASSES):
        lifespan = call.keyword("lifespan")
        if lifespan is not None and (
            call.callee in ROUTER_CLASSES or not _is_given(call.kind_of(lifespan.value))
        ):
            lifespan = None
        for keyword in EVENTS:
            argument = call.keyword(keyword)
            if argument is None or call.is_handed_through(argument.value):
                continue
            if call.kind_of(argument.value) != NONE:
                of_router = call.callee in ROUTER_CLASSES
                ignored = lifespan is not None
                yield Handlers(argument.range, f"{keyword}=", of_router, ignored, lifespan)


def _ignoring_lifespan(call: Call) -> tuple[bool, Argument | str | None]:
    """Whether a handler is registered on an application with a lifespan, or on its router; the
    lifespan, as ``Handlers`` have it.
    """
    owner = call.owner
    if call.receiver_is(*APPLICATION_CLASSES):
        making, origin = call.receiver_made_by, call.receiver_origin
    elif (
        owner is not None
        and owner.attribute == "router"
        and owner.kind in [f"{app}()" for app in APPLICATION_CLASSES]
    ):
        making, origin = owner.made_by, owner.origin
    else:
        return False, None
    if not _has_lifespan(making):
        return False, None
    return True, origin.keyword("lifespan") if isinstance(origin, Chain) else origin


def event_of(call: Call) -> str | None:
    """The event that a call registers a handler for; ``None`` if it is not written out."""
    event = text_in(call.argument(0, "event_type"))
    is_one_string = event is not None and _QUOTES.isdisjoint(event)
    return event if is_one_string else None


def _has_lifespan(making: Making | None) -> bool:
    return making is not None and _is_given(dict(making.keywords).get("lifespan"))


def _is_given(kind: str | None) -> bool:
    return kind is not None and NONE not in alternatives(kind)
