"""What Python wants to have first in a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from backlint_rules.syntax.tokens import NEWLINE, STRING, Token

#: As PEP 263 has it, and what may be on the line above it.
_ENCODING: Final = re.compile(r"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_NO_CODE: Final = re.compile(r"[ \t\f]*(?:[#\r\n]|$)")


def declared_encoding(lines: Sequence[str]) -> str:
    """The encoding that a comment at the top declares; '' if none does."""
    return _declaration(lines)[1]


def n_fixed_lines(lines: Sequence[str]) -> int:
    """How many lines have to stay the first ones: those up to a ``#!`` and to an encoding."""
    return max(int(bool(lines) and lines[0].startswith("#!")), _declaration(lines)[0])


def _declaration(lines: Sequence[str]) -> tuple[int, str]:
    """The number of the line that declares an encoding, from 1, and which; else 0 and ''."""
    for number, line in enumerate(lines[:2], 1):
        if match := _ENCODING.match(line):
            return number, match[1]
        if not _NO_CODE.match(line):
            break
    return 0, ""


def docstring_in(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The strings that are the module's docstring if this is its first logical line."""
    found = []
    for type_, text, *_ in tokens:
        if type_ is NEWLINE or text == ";":
            break
        if type_ is STRING and "b" not in text.partition(text[-1])[0].lower():
            found.append(text)
        elif text not in ("(", ")"):
            return ()
    return tuple(found)


def imports_from_future(tokens: Sequence[Token]) -> bool:
    """Whether a logical line has an import from ``__future__``."""
    words = [token[1] for token in tokens]
    return ("from", "__future__") in pairwise(words)
