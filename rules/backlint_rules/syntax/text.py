r"""Lines of a text, and columns in the encodings that editors count in.

Only "\n", "\r\n" and "\r" end a line, for Python and for the Language Server Protocol alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

#: What a position's character counts: bytes, 16-bit units or characters.
Encoding = Literal["utf-8", "utf-16", "utf-32"]

_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z").findall


def split_lines(text: str) -> list[str]:
    """The lines with their ends. The last one has none, so it may be ''."""
    lines: list[str] = _LINES(text)
    if not lines or lines[-1][-1] in "\r\n":
        lines.append("")
    return lines


def clamped(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """A position (0-based line, column in characters) moved into the text if it is not.

    Behind the end of a line is its end, below the last line the end of the text.
    """
    if line < 0:
        return 0, 0
    if line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return line, min(max(column, 0), len(lines[line].rstrip("\r\n")))


def column_of(line: str, offset: int, encoding: Encoding) -> int:
    """The column in characters of an editor's offset.

    Behind the end of the line (its line end does not count) is its end; within a character is
    its beginning.
    """
    text = line.rstrip("\r\n")
    if encoding == "utf-32" or text.isascii():
        return min(max(offset, 0), len(text))
    passed = 0
    for column, char in enumerate(text):
        passed += _units(char, encoding)
        if passed > offset:
            return column
    return len(text)


def offset_of(line: str, column: int, encoding: Encoding) -> int:
    """An editor's offset of a column in characters."""
    text = line[:column]
    if encoding == "utf-32" or text.isascii():
        return len(text)
    return sum(_units(char, encoding) for char in text)


def _units(char: str, encoding: Encoding) -> int:
    if encoding == "utf-16":
        return 2 if char > "\uffff" else 1
    # A surrogate on its own, which JSON can bring, is three bytes for the editors as well.
    return len(char.encode("utf-8", "surrogatepass"))
