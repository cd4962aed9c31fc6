"""The functions that handlers are, and how a `lifespan` calls them."""

from __future__ import annotations

from typing import NamedTuple

from backlint_rules.facts.file_view import FileView, Place, PlacedCall, Variable
from backlint_rules.facts.model import Arguments, Attribute, Chain, Expression, Function, Name
from backlint_rules.leaving import leave

#: What makes a coroutine function of one, whatever else it does.
_ASYNC_DECORATORS = frozenset(
    ["fastapi_utils.tasks.repeat_every()", "fastapi_utilities.repeat_every()"]
)
#: What a `lifespan`, which is a generator, cannot let out.
_ENDS_OF_ITERATION = ("StopIteration", "StopAsyncIteration")


class Handler(NamedTuple):
    """A function that runs at an event."""

    event: str
    name: str
    is_async: bool

    @property
    def call(self) -> str:
        """What runs it in a `lifespan`."""
        return f"{'await ' if self.is_async else ''}{self.name}()"


class HandlerFunctions:
    """Tells of the handlers of the application in a variable how to call them."""

    def __init__(self, file: FileView, application: Variable) -> None:
        self._file = file
        self._application = application

    def named(self, event: str, expression: Expression, placed: PlacedCall) -> Handler:
        """The handler that a call is given by its name. Raises ``Left``."""
        if not isinstance(expression, Name):
            leave("a handler is not the name of a function")
        function, _ = _definition(self._file.variable(expression.id, placed.place))
        return self.decorated(event, function, placed)

    def decorated(self, event: str, function: Function, placed: PlacedCall) -> Handler:
        """The handler that is a function near a call. Raises ``Left``."""
        name = function.name
        defined, place = _definition(self._file.variable(name, placed.place))
        if defined is not function:
            leave(f"`{name}` is defined more than once")
        if place.piece.facts.scopes[function.scope].yields:
            leave(f"`{name}` is a generator, whose body does not run when it is called")
        if any(word in place.piece.text for word in _ENDS_OF_ITERATION):
            leave("a handler may raise what a `lifespan` cannot")
        is_async = function.is_async
        others = [d for d in function.decorators if not self._registers(d, placed)]
        if others:
            if function.decorators[-len(others) :] != tuple(others):
                leave("what decorates a handler is not all that is registered")
            if placed.call.kind_of(others[0]) not in _ASYNC_DECORATORS:
                leave(f"whether `{name}`, which is decorated, is a coroutine function is not known")
            is_async = True
        return Handler(event, name, is_async)

    def _registers(self, decorator: Expression, placed: PlacedCall) -> bool:
        """Whether a decorator is `app.on_event(…)`."""
        match decorator:
            case Chain(root=Name(id=name), links=(Attribute(name="on_event"), Arguments())):
                return self._file.variable(name, placed.place) == self._application
        return False


def _definition(variable: Variable) -> tuple[Function, Place]:
    """The function that a name stands for, and where it is defined. Raises ``Left``."""
    binding = variable.only_binding
    if binding is None and variable.bindings:
        leave(f"`{variable.name}` is defined more than once, by another function or conditionally")
    if binding is None or not isinstance(binding.value, Function):
        leave(f"whether `{variable.name}` is a coroutine function is not known")
    return binding.value, variable.bindings[0][1]
