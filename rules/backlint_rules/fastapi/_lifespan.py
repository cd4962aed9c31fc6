"""Writes the startup and shutdown handlers of an application as one `lifespan`.

The handlers stay functions, which other code may call; they are called in the order in which they
were registered. Every translation has been compared with the real library: ``docs/app-oracle.md``.
What is not certain to do the same raises ``Left``.
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.file_view import FileView
from backlint_rules.fastapi._application import Application, application_of
from backlint_rules.fastapi._handlers import APPLICATION_CLASSES, APPLICATIONS, EVENTS
from backlint_rules.fastapi._registrations import Registrations
from backlint_rules.finding import Break, Edit, Finding, Fix, Imported, Range
from backlint_rules.leaving import Left, leave

_ASYNC_CONTEXT_MANAGER = Imported("contextlib", "asynccontextmanager")


def with_lifespan(file: FileView, finding: Finding) -> Fix:
    """What gives the application of a finding a `lifespan` in the place of all its handlers.

    Edits are in lines of the file. Raises ``Left``.
    """
    return _Writer(file, application_of(file, finding), finding.rule).fix()


class _Writer:
    """Raises ``Left``, also when it is made."""

    def __init__(self, file: FileView, application: Application, rule: str) -> None:
        self._file = file
        self._variable, self._made = application
        lifespan = self._made.call.keyword("lifespan")
        if lifespan is not None and self._made.call.text(lifespan.value.range) != "None":
            leave("the application may have a `lifespan`")
        self._registered = Registrations(file, application, rule)
        self._edits = self._registered.edits

    def fix(self) -> Fix:
        """Raises ``Left``."""
        name = self._free_name()
        self._pass(name)
        self._define(name)
        return Fix(
            "Use a `lifespan`",
            tuple(self._edits),
            scope=self._made.place.scope,
            premises=self._registered.premises,
            breaks=True,
        )

    def _free_name(self) -> str:
        """Raises ``Left``."""
        names = ["lifespan", f"{self._variable.name}_lifespan"]
        for name in names[self._is_one_of_several() :]:
            if not self._file.is_bound(name):
                return name
        raise Left("`lifespan` is the name of something else here")

    def _is_one_of_several(self) -> bool:
        """Whether the module makes several applications."""
        made = [
            placed
            for placed in self._file.calls(APPLICATIONS)
            if placed.place.scope == 0 and placed.call.callee in APPLICATION_CLASSES
        ]
        return len(made) > 1

    def _pass(self, name: str) -> None:
        """Gives `lifespan=` to the application, in the place of other options. Raises ``Left``."""
        call = self._made.call
        arguments = list(call.arguments)
        gone = [argument for argument in arguments if argument.keyword in (*EVENTS, "lifespan")]
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
        """Adds an argument behind the last one, on a line of its own if that has one and the
        bracket is closed further down.
        """
        line, column, *end = self._made.range(last)
        *_, closing_line, closing_column = self._made.range(self._made.call.brackets)
        words = [w.position for w in self._file.words_in(self._made.place)]
        comma = [at for at in words if tuple(end) <= at < (closing_line, closing_column - 1)]
        last_line = comma[0][0] if comma else end[0]
        begin = self._file.lines[line][:column]
        if begin.strip() or closing_line == last_line:
            self._edits.append(Edit(Range(*end, *end), (f", {text}",)))
            return
        if not comma:
            self._edits.append(Edit(Range(*end, *end), (",",)))
        below = Range(last_line + 1, 0, last_line + 1, 0)
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
        """What the function calls the application, by another name than that of a handler.

        Raises ``Left``.
        """
        taken = {handler.name for handler in self._registered.handlers}
        for name in ("app", "application"):
            if name not in taken:
                return name
        raise Left("handlers have the names that the application would have in the `lifespan`")

    def _body(self) -> Iterator[str | Break]:
        for handler in self._registered.at("startup"):
            yield from (Break(1), handler.call)
        closing = self._registered.at("shutdown")
        if not closing:
            yield from (Break(1), "yield")
            return
        yield from (Break(1), "try:", Break(2), "yield", Break(1), "finally:")
        for handler in closing:
            yield from (Break(2), handler.call)
