"""Positions as editors count them, and as we do.

An editor counts a line's characters in units of UTF-8, UTF-16 or UTF-32, whichever the two sides
agreed on; everything behind this module counts code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

from backlint_rules.finding import Range
from backlint_rules.syntax.text import split_lines


class Change(NamedTuple):
    """One content change of an editor, its positions (line, units); no range: the whole text."""

    range: tuple[tuple[int, int], tuple[int, int]] | None
    text: str

    @classmethod
    def parse(cls, change: Any) -> Change:
        """The change in a ``TextDocumentContentChangeEvent``. Raises ``ValueError`` for another."""
        try:
            text = change["text"]
            if not isinstance(text, str):
                raise ValueError("a change's text must be a string")
            if change.get("range") is None:
                return cls(None, text)
            start, end = (parse_position(change["range"][side]) for side in ("start", "end"))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a content change: {error!r}") from error
        return cls((min(start, end), max(start, end)), text)


def parse_position(position: Any) -> tuple[int, int]:
    """The (line, units) of a ``Position``. Raises ``ValueError`` where it is none."""
    line, character = position["line"], position["character"]
    if type(line) is not int or type(character) is not int or line < 0 or character < 0:
        raise ValueError(f"not a position: {position!r}")
    return line, character


class PositionEncoding(str, Enum):
    """What a ``character`` of an LSP position counts."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"

    @classmethod
    def negotiate(cls, offered: object) -> PositionEncoding:
        """The client's favourite among those that we know; UTF-16 if it offers none.

        The order is the client's, not ours: an editor that runs several servers on one buffer
        counts in one encoding.
        """
        known = {encoding.value: encoding for encoding in cls}
        for name in offered if isinstance(offered, list) else ():
            if isinstance(name, str) and name in known:
                return known[name]
        return cls.UTF16

    def units(self, text: str) -> int:
        """How many units the text takes."""
        if self is PositionEncoding.UTF32 or text.isascii():
            return len(text)
        if self is PositionEncoding.UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2

    def column(self, text: str, units: int) -> int:
        """How many code points fit into so many units; half a character does not count."""
        if self is PositionEncoding.UTF32 or text.isascii():
            return min(units, len(text))
        if self is PositionEncoding.UTF8:
            started = text.encode("utf-8", "surrogatepass")[:units].translate(None, _CONTINUATION)
            column = len(started)
        else:
            encoded = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
            column = len(encoded.decode("utf-16-le", "surrogatepass"))
        return column if self.units(text[:column]) <= units else column - 1


def edited(
    lines: Sequence[str], changes: Sequence[Change], encoding: PositionEncoding
) -> list[str]:
    """The lines of a text, with their ends, after changes in their order."""
    for change in changes:
        text = change.text
        if change.range is not None:
            (first, start), (last, end) = (
                to_code_points(lines, position, encoding) for position in change.range
            )
            before = [*lines[:first], lines[first][:start]]
            after = [lines[last][end:], *lines[last + 1 :]]
            text = "".join([*before, text, *after])
        lines = split_lines(text)
    return list(lines)


def to_code_points(
    lines: Sequence[str], position: tuple[int, int], encoding: PositionEncoding
) -> tuple[int, int]:
    """A position (line, units) in code points; beyond a line's or the text's end is that end."""
    line, units = position
    if line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return line, encoding.column(lines[line].rstrip("\r\n"), units)


def to_units(
    lines: Sequence[str], range_: Range, encoding: PositionEncoding
) -> tuple[tuple[int, int], tuple[int, int]]:
    """A range of a text as the editor counts: (line, units) of its start and its end."""
    return (
        (range_.line, encoding.units(lines[range_.line][: range_.column])),
        (range_.end_line, encoding.units(lines[range_.end_line][: range_.end_column])),
    )


_CONTINUATION = bytes(range(0x80, 0xC0))
