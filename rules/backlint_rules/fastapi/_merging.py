"""Calls the handlers that an application never runs from the `lifespan` that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backlint_rules.facts.file_view import FileView, Place
from backlint_rules.facts.model import Attribute, Chain, Expression, Function, Name, Scope
from backlint_rules.fastapi._application import Application, application_of
from backlint_rules.fastapi._handlers import EVENTS
from backlint_rules.fastapi._registrations import Registrations
from backlint_rules.finding import Edit, Finding, Fix, Range
from backlint_rules.leaving import leave


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
        function, place = self._lifespan()
        edits = [*self._registered.edits, *self._without_options(), *self._calls(function, place)]
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
        first_kept = next(n for n, a in enumerate(arguments) if a.keyword not in EVENTS)
        for index, argument in enumerate(arguments):
            if argument.keyword in EVENTS:
                if index > first_kept:
                    stretch = Range(*arguments[index - 1].range[2:], *argument.range[2:])
                else:
                    stretch = Range(*argument.range[:2], *arguments[index + 1].range[:2])
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
        if self._file.uses(variable) != 1:
            leave(f"`{name}` has other uses than to be the `lifespan` of this application")
        place = variable.bindings[0][1]
        scopes = place.piece.facts.scopes
        for handler in self._registered.handlers:
            if handler.name in scopes[function.scope].bindings:
                leave(f"`{handler.name}` is another name in `{name}()`")
            if any(handler.name in scope.uses for scope in _within(scopes, function.scope)):
                leave(f"`{name}()` runs `{handler.name}` already")
        return function, place

    def _calls(self, function: Function, place: Place) -> Iterator[Edit]:
        """The calls around its `yield`. Raises ``Left``."""
        lines, end = self._file.lines, self._file.line_end
        words = self._file.words_in(place)
        yields = [w for w in words if w.word.text == "yield" and w.place.scope == function.scope]
        if len(yields) != 1:
            leave(f"`{function.name}()` does not have just one `yield`")
        line, _ = yields[0].position
        on_line = [w.word for w in words if w.position[0] == line]
        is_statement = on_line[0].text == "yield" and on_line[0].begins_statement
        if not is_statement or not on_line[-1].ends_line or any(w.text == ";" for w in on_line):
            leave(f"the `yield` of `{function.name}()` is not a line of its own")
        indentation = _indentation(lines[line])
        first = self._file.with_comments_above(line)
        starting = [f"{indentation}{h.call}{end}" for h in self._registered.at("startup")]
        yield Edit(Range(first, 0, first, 0), ("".join(starting),))
        closing = self._registered.at("shutdown")
        if closing:
            level = self._level(function, place)
            yield Edit(Range(line, 0, line, 0), (f"{indentation}try:{end}{level}",))
            inner = [f"{indentation}{level}{h.call}{end}" for h in closing]
            below = Range(line + 1, 0, line + 1, 0)
            yield Edit(below, (f"{indentation}finally:{end}{''.join(inner)}",))

    def _level(self, function: Function, place: Place) -> str:
        """How much deeper than its header the body of a function stands."""
        lines = self._file.lines
        outer = _indentation(lines[function.range.moved(place.line).line])
        below = function.brackets.moved(place.line).end_line + 1
        first = next(line for line in lines[below:] if line.strip() and line.lstrip()[0] != "#")
        return _indentation(first)[len(outer) :]


def _within(scopes: Sequence[Scope], outer: int) -> Iterator[Scope]:
    """A scope and those in it."""
    inside = {outer}
    for index, scope in enumerate(scopes):
        if index == outer or scope.parent in inside:
            inside.add(index)
            yield scope


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _makes_context_manager(decorator: Expression) -> bool:
    match decorator:
        case Name(id="asynccontextmanager"):
            return True
        case Chain(links=(Attribute(name="asynccontextmanager"),)):
            return True
    return False
