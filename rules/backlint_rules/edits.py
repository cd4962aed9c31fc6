"""Changes of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from backlint_rules.finding import Range
from backlint_rules.syntax.text import split_lines


class TextEdit(NamedTuple):
    """A stretch of a file, and what is to stand there instead."""

    range: Range
    text: str

    def touches(self, other: TextEdit) -> bool:
        """Whether both change the same characters, or one begins where the other one ends."""
        return self.range[:2] <= other.range[2:] and other.range[:2] <= self.range[2:]


def applied(lines: Sequence[str], edits: Iterable[TextEdit]) -> str:
    """The text of lines after edits that do not overlap.

    Their positions are all in the text before. Those that only add something at the same place
    do so in the order given.
    """
    parts: list[str] = []
    at = 0, 0
    for range_, text in in_order(edits):
        start, end = range_[:2], range_[2:]
        assert at <= start <= end, f"edits overlap at line {start[0] + 1}"
        parts += [_between(lines, at, start), text]
        at = end
    parts.append(_between(lines, at, (len(lines), 0)))
    return "".join(parts)


def fits(lines: Sequence[str], edits: Sequence[TextEdit], line_length: int) -> bool:
    """Whether no line that edits change is longer than that afterwards."""
    first = min(edit.range.line for edit in edits)
    end = max(edit.range.end_line for edit in edits) + 1
    here = [edit._replace(range=edit.range.moved(-first)) for edit in edits]
    text = applied(lines[first:end], here)
    return all(len(line.rstrip()) <= line_length for line in split_lines(text))


def line_edits(before: Sequence[str], after: Sequence[str]) -> list[TextEdit]:
    """What makes some lines of others, changing whole lines only.

    The lines are those of whole texts, so that the last one has no end.
    """
    matcher = SequenceMatcher(None, before, after)
    end_of_text = len(before) - 1, len(before[-1])
    return [
        TextEdit(
            Range(*min((first, 0), end_of_text), *min((end, 0), end_of_text)),
            "".join(after[new_first:new_end]),
        )
        for tag, first, end, new_first, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]


def in_order(edits: Iterable[TextEdit]) -> list[TextEdit]:
    """The edits in the order of the text; those that add something at the same place as given."""
    return sorted(edits, key=lambda edit: (edit.range[:2], edit.range[2:]))


def are_overlapping(edits: Iterable[TextEdit]) -> bool:
    """Whether some of the edits change the same characters, so that they cannot be applied."""
    ordered = in_order(edits)
    return any(second.range[:2] < first.range[2:] for first, second in pairwise(ordered))


def _between(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    line, column = start
    end_line, end_column = end
    if line == end_line:
        return lines[line][column:end_column] if line < len(lines) else ""
    last = lines[end_line][:end_column] if end_line < len(lines) else ""
    return "".join([lines[line][column:], *lines[line + 1 : end_line], last])
