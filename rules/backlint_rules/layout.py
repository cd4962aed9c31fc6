"""Where the new code of a fix breaks into lines, and how these are indented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from backlint_rules.alignment import realigned
from backlint_rules.edits import TextEdit, fits
from backlint_rules.finding import Break, Range
from backlint_rules.syntax.source_lines import SourceLines
from backlint_rules.syntax.text import indentation_of, line_end_of

_INDENTATION = "    "

#: A stretch, and what is to stand there instead.
_Spelled = tuple[Range, Sequence[str | Break]]


class CannotBreakLines(Exception):
    """Lines that have to break cannot do so without loss, for the reason that the message names."""


class Layout:
    """Lays out edits of some statements in a file's lines, which are not to become longer than
    ``line_length``.
    """

    def __init__(self, text: SourceLines, line_length: int) -> None:
        self._text = text
        self._lines = text.lines
        self._line_length = line_length

    def edits(self, spelled: Sequence[_Spelled], breaks: bool) -> tuple[TextEdit, ...]:
        """The edits in one line where that fits or lines cannot break, unless they are to break
        anyway. Raises ``CannotBreakLines``.
        """
        broken = [range_ for range_, parts in spelled if any(isinstance(p, Break) for p in parts)]
        obstacle = next(self._obstacles(broken), "")
        if broken and breaks:
            if obstacle:
                raise CannotBreakLines(obstacle)
        else:
            flat = tuple(
                TextEdit(range_, "".join([part for part in parts if isinstance(part, str)]))
                for range_, parts in spelled
            )
            if not broken or obstacle or fits(self._lines, flat, self._line_length):
                begin = indentation_of(self._lines[flat[0].range.line])
                return realigned(self._text, flat, self._line_length, self._unit(begin))
        lines = [range_.line for range_ in broken]
        return self._broken(spelled, range(min(lines) + 1, max(lines) + 1))

    def _obstacles(self, broken: Sequence[Range]) -> Iterator[str]:
        """Why lines cannot break where these stretches are."""
        for line, column, end_line, end_column in broken:
            if self._text.is_in_formatted_string(line, column):
                yield "it stands in a formatted string, whose lines stay whole"
            is_first = not self._lines[line][:column].strip()
            comment = self._text.comments.get(end_line)
            is_in_front = comment is not None and end_column <= comment.column
            if is_in_front and not is_first and self._text.has_pragma(end_line):
                yield "a comment for tools would stand on another line than its code"

    def _broken(self, spelled: Sequence[_Spelled], deeper: range) -> tuple[TextEdit, ...]:
        indentation = indentation_of(self._lines[min(range_.line for range_, _ in spelled)])
        new_line = line_end_of(self._lines) + indentation
        unit = self._unit(indentation)

        def text(part: str | Break) -> str:
            return new_line + unit * part.levels if isinstance(part, Break) else part

        edits = [TextEdit(range_, "".join(map(text, parts))) for range_, parts in spelled]
        replaced = [range_ for range_, _ in spelled]
        edits += [
            TextEdit(Range(line, 0, line, 0), unit)
            for line in deeper
            if line not in self._text.begun_in_strings
            and self._lines[line].strip()
            and not any(range_[:2] < (line, 0) < range_[2:] for range_ in replaced)
        ]
        return tuple(edits)

    def _unit(self, indentation: str) -> str:
        """What one level is in this file."""
        if indentation.startswith("\t"):
            return "\t"
        for line, below in pairwise(self._lines):
            if line.rstrip().endswith(":") and not line[:1].isspace():
                unit = indentation_of(below)
                if unit and below.strip():
                    return unit
        return _INDENTATION
