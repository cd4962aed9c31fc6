"""Where the new code of a fix breaks into lines, and how these are indented."""

from __future__ import annotations

from collections.abc import Sequence

from backlint_rules.alignment import realigned
from backlint_rules.edits import TextEdit, fits
from backlint_rules.finding import Break, Range
from backlint_rules.syntax.text import indentation_of, line_end_of, split_lines
from backlint_rules.syntax.tokenizer import tokenize

_INDENTATION = "    "

#: A stretch, and what is to stand there instead.
_Spelled = tuple[Range, Sequence[str | Break]]


class Layout:
    """Lays out edits in a file's lines, which are not to become longer than ``line_length``."""

    def __init__(self, lines: Sequence[str], line_length: int) -> None:
        self._lines = lines
        self._line_length = line_length

    def edits(self, spelled: Sequence[_Spelled], breaks: bool) -> tuple[TextEdit, ...]:
        """The edits in one line where that fits, unless they are to break anyway."""
        broken = [
            range_.line for range_, parts in spelled if any(isinstance(p, Break) for p in parts)
        ]
        if not (broken and breaks):
            flat = tuple(
                TextEdit(range_, "".join([part for part in parts if isinstance(part, str)]))
                for range_, parts in spelled
            )
            if not broken or fits(self._lines, flat, self._line_length):
                begin = indentation_of(self._lines[flat[0].range.line])
                return realigned(self._lines, flat, self._line_length, self._unit(begin))
        return self._broken(spelled, range(min(broken) + 1, max(broken) + 1))

    def _broken(self, spelled: Sequence[_Spelled], deeper: range) -> tuple[TextEdit, ...]:
        indentation = indentation_of(self._lines[min(range_.line for range_, _ in spelled)])
        new_line = line_end_of(self._lines) + indentation
        unit = self._unit(indentation)

        def text(part: str | Break) -> str:
            return new_line + unit * part.levels if isinstance(part, Break) else part

        edits = [TextEdit(range_, "".join(map(text, parts))) for range_, parts in spelled]
        in_strings = self._lines_in_strings(deeper)
        replaced = [range_ for range_, _ in spelled]
        edits += [
            TextEdit(Range(line, 0, line, 0), unit)
            for line in deeper
            if line not in in_strings
            and self._lines[line].strip()
            and not any(range_[:2] < (line, 0) < range_[2:] for range_ in replaced)
        ]
        return tuple(edits)

    def _unit(self, indentation: str) -> str:
        """What one level is in this file."""
        if indentation.startswith("\t"):
            return "\t"
        for line, after in zip(self._lines, self._lines[1:], strict=False):
            if line.rstrip().endswith(":") and not line[:1].isspace():
                unit = indentation_of(after)
                if unit and after.strip():
                    return unit
        return _INDENTATION

    def _lines_in_strings(self, lines: range) -> set[int]:
        """The lines among these that begin within a string."""
        first = lines.start - 1
        found: set[int] = set()
        for _, text, line, *_ in tokenize(self._lines[first : lines.stop]):
            n_breaks = len(split_lines(text)) - 1
            if n_breaks and text.strip():
                found.update(range(first + line, first + line + n_breaks))
        return found
