"""How clients count the characters of a line: in units of UTF-8, UTF-16 or UTF-32."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from backlint_rules.finding import Range

#: Python's codec, and the bytes of a unit.
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def units(text: str, encoding: str) -> int:
    """How many units of an encoding a text takes."""
    codec, size = _CODECS[encoding]
    return len(text.encode(codec)) // size


def in_code_points(range_: types.Range, lines: Sequence[str], encoding: str) -> Range:
    """A range in units of an encoding. Raises ``UnicodeDecodeError`` where it cuts a character."""
    codec, size = _CODECS[encoding]
    columns = [
        len(lines[at.line].encode(codec)[: at.character * size].decode(codec))
        for at in (range_.start, range_.end)
    ]
    return Range(range_.start.line, columns[0], range_.end.line, columns[1])
