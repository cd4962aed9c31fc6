r"""Lines of a text.

Only "\n", "\r\n" and "\r" end a line, for Python and for the Language Server Protocol alike; form
feeds and Unicode's separators do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z").findall


def split_lines(text: str) -> list[str]:
    """The lines with their ends. The last one has none, so it may be ''."""
    lines: list[str] = _LINES(text)
    if not lines or lines[-1][-1] in "\r\n":
        lines.append("")
    return lines


def line_end_of(lines: Sequence[str]) -> str:
    """What ends the lines of a file."""
    first = lines[0]
    return first[len(first.rstrip("\r\n")) :] or "\n"


def indentation_of(line: str) -> str:
    """The blanks that a line begins with."""
    return line[: len(line) - len(line.lstrip(" \t\f"))]


def clamped(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """A position (0-based line, column in characters) moved into the text if it is not.

    Behind the end of a line is its end, below the last line the end of the text.
    """
    if line < 0:
        return 0, 0
    if line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return line, min(max(column, 0), len(lines[line].rstrip("\r\n")))
