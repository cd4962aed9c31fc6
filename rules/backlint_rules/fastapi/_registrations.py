"""All handlers that an application is given in a file, and what takes them away from there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from backlint_rules.facts.file_view import FileView, PlacedCall, Variable
from backlint_rules.facts.model import (
    Argument,
    Arguments,
    Attribute,
    Chain,
    Display,
    Expression,
    Function,
    Import,
    Literal,
    Name,
)
from backlint_rules.fastapi._handlers import (
    APPLICATION_CLASSES,
    HANDLER_METHODS,
    ROUTER_CLASSES,
    names_event,
    registered_handlers,
)
from backlint_rules.finding import Edit, Finding, Premise, Range
from backlint_rules.leaving import Left, leave

#: The options of an application that take handlers, and when these run.
EVENTS = {"on_startup": "startup", "on_shutdown": "shutdown"}
#: What makes a coroutine function of one, whatever else it does.
_ASYNC_DECORATORS = frozenset(
    ["fastapi_utils.tasks.repeat_every()", "fastapi_utilities.repeat_every()"]
)
_LISTS = ("builtins.list()", "builtins.tuple()")
#: Where handlers can be registered without a call.
_LISTS_OF_HANDLERS = ("lifespan_context", ".on_startup", ".on_shutdown")
_NOTHING_ELSE_REGISTERS = Premise("No other file registers handlers on the application", False)


class Handler(NamedTuple):
    """A function that runs at an event."""

    event: str
    name: str
    is_async: bool

    @property
    def call(self) -> str:
        """What runs it in a `lifespan`."""
        return f"{'await ' if self.is_async else ''}{self.name}()"


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
                variable = _variable_of(file, placed)
                if variable is None:
                    leave("the application is not a name that is assigned to here")
                return Application(variable, _making(file, variable))
    raise AssertionError("a finding without handlers")


def _variable_of(file: FileView, placed: PlacedCall) -> Variable | None:
    """What holds the application or router that a call registers a handler on, or that it makes."""
    call = placed.call
    if placed.place.piece.owner is not None:
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
        leave(f"`{variable.name}` is assigned more than once, or under a condition")
    made = file.value_of(variable)
    if made is None or made.call.callee not in APPLICATION_CLASSES:
        leave("the application is made elsewhere")
    return made


class Registrations:
    """The handlers of an application, in the order in which they are registered.

    ``edits`` take away what registers them but for options of the application. Raises ``Left`` if
    it is not certain that these are all, or how to call one.
    """

    def __init__(self, file: FileView, application: Application) -> None:
        self._file = file
        self._variable, self._made = application
        self.handlers: list[Handler] = []
        self.edits: list[Edit] = []
        self._routers_with_handlers: list[Variable | None] = []
        self._knows_all = True
        for word in _LISTS_OF_HANDLERS:
            if word in file.text:
                leave(f"the file uses `{word.strip('.')}`")
        self._take_options()
        for placed in file.calls(HANDLER_METHODS):
            self._take(placed)
        if not self._knows_all:
            leave("the file has a handler of which nobody knows the application")
        self._check_mounts()
        self._check_included()

    def at(self, event: str) -> Sequence[Handler]:
        """The handlers of an event."""
        return [handler for handler in self.handlers if handler.event == event]

    @property
    def premises(self) -> tuple[Premise, ...]:
        """What else must be so if a `lifespan` is to call them."""
        is_certain = not self._routers_with_handlers and all(
            self._is_made_here(placed) for placed in self._file.calls(("include_router",))
        )
        # They would run once instead of twice.
        routers = Premise("No router that the application includes has handlers", is_certain)
        return _NOTHING_ELSE_REGISTERS, routers

    def _is_made_here(self, placed: PlacedCall) -> bool:
        """Whether the router that a call includes is made in the file, without handlers."""
        router = placed.call.argument(0, "router")
        if not isinstance(router, Name):
            return False
        made = self._file.value_of(self._file.variable(router.id, placed.place))
        return (
            made is not None
            and made.call.callee in ROUTER_CLASSES
            and all(argument.keyword not in ("**", *EVENTS) for argument in made.call.arguments)
        )

    def _check_mounts(self) -> None:
        """Raises ``Left`` if the application is mounted in another one, which does not run it."""
        for placed in self._file.calls(("mount",)):
            if self._is_about(placed.call.argument(1, "app"), placed, [self._variable]):
                leave("the handlers of a mounted application do not run, nor would its `lifespan`")

    def _check_included(self) -> None:
        """Raises ``Left`` if the application includes a router that certainly has handlers."""
        for placed in self._file.calls(("include_router",)):
            router = placed.call.argument(0, "router")
            name = placed.call.receiver_name
            if name is None or self._file.variable(name, placed.place) != self._variable:
                continue
            if self._is_about(router, placed, self._routers_with_handlers):
                leave("a router has handlers, which would run once instead of twice")

    def _is_about(
        self,
        expression: Expression | None,
        placed: PlacedCall,
        variables: Sequence[Variable | None],
    ) -> bool:
        """Whether an expression is the name of one of these variables."""
        return (
            isinstance(expression, Name)
            and self._file.variable(expression.id, placed.place) in variables
        )

    # What registers handlers

    def _take_options(self) -> None:
        """`FastAPI(on_startup=[…])`. Raises ``Left``."""
        call = self._made.call
        if any(argument.keyword in ("*", "**") for argument in call.arguments):
            leave("the arguments of the application are not written out")
        for keyword, event in EVENTS.items():
            argument = call.keyword(keyword)
            if argument is not None and call.text(argument.value.range) != "None":
                if not isinstance(argument.value, Display) or argument.value.kind not in _LISTS:
                    leave(f"what `{keyword}=` has is not written out")
                for item in argument.value.items:
                    self.handlers.append(self._handler(event, item, self._made))

    def _take(self, placed: PlacedCall) -> None:
        """What a call of `on_event()` or `add_event_handler()` registers. Raises ``Left``."""
        call = placed.call
        found = list(registered_handlers(call))
        if not found:
            self._knows_all &= not names_event(call.argument(0, "event_type"))
            return
        variable = _variable_of(self._file, placed)
        if found[0].of_router:
            if call.owner is not None and call.owner.attribute == "router":
                leave("handlers are registered on the router of an application as well")
            self._routers_with_handlers.append(variable)
            return
        if variable is None or variable != self._variable:
            self._knows_all &= variable is not None and self._is_another(variable)
            return
        if call.chain.block is not None or placed.place.scope != self._made.place.scope:
            leave("a handler is registered in another function, or under a condition")
        event = call.argument(0, "event_type")
        assert isinstance(event, Literal)
        self.handlers.append(self._registered(placed, event.text.strip("'\"")))

    def _is_another(self, variable: Variable) -> bool:
        """Whether a variable certainly holds another application."""
        binding, made = variable.only_binding, self._file.value_of(variable)
        is_imported = binding is not None and isinstance(binding.value, Import)
        return is_imported or (made is not None and made.call.callee in APPLICATION_CLASSES)

    def _registered(self, placed: PlacedCall, event: str) -> Handler:
        """The handler that a call registers; notes that what registers it goes. Raises ``Left``."""
        call = placed.call
        if call.chain.role == "decorator":
            return self._decorated(placed, event)
        self._remove_statement(placed.range(call.chain.range))
        match call.name, call.arguments, call.following:
            case "add_event_handler", (_, Argument(None | "func", function)), ():
                return self._handler(event, function, placed)
            case "on_event", (_,), (Arguments((Argument(None, function),)),):
                return self._handler(event, function, placed)
        raise Left("the way in which a handler is registered is not the usual one")

    def _decorated(self, placed: PlacedCall, event: str) -> Handler:
        function = self._file.decorated(placed)
        if function is None or not placed.call.is_last:
            leave("the way in which a handler is registered is not the usual one")
        self._remove_lines(placed.range(placed.call.chain.range), "@")
        return self._function(event, function, placed)

    # How to call them

    def _handler(self, event: str, expression: Expression, placed: PlacedCall) -> Handler:
        """Raises ``Left``."""
        if not isinstance(expression, Name):
            leave("a handler is not the name of a function")
        variable = self._file.variable(expression.id, placed.place)
        function = self._defined(variable)
        return self._function(event, function, placed)

    def _function(self, event: str, function: Function, placed: PlacedCall) -> Handler:
        """Raises ``Left``."""
        variable = self._file.variable(function.name, placed.place)
        if self._defined(variable) is not function:
            leave(f"`{function.name}` is defined more than once")
        is_async = function.is_async
        others = [d for d in function.decorators if not self._registers(d, placed)]
        if others:
            if function.decorators[-len(others) :] != tuple(others):
                leave("what decorates a handler is not all that is registered")
            if placed.call.kind_of(others[0]) not in _ASYNC_DECORATORS:
                leave("whether a decorated handler is a coroutine function is not known")
            is_async = True
        return Handler(event, function.name, is_async)

    def _defined(self, variable: Variable) -> Function:
        """The function that a name stands for. Raises ``Left``."""
        binding = variable.only_binding
        if binding is None and variable.bindings:
            leave(f"`{variable.name}` is defined more than once, or under a condition")
        if binding is None or not isinstance(binding.value, Function):
            leave(f"whether `{variable.name}` is a coroutine function is not known")
        return binding.value

    def _registers(self, decorator: Expression, placed: PlacedCall) -> bool:
        """Whether a decorator is `app.on_event(…)`."""
        match decorator:
            case Chain(root=Name(id=name), links=(Attribute(name="on_event"), Arguments())):
                return self._file.variable(name, placed.place) == self._variable
        return False

    def _remove_lines(self, range_: Range, before: str) -> None:
        """Takes a statement or decorator away that has its lines for itself. Raises ``Left``."""
        lines = self._file.lines
        line, column, end_line, end_column = range_
        around = lines[line][:column].strip(), lines[end_line][end_column:].strip()
        if around != (before, ""):
            leave("something else stands on the line of a handler")
        self.edits.append(Edit(Range(line, 0, end_line + 1, 0), ()))

    def _remove_statement(self, range_: Range) -> None:
        """Takes it away, and of the blank lines around it those below. Raises ``Left``."""
        self._remove_lines(range_, "")
        lines = self._file.lines
        below = range_.end_line + 1
        if not range_.line or not lines[range_.line - 1].strip():
            while below < len(lines) - 1 and not lines[below].strip():
                below += 1
        self.edits[-1] = Edit(Range(range_.line, 0, below, 0), ())
