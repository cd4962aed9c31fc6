"""All handlers that an application is given in a file, and what takes them away from there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backlint_rules.facts.file_view import FileView, PlacedCall, Variable
from backlint_rules.facts.model import Argument, Arguments, Display, Expression, Import, Name
from backlint_rules.fastapi._application import Application, variable_of
from backlint_rules.fastapi._early_use import check_early_use
from backlint_rules.fastapi._handler_functions import Handler, HandlerFunctions
from backlint_rules.fastapi._handlers import (
    APPLICATION_CLASSES,
    EVENTS,
    HANDLER_METHODS,
    ROUTER_CLASSES,
    event_of,
)
from backlint_rules.finding import Edit, Premise, Range
from backlint_rules.leaving import Left, leave

_LISTS = ("builtins.list()", "builtins.tuple()")
#: Where handlers can be registered, or run, without a call of a method that registers them.
_OTHER_WAYS = re.compile(
    r"lifespan_context|(?<=\.)on_(startup|shutdown)\b|\brouter\._?(startup|shutdown)\b"
    rf"""|(?<=["'])({"|".join([*HANDLER_METHODS, *EVENTS])})(?=["'])"""
)
_NOTHING_ELSE_REGISTERS = Premise("No other file registers handlers on the application", False)


class Registrations:
    """The handlers of an application, in the order in which they are registered.

    ``edits`` take away what registers them but for options of the application. Raises ``Left`` if
    it is not certain that these are all, or how to call one, or if a comment keeps one as it is,
    quiet for a ``rule``.
    """

    def __init__(self, file: FileView, application: Application, rule: str) -> None:
        self._file = file
        self._variable, self._made = application
        self._rule = rule
        self._functions = HandlerFunctions(file, self._variable)
        self.handlers: list[Handler] = []
        self.edits: list[Edit] = []
        #: Where registrations begin, and where functions are named in them.
        self._begins: list[tuple[int, int]] = []
        self._named: set[tuple[int, int]] = set()
        self._routers_with_handlers: list[Variable | None] = []
        self._knows_all = True
        self._check_other_ways()
        self._take_options()
        for placed in file.calls(HANDLER_METHODS):
            self._take(placed)
        if not self._knows_all:
            leave("the file has a handler of which nobody knows the application")
        self._check_mounts()
        self._check_included()
        if self._begins:
            check_early_use(file, self._variable, self._begins[-1], self._named)

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

    def _check_other_ways(self) -> None:
        """Raises ``Left`` if handlers may be registered, or run, in a way that is not looked at."""
        if found := _OTHER_WAYS.search(self._file.text):
            leave(f"the file uses `{found[0]}`")
        if re.search(rf"\b{self._variable.name}\.router\b(?!\.)", self._file.text):
            leave("the file uses the router of the application")
        calls = {
            placed.range(placed.call.name_range)[:2] for placed in self._file.calls(HANDLER_METHODS)
        }
        for placed in self._file.words(*HANDLER_METHODS):
            if placed.word.before == "." and placed.position not in calls:
                leave(f"the file uses `{placed.word.text}` without calling it")

    def _take_options(self) -> None:
        """`FastAPI(on_startup=[…])`. Raises ``Left``."""
        call = self._made.call
        if any(argument.keyword in (None, "*", "**") for argument in call.arguments):
            leave("the arguments of the application are not all named")
        for keyword, event in EVENTS.items():
            argument = call.keyword(keyword)
            if argument is None:
                continue
            self._check_comments(self._made, argument.range)
            if call.text(argument.value.range) != "None":
                if not isinstance(argument.value, Display) or argument.value.kind not in _LISTS:
                    leave(f"what `{keyword}=` has is not written out")
                for item in argument.value.items:
                    self.handlers.append(self._handler(event, item, self._made))

    def _check_comments(self, placed: PlacedCall, range_: Range) -> None:
        """Raises ``Left`` if a comment keeps quiet what registers handlers."""
        if placed.is_quiet(range_, self._rule):
            leave("a comment keeps a registration as it is")

    def _take(self, placed: PlacedCall) -> None:
        """What a call of `on_event()` or `add_event_handler()` registers. Raises ``Left``."""
        call = placed.call
        event = event_of(call)
        if event is not None and event not in EVENTS.values():
            return
        variable = variable_of(self._file, placed)
        if call.receiver_is(*ROUTER_CLASSES):
            if call.owner is not None and call.owner.attribute == "router":
                leave("handlers are registered on the router of an application as well")
            self._knows_all &= variable is not None and self._is_another(variable)
            self._routers_with_handlers.append(variable)
        elif variable is None or variable != self._variable:
            self._knows_all &= variable is not None and self._is_another(variable)
        elif event is None:
            leave("the event of a handler is not written out")
        elif call.chain.block is not None or placed.place.scope != self._made.place.scope:
            leave("a handler is registered in another function, or under a condition")
        else:
            self._check_comments(placed, call.range)
            self._begins.append(placed.range(call.range)[:2])
            self.handlers.append(self._registered(placed, event))

    def _is_another(self, variable: Variable) -> bool:
        """Whether a variable certainly holds another application, or a router of its own."""
        binding, made = variable.only_binding, self._file.value_of(variable)
        is_imported = binding is not None and isinstance(binding.value, Import)
        classes = (*APPLICATION_CLASSES, *ROUTER_CLASSES)
        return is_imported or (made is not None and made.call.callee in classes)

    def _registered(self, placed: PlacedCall, event: str) -> Handler:
        """The handler that a call registers; notes that what registers it goes. Raises ``Left``."""
        call = placed.call
        if call.chain.role == "decorator":
            return self._decorated(placed, event)
        range_ = placed.range(call.chain.range)
        words = self._file.words_in(placed.place)
        if not next(w.word.begins_statement for w in words if w.position == range_[:2]):
            leave("what registers a handler is part of something else")
        self._remove_statement(range_)
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
        return self._functions.decorated(event, function, placed)

    def _handler(self, event: str, expression: Expression, placed: PlacedCall) -> Handler:
        """Raises ``Left``."""
        if isinstance(expression, Name):
            self._named.add(placed.range(expression.range)[:2])
        return self._functions.named(event, expression, placed)

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
