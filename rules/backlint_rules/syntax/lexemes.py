"""Cuts a line into lexemes: blanks and what follows them, by one regular expression."""

from __future__ import annotations

import re
from typing import Final

_BEYOND_ASCII = "\u0080-\U0010ffff"
_LINE_END = r"(?:\r\n?|\n)"
_PREFIX = r"(?:[bB][rR]?|[rR][bB]?|[uU])?"
_F_PREFIX = r"(?:[fFtT][rR]?|[rR][fFtT])"

_NAME = rf"[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_\"'{_BEYOND_ASCII}])"
_OTHER_WORD = rf"[A-Za-z0-9_{_BEYOND_ASCII}]+"

_DIGITS = r"[0-9](?:_?[0-9])*"
_EXPONENT = rf"[eE][-+]?{_DIGITS}"
_POINT_FLOAT = rf"(?:{_DIGITS}\.(?:{_DIGITS})?|\.{_DIGITS})(?:{_EXPONENT})?"
_NUMBER = "|".join(
    [
        rf"{_DIGITS}[jJ]",
        rf"(?:{_POINT_FLOAT}|{_DIGITS}{_EXPONENT})[jJ]?",
        r"0[xX](?:_?[0-9a-fA-F])+",
        r"0[bB](?:_?[01])+",
        r"0[oO](?:_?[0-7])+",
        r"0(?:_?0)*|[1-9](?:_?[0-9])*",
    ]
)
_OPERATOR = r"\*\*=?|>>=?|<<=?|//=?|->|\.\.\.|:=|<>|[-+*/%&@|^!=<>]=?|[][(){}~:;.,]"

# A string that ends on its line.
_STRING = rf"""{_PREFIX}(?:
    \"\"\"[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*\"\"\"
  | '''[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*'''
  | "(?!"")[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"
  | '(?!'')[^'\\\r\n]*(?:\\[^\r\n][^'\\\r\n]*)*'
)"""
# The beginning of one that does not, or of which more than the end must be looked for.
_OPENING = rf"""
    {_F_PREFIX}(?:\"\"\"|'''|"|')
  | {_PREFIX}(?:\"\"\"|''')
  | {_PREFIX}"(?=[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*\\{_LINE_END})
  | {_PREFIX}'(?=[^'\\\r\n]*(?:\\[^\r\n][^'\\\r\n]*)*\\{_LINE_END})
"""

_LEXEME = rf"""([ \f\t]*)(
    {_NAME}
  | (?=\.?[0-9])(?:{_NUMBER})
  | {_OPERATOR}
  | {_LINE_END}
  | {_STRING}
  | \#[^\r\n]*
  | ({_OPENING})
  | {_OTHER_WORD}
  | \\{_LINE_END}
  | [^ \f\t\r\n]
  | (?<=[ \f\t])\Z
)"""

#: ``lexemes(line, column)`` lists ``(blanks, text, opening)`` up to the end of the line.
#:
#: ``opening`` is the prefix and quotes of a string with which the lexemes end, because where it
#: ends takes more than one line or rule to find out. A line end, a comment and a backslash with
#: its line end are lexemes too; a ``text`` of '' is the end of the file behind blanks.
lexemes: Final = re.compile(rf"{_LEXEME}(?(3)[\s\S]*)", re.VERBOSE).findall
#: ``match_lexeme(line, column)`` gives the first of these as a match, or ``None`` at the end.
match_lexeme: Final = re.compile(_LEXEME, re.VERBOSE).match
match_blanks: Final = re.compile(r"[ \f\t]*").match

LINE_ENDS: Final = frozenset(["\n", "\r\n", "\r"])
#: Operators and delimiters, and by how much they change the number of open brackets.
NESTING: Final = dict.fromkeys(
    "+ - * ** / // % @ << >> & | ^ ~ := < > <= >= == != <> , : . ; = -> += -= *= /= //= %= @= "  # noqa: SIM905
    "&= |= ^= >>= <<= **= ...".split(),
    0,
)
NESTING.update({"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1})


def is_number(text: str) -> bool:
    """Whether a lexeme that is neither name nor operator is a number."""
    return text[0] == "." or "0" <= text[0] <= "9"
