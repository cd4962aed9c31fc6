"""Where the new code of a fix breaks into lines, and how these are indented."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from backlint_rules.edits import TextEdit, applied
from backlint_rules.finding import Break, Range
from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokenizer import tokenize

_INDENTATION = "    "


class Layout:
    """Lays out edits in a file's lines, which are not to become longer than ``line_length``."""

    def __init__(self, lines: Sequence[str], line_length: int) -> None:
        self._lines = lines
        self._line_length = line_length

    def edits(
        self,
        spelled: Sequence[tuple[Range, Sequence[str | Break]]],
        deeper: tuple[int, int],
        breaks: bool,
    ) -> tuple[TextEdit, ...]:
        """The edits in one line where that fits, unless they are to break anyway; ``deeper`` are
        the lines that then go one level deeper.
        """
        can_break = any(isinstance(part, Break) for _, parts in spelled for part in parts)
        if not (breaks and can_break):
            flat = tuple(
                TextEdit(range_, "".join([part for part in parts if isinstance(part, str)]))
                for range_, parts in spelled
            )
            if not can_break or self._fits(flat):
                return flat
        return self._broken(spelled, range(*deeper))

    def _fits(self, edits: Sequence[TextEdit]) -> bool:
        first = min(edit.range.line for edit in edits)
        end = max(edit.range.end_line for edit in edits) + 1
        here = [edit._replace(range=edit.range.moved(-first)) for edit in edits]
        text = applied(self._lines[first:end], here)
        return all(len(line.rstrip()) <= self._line_length for line in split_lines(text))

    def _broken(
        self, spelled: Sequence[tuple[Range, Sequence[str | Break]]], deeper: Collection[int]
    ) -> tuple[TextEdit, ...]:
        begin = self._lines[min(range_.line for range_, _ in spelled)]
        indentation = begin[: len(begin) - len(begin.lstrip())]
        line_end = begin[len(begin.rstrip("\r\n")) :] or "\n"
        unit = self._unit(indentation)
        edits = [
            TextEdit(
                range_,
                "".join(
                    [
                        line_end + indentation + unit * part.levels
                        if isinstance(part, Break)
                        else part
                        for part in parts
                    ]
                ),
            )
            for range_, parts in spelled
        ]
        if deeper:
            in_strings = self._lines_in_strings(min(deeper), max(deeper) + 1)
            edits += [
                TextEdit(Range(line, 0, line, 0), unit)
                for line in deeper
                if line not in in_strings and self._lines[line].strip()
            ]
        return tuple(edits)

    def _unit(self, indentation: str) -> str:
        """What one level is in this file."""
        if indentation.startswith("\t"):
            return "\t"
        for line, after in zip(self._lines, self._lines[1:], strict=False):
            if line.rstrip().endswith(":") and not line[:1].isspace():
                unit = after[: len(after) - len(after.lstrip())]
                if unit and after.strip():
                    return unit
        return _INDENTATION

    def _lines_in_strings(self, first: int, end: int) -> set[int]:
        """The lines among these that begin within a string."""
        found: set[int] = set()
        for _, text, line, *_ in tokenize(self._lines[max(first - 1, 0) : end]):
            n_breaks = len(split_lines(text)) - 1
            if n_breaks and text.strip():
                begin = line - 1 + max(first - 1, 0)
                found.update(range(begin + 1, begin + n_breaks + 1))
        return found
