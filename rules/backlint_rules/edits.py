"""Changes of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from backlint_rules.finding import Range


class TextEdit(NamedTuple):
    """A stretch of a file, and what is to stand there instead."""

    range: Range
    text: str

    def overlaps(self, other: TextEdit) -> bool:
        """Whether both change the same characters, or add something at the same place."""
        start, end = self.range[:2], self.range[2:]
        other_start, other_end = other.range[:2], other.range[2:]
        return start == other_start or (start < other_end and other_start < end)


def applied(lines: Sequence[str], edits: Iterable[TextEdit]) -> str:
    """The text of lines after edits that do not overlap.

    Their positions are all in the text before. Those that only add something at the same place
    do so in the order given.
    """
    parts: list[str] = []
    at = 0, 0
    for range_, text in sorted(edits, key=lambda edit: (edit.range[:2], edit.range[2:])):
        start, end = range_[:2], range_[2:]
        assert at <= start <= end, f"edits overlap at line {start[0] + 1}"
        parts += [_between(lines, at, start), text]
        at = end
    parts.append(_between(lines, at, (len(lines), 0)))
    return "".join(parts)


def are_overlapping(edits: Iterable[TextEdit]) -> bool:
    """Whether some of the edits change the same characters, so that they cannot be applied."""
    ordered = sorted([edit.range for edit in edits], key=lambda range_: (range_[:2], range_[2:]))
    return any(second[:2] < first[2:] for first, second in pairwise(ordered))


def _between(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    line, column = start
    end_line, end_column = end
    if line == end_line:
        return lines[line][column:end_column] if line < len(lines) else ""
    last = lines[end_line][:end_column] if end_line < len(lines) else ""
    return "".join([lines[line][column:], *lines[line + 1 : end_line], last])
