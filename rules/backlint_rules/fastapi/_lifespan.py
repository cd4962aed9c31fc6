"""Writes the startup and shutdown handlers of an application as one `lifespan`.

The handlers stay functions, which other code may call; they are called in the order in which they
were registered. Every translation has been compared with the real library: ``docs/app-oracle.md``.
What is not certain to do the same raises ``Left``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from backlint_rules.finding import Break, Edit, Finding, Fix, Imported, Premise, Range
from backlint_rules.leaving import Left, leave

_ASYNC_CONTEXT_MANAGER = Imported("contextlib", "asynccontextmanager")
_EVENTS = {"on_startup": "startup", "on_shutdown": "shutdown"}
#: What makes a coroutine function of one, whatever else it does.
_ASYNC_DECORATORS = frozenset(
    ["fastapi_utils.tasks.repeat_every()", "fastapi_utilities.repeat_every()"]
)
_NOTHING_ELSE_REGISTERS = Premise("No other file registers handlers on the application", False)


class _Handler(NamedTuple):
    """A function that runs at an event, and how to call it."""

    event: str
    name: str
    is_async: bool


def with_lifespan(file: FileView, finding: Finding) -> Fix:
    """What gives the application of a finding a `lifespan` in the place of all its handlers.

    Edits are in lines of the file. Raises ``Left``.
    """
    return _Writer(file, _application(file, finding)).fix()


# The application


class _Application(NamedTuple):
    """The variable that holds an application, and the call that makes it."""

    variable: Variable
    made: PlacedCall


def _application(file: FileView, finding: Finding) -> _Application:
    """The application whose handlers a finding is about. Raises ``Left``."""
    for placed in file.calls():
        for handlers in registered_handlers(placed.call):
            if placed.range(handlers.range) == finding.range:
                if handlers.of_router:
                    leave("the handlers of a router run with those of applications that include it")
                variable = _variable_of(file, placed)
                if variable is None:
                    leave("the application is not a name that is assigned to here")
                return _Application(variable, _making(file, variable))
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


class _Writer:
    def __init__(self, file: FileView, application: _Application) -> None:
        self._file = file
        self._variable, self._made = application
        self._edits: list[Edit] = []
        self._handlers: list[_Handler] = []
        self._routers_have_handlers = False
        self._knows_all = True

    def fix(self) -> Fix:
        """Raises ``Left``."""
        if any("lifespan_context" in line for line in self._file.lines):
            leave("the file uses `lifespan_context`")
        self._take_options()
        for placed in self._file.calls(HANDLER_METHODS):
            self._take(placed)
        if not self._knows_all:
            leave("the file has a handler of which nobody knows the application")
        name = self._free_name()
        self._pass(name)
        self._define(name)
        return Fix(
            "Use a `lifespan`",
            tuple(self._edits),
            scope=self._made.place.scope,
            premises=(_NOTHING_ELSE_REGISTERS, self._premise_about_routers()),
            breaks=True,
        )

    def _premise_about_routers(self) -> Premise:
        """That no included router has handlers, which would run once instead of twice."""
        is_certain = not self._routers_have_handlers and all(
            self._is_made_here(placed) for placed in self._file.calls(("include_router",))
        )
        return Premise("No router that the application includes has handlers", is_certain)

    def _is_made_here(self, placed: PlacedCall) -> bool:
        """Whether the router that a call includes is made in the file, without handlers."""
        router = placed.call.argument(0, "router")
        if not isinstance(router, Name):
            return False
        made = self._file.value_of(self._file.variable(router.id, placed.place))
        return (
            made is not None
            and made.call.callee in ROUTER_CLASSES
            and all(argument.keyword not in ("**", *_EVENTS) for argument in made.call.arguments)
        )

    # What registers handlers

    def _take_options(self) -> None:
        """`FastAPI(on_startup=[…])`. Raises ``Left``."""
        call = self._made.call
        if any(argument.keyword in ("*", "**") for argument in call.arguments):
            leave("the arguments of the application are not written out")
        if call.keyword("lifespan") is not None:
            leave("the application may have a `lifespan`")
        for keyword, event in _EVENTS.items():
            argument = call.keyword(keyword)
            if argument is not None and call.text(argument.value.range) != "None":
                if not isinstance(argument.value, Display) or argument.value.kind not in _LISTS:
                    leave(f"what `{keyword}=` has is not written out")
                for item in argument.value.items:
                    self._handlers.append(self._handler(event, item, self._made))

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
            self._routers_have_handlers = True
            return
        if variable is None or variable != self._variable:
            self._knows_all &= variable is not None and self._is_another(variable)
            return
        if call.chain.block is not None or placed.place.scope != self._made.place.scope:
            leave("a handler is registered in another function, or under a condition")
        event = call.argument(0, "event_type")
        assert isinstance(event, Literal)
        self._handlers.append(self._registered(placed, event.text.strip("'\"")))

    def _is_another(self, variable: Variable) -> bool:
        """Whether a variable certainly holds another application."""
        binding, made = variable.only_binding, self._file.value_of(variable)
        is_imported = binding is not None and isinstance(binding.value, Import)
        return is_imported or (made is not None and made.call.callee in APPLICATION_CLASSES)

    def _registered(self, placed: PlacedCall, event: str) -> _Handler:
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

    def _decorated(self, placed: PlacedCall, event: str) -> _Handler:
        function = self._file.decorated(placed)
        if function is None or not placed.call.is_last:
            leave("the way in which a handler is registered is not the usual one")
        self._remove_lines(placed.range(placed.call.chain.range), "@")
        return self._function(event, function, placed)

    # How to call them

    def _handler(self, event: str, expression: Expression, placed: PlacedCall) -> _Handler:
        """Raises ``Left``."""
        if not isinstance(expression, Name):
            leave("a handler is not the name of a function")
        variable = self._file.variable(expression.id, placed.place)
        function = self._defined(variable)
        return self._function(event, function, placed)

    def _function(self, event: str, function: Function, placed: PlacedCall) -> _Handler:
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
        return _Handler(event, function.name, is_async)

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

    # Edits

    def _remove_lines(self, range_: Range, before: str) -> None:
        """Takes a statement or decorator away that has its lines for itself. Raises ``Left``."""
        lines = self._file.lines
        line, column, end_line, end_column = range_
        around = lines[line][:column].strip(), lines[end_line][end_column:].strip()
        if around != (before, ""):
            leave("something else stands on the line of a handler")
        self._edits.append(Edit(Range(line, 0, end_line + 1, 0), ()))

    def _remove_statement(self, range_: Range) -> None:
        """Takes it away, and of the blank lines around it those below. Raises ``Left``."""
        self._remove_lines(range_, "")
        lines = self._file.lines
        below = range_.end_line + 1
        if not range_.line or not lines[range_.line - 1].strip():
            while below < len(lines) - 1 and not lines[below].strip():
                below += 1
        self._edits[-1] = Edit(Range(range_.line, 0, below, 0), ())

    def _free_name(self) -> str:
        """Raises ``Left``."""
        for name in ("lifespan", f"{self._variable.name}_lifespan"):
            if not self._file.is_bound(name):
                return name
        raise Left("`lifespan` is the name of something else here")

    def _pass(self, name: str) -> None:
        """Gives `lifespan=` to the application, in the place of other options. Raises ``Left``."""
        call = self._made.call
        arguments = list(call.arguments)
        gone = [argument for argument in arguments if argument.keyword in _EVENTS]
        text = f"lifespan={name}"
        if gone:
            self._replace(gone[0].range, text)
            for argument in gone[1:]:
                before = arguments[arguments.index(argument) - 1]
                stretch = Range(*before.range[2:], *argument.range[2:])
                if "#" in call.text(stretch):
                    leave("a comment stands where code would go")
                self._replace(stretch, "")
        elif not arguments:
            line, column = call.brackets[:2]
            self._replace(Range(line, column + 1, line, column + 1), text)
        else:
            self._append(arguments[-1].range, text)

    def _append(self, last: Range, text: str) -> None:
        """Adds an argument behind the last one, on a line of its own if that has one."""
        line, column, end_line, end_column = self._made.range(last)
        lines = self._file.lines
        begin = lines[line][:column]
        if begin.strip():
            self._edits.append(
                Edit(Range(end_line, end_column, end_line, end_column), (f", {text}",))
            )
            return
        rest = lines[end_line][end_column:]
        if not rest.lstrip().startswith(","):
            self._edits.append(Edit(Range(end_line, end_column, end_line, end_column), (",",)))
        below = Range(end_line + 1, 0, end_line + 1, 0)
        self._edits.append(Edit(below, (f"{begin}{text},{self._file.line_end}",)))

    def _replace(self, range_: Range, text: str) -> None:
        self._edits.append(Edit(self._made.range(range_), (text,)))

    def _define(self, name: str) -> None:
        """Puts the function above the application. Raises ``Left``."""
        call, lines, end = self._made.call, self._file.lines, self._file.line_end
        target = call.targets[0]
        statement = self._made.range(target.range)
        indentation = lines[statement.line][: statement.column]
        if indentation.strip():
            leave("something else stands on the line of the application")
        line = self._file.with_comments_above(statement.line)
        n_blank = 1 if indentation else 2
        missing, _ = self._file.blank_lines_around(line, line, n_blank)
        made = call.text(Range(*call.range[:2], *call.callee_range[2:]))
        parts = (
            end * missing + indentation,
            "@",
            _ASYNC_CONTEXT_MANAGER,
            Break(0),
            f"async def {name}({self._parameter()}: {made}):",
            *self._body(),
            end * (n_blank + 1),
        )
        self._edits.append(Edit(Range(line, 0, line, 0), parts))

    def _parameter(self) -> str:
        """What the function calls the application, which handlers may have the name of."""
        taken = {handler.name for handler in self._handlers}
        return "app" if "app" not in taken else "application"

    def _body(self) -> Iterator[str | Break]:
        for handler in self._at("startup"):
            yield from (Break(1), _call_of(handler))
        closing = self._at("shutdown")
        if not closing:
            yield from (Break(1), "yield")
            return
        yield from (Break(1), "try:", Break(2), "yield", Break(1), "finally:")
        for handler in closing:
            yield from (Break(2), _call_of(handler))

    def _at(self, event: str) -> Sequence[_Handler]:
        return [handler for handler in self._handlers if handler.event == event]


_LISTS = ("builtins.list()", "builtins.tuple()")


def _call_of(handler: _Handler) -> str:
    return f"{'await ' if handler.is_async else ''}{handler.name}()"
