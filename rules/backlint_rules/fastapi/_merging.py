"""Calls the handlers that an application never runs from the `lifespan` that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backlint_rules.facts.file_view import FileView, Place, PlacedCall, Variable
from backlint_rules.facts.model import Attribute, Chain, Expression, Function, Name
from backlint_rules.fastapi._application import Application, application_of
from backlint_rules.fastapi._handlers import APPLICATIONS, EVENTS
from backlint_rules.fastapi._registrations import Registrations
from backlint_rules.finding import Edit, Finding, Fix, Range
from backlint_rules.leaving import leave

_YIELD = re.compile(r"\byield\b")


def into_lifespan(file: FileView, finding: Finding) -> Fix:
    """What has the `lifespan` of the application of a finding call all its handlers.

    Edits are in lines of the file. Raises ``Left``.
    """
    return _Merger(file, application_of(file, finding), finding.rule).fix()


class _Merger:
    def __init__(self, file: FileView, application: Application, rule: str) -> None:
        self._file = file
        self._variable, self._made = application
        self._registered = Registrations(file, application, rule)

    def fix(self) -> Fix:
        """Raises ``Left``."""
        edits = [*self._registered.edits, *self._without_options()]
        function, place = self._lifespan()
        edits += self._calls(function, place)
        return Fix(
            "Call the handlers from the `lifespan`, so that they run",
            tuple(edits),
            scope=self._made.place.scope,
            is_refactor=True,
        )

    def _without_options(self) -> Iterator[Edit]:
        """Takes `on_startup=` and its like from the application, which has a `lifespan=` as well.

        Raises ``Left``.
        """
        made = self._made
        arguments = list(made.call.arguments)
        for argument in arguments:
            if argument.keyword in EVENTS:
                index = arguments.index(argument)
                if index:
                    stretch = Range(*arguments[index - 1].range[2:], *argument.range[2:])
                else:
                    stretch = Range(*argument.range[:2], *arguments[1].range[:2])
                if "#" in made.call.text(stretch):
                    leave("a comment stands where code would go")
                yield Edit(made.range(stretch), ())

    # The lifespan

    def _lifespan(self) -> tuple[Function, Place]:
        """The function that the application has as its `lifespan`. Raises ``Left``."""
        argument = self._made.call.keyword("lifespan")
        if argument is None or not isinstance(argument.value, Name):
            leave("the `lifespan` is not the name of a function")
        name = argument.value.id
        variable = self._file.variable(name, self._made.place)
        binding = variable.only_binding
        if binding is None or not isinstance(binding.value, Function):
            leave(f"`{name}` is not certainly a function of this file")
        function = binding.value
        if not function.is_async or not all(map(_makes_context_manager, function.decorators)):
            leave(f"`{name}` is not a plain asynchronous context manager")
        if variable.function != self._variable.function:
            leave(f"`{name}` does not see the handlers")
        users = [p for p in self._file.calls(APPLICATIONS) if self._has_lifespan(p, variable)]
        if len(users) > 1:
            leave(f"another application has `{name}` as its `lifespan`, too")
        place = variable.bindings[0][1]
        taken = place.piece.facts.scopes[function.scope].bindings
        for handler in self._registered.handlers:
            if handler.name in taken:
                leave(f"`{handler.name}` is another name in `{name}()`")
        return function, place

    def _has_lifespan(self, placed: PlacedCall, variable: Variable) -> bool:
        argument = placed.call.keyword("lifespan")
        return (
            argument is not None
            and isinstance(argument.value, Name)
            and self._file.variable(argument.value.id, placed.place) == variable
        )

    def _calls(self, function: Function, place: Place) -> Iterator[Edit]:
        """The calls around its `yield`. Raises ``Left``."""
        lines, end = self._file.lines, self._file.line_end
        outer, body = self._body(function, place)
        found = [line for line in body for _ in _YIELD.finditer(lines[line])]
        yields = place.piece.facts.scopes[function.scope].yields
        if len(found) != 1 or len(yields) != 1:
            leave(f"`{function.name}()` does not have just one `yield`")
        [line] = found
        statement = lines[line].strip()
        value = yields[0].range.moved(place.line) if yields[0] is not None else None
        if not statement.startswith("yield") or (value is not None and value.end_line != line):
            leave(f"the `yield` of `{function.name}()` is not a line of its own")
        indentation = _indentation(lines[line])
        first = self._file.with_comments_above(line)
        starting = [f"{indentation}{h.call}{end}" for h in self._registered.at("startup")]
        yield Edit(Range(first, 0, first, 0), ("".join(starting),))
        closing = self._registered.at("shutdown")
        if closing:
            level = _indentation(lines[body[0]])[len(outer) :]
            yield Edit(Range(line, 0, line, 0), (f"{indentation}try:{end}{level}",))
            inner = [f"{indentation}{level}{h.call}{end}" for h in closing]
            below = Range(line + 1, 0, line + 1, 0)
            yield Edit(below, (f"{indentation}finally:{end}{''.join(inner)}",))

    def _body(self, function: Function, place: Place) -> tuple[str, list[int]]:
        """The indentation of a function, and the lines of its body that are not blank.

        Raises ``Left``.
        """
        lines = self._file.lines
        outer = _indentation(lines[function.range.moved(place.line).line])
        body: list[int] = []
        for line in range(function.brackets.moved(place.line).end_line + 1, len(lines)):
            if lines[line].strip():
                if not lines[line].startswith(outer) or _indentation(lines[line]) == outer:
                    break
                body.append(line)
        if not body:
            leave(f"`{function.name}()` has no lines of its own")
        return outer, body


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _makes_context_manager(decorator: Expression) -> bool:
    match decorator:
        case Name(id="asynccontextmanager"):
            return True
        case Chain(links=(Attribute(name="asynccontextmanager"),)):
            return True
    return False
