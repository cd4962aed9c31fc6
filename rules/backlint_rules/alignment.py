"""Keeps lines aligned below an open bracket when edits move the bracket.

    name = Column(String(50),            name: Mapped[str] = mapped_column(String(50),
                  nullable=False)                                          nullable=False)

Where this makes lines too long, what is in the bracket goes to lines of its own, unless a comment
for tools would then stand on another line than its code.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from backlint_rules.edits import TextEdit, fits, in_order
from backlint_rules.finding import Range
from backlint_rules.syntax.lexemes import NESTING
from backlint_rules.syntax.source_lines import SourceLines
from backlint_rules.syntax.text import indentation_of, line_end_of, split_lines
from backlint_rules.syntax.tokens import FSTRING_STRING


def realigned(
    text: SourceLines, edits: Sequence[TextEdit], line_length: int, unit: str
) -> tuple[TextEdit, ...]:
    """The edits, with those that move lines; ``unit`` is one level of indentation."""
    alignment = _Alignment(text, edits)
    result = alignment.edits()
    if not alignment.moved or fits(text.lines, result, line_length):
        return result
    line, column = min(alignment.moved)
    if text.has_pragma(line):
        return result
    indentation = indentation_of(text.lines[line]) + unit
    broken = TextEdit(Range(line, column, line, column), line_end_of(text.lines) + indentation)
    return _Alignment(text, [broken, *edits], indentation).edits()


class _Bracket(NamedTuple):
    """An open bracket. What is in it begins at a column, if on the same line, and goes so far to
    the right; and so far goes the line.
    """

    line: int
    column: int | None
    shift: int
    line_shift: int


class _Alignment:
    """How far to the right the lines of what is edited have to go.

    ``moved`` is what lines are aligned with and edits move: lines and columns. ``indentation`` is
    what lines that move have in front, if they have room for it.
    """

    def __init__(self, text: SourceLines, edits: Sequence[TextEdit], indentation: str = "") -> None:
        self.moved: set[tuple[int, int]] = set()
        self._indentation = indentation
        self._text = text
        self._lines = text.lines
        self._edits = in_order(edits)
        self._shifts: dict[int, int] = {}
        self._walk()

    def edits(self) -> tuple[TextEdit, ...]:
        """All edits."""
        result = [*self._edits]
        for line, shift in self._shifts.items():
            end = len(indentation_of(self._lines[line]))
            shift = max(shift, -end)
            n_more = end + shift - len(self._indentation)
            if self._indentation and n_more >= 0:
                new = self._indentation + " " * n_more
                result.append(TextEdit(Range(line, 0, line, end), new))
            elif shift > 0:
                result.append(TextEdit(Range(line, end, line, end), " " * shift))
            elif not self._lines[line][end + shift : end].strip(" "):
                result.append(TextEdit(Range(line, end + shift, line, end), ""))
        return tuple(in_order(result))

    def _walk(self) -> None:
        """From the first line with an edit to where all brackets behind the last one are closed."""
        first, last = self._edits[0].range.line, self._edits[-1].range.end_line
        brackets: list[_Bracket] = []
        at, is_new = first, False
        for type_, text, line, column, _ in self._text.tokens_from(first):
            line -= 1
            if line > last and not brackets:
                break
            if is_new and line == brackets[-1].line:
                brackets[-1] = self._around(line, column)
            for below in range(at + 1, line + 1):
                if brackets and below not in self._text.begun_in_strings:
                    self._move(below, brackets[-1])
            at = line
            nesting = 0 if type_ is FSTRING_STRING else NESTING.get(text, 0)
            is_new = nesting > 0
            if is_new:
                shift = self._shifts.get(line, 0)
                brackets.append(_Bracket(line, None, shift, shift))
            elif nesting < 0 and brackets:
                brackets.pop()

    def _around(self, line: int, column: int) -> _Bracket:
        """The bracket around what begins at a place on the same line."""
        line_shift = shift = self._shifts.get(line, 0)
        for range_, text in self._edits:
            if range_.end_line < line or not _is_before(range_, text, line, column):
                continue
            if range_.line < line or range_[2:] > (line, column):
                return _Bracket(line, None, line_shift, line_shift)
            *above, text = split_lines(text)
            shift = 0 if above else shift + range_.column
            shift += len(text) - range_.end_column
        return _Bracket(line, column, shift, line_shift)

    def _move(self, line: int, bracket: _Bracket) -> None:
        """Moves a line in a bracket, if no edit is about how it begins."""
        column = len(indentation_of(self._lines[line]))
        is_aligned = column == bracket.column
        shift = bracket.shift if is_aligned else bracket.line_shift
        if not (shift and self._lines[line].strip()):
            return
        if any(
            range_[:2] < (line, column) and range_[2:] >= (line, 0) for range_, _ in self._edits
        ):
            return
        self._shifts[line] = shift
        if is_aligned:
            self.moved.add((bracket.line, column))


def _is_before(range_: Range, text: str, line: int, column: int) -> bool:
    """Whether an edit changes what is before a place, or breaks the line there."""
    begin = range_[:2]
    is_break = begin == range_[2:] and len(split_lines(text)) > 1
    return begin < (line, column) or (begin == (line, column) and is_break)
