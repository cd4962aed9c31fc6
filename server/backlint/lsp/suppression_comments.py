"""Where in a suppression comment a position is, though the comment be half-written."""

from __future__ import annotations

import re
from typing import NamedTuple

_COMMENT = re.compile(r"#\s*backlint:\s*(?P<what>[\w-]*)", re.IGNORECASE)
_BEGINNING = re.compile(r"#\s*[\w:]*\Z")
_WORD = re.compile(r"[\w-]*")


class Word(NamedTuple):
    """A word of a comment, from column ``start`` to before ``end``.

    ``others`` are the rules that the comment names beside it; ``None`` where the word is no
    rule's name but what comes before: ``ignore`` or ``ignore-file``.
    """

    text: str
    start: int
    end: int
    others: frozenset[str] | None


def word_at(line: str, column: int) -> Word | None:
    """The word of a suppression comment that a column is in or behind."""
    for comment in _COMMENT.finditer(line):
        start, end = comment.span("what")
        if start <= column <= end:
            return Word(comment["what"], start, end, None)
        if column > end and line[end : end + 1] == "[" and "]" not in line[end:column]:
            return _name_at(line, column, end + 1)
    return None


def begins_comment(line: str, column: int) -> int | None:
    """Where a comment begins of which no more than its first word is written up to a column."""
    beginning = _BEGINNING.search(line[:column])
    return beginning.start() if beginning is not None else None


def _name_at(line: str, column: int, first: int) -> Word:
    start = column
    while start > first and _WORD.fullmatch(line[start - 1]):
        start -= 1
    word = _WORD.match(line, start)
    assert word is not None
    close = line.find("]", first)
    names = line[first : len(line) if close < 0 else close].split(",")
    others = {name.strip() for name in names} - {word[0], ""}
    return Word(word[0], start, word.end(), frozenset(others))
