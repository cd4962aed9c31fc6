"""Strings that take more than a glance: f-strings, t-strings and strings of several lines.

An f-string is read as PEP 701 says if it is whole by those rules. If not, somebody is typing
in it, and what is damaged should be small: it is one error up to its closing quotes; if those
are missing on its line too, only the opening quotes are an error and the rest of the line is
read as code, as with other strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backlint_rules.syntax.lexemes import LINE_ENDS, NESTING, is_number, match_blanks, match_lexeme
from backlint_rules.syntax.tokens import (
    ERRORTOKEN,
    FSTRING_END,
    FSTRING_START,
    FSTRING_STRING,
    NAME,
    NUMBER,
    OP,
    STATEMENT_KEYWORDS,
    STRING,
    Token,
    TokenType,
)

#: How many fields and f-strings may be within each other, far beyond what people write. Each
#: beginning of such a nest is looked into, so it must not take long.
_MAX_NESTING = 50
#: How far a field of a single-quoted f-string may go on. Nobody writes such, but everybody
#: leaves a ``{`` open for a moment.
_MAX_FIELD_LINES = 40
_CLOSER = {"(": ")", "[": "]", "{": "}"}
_FORMATTED = frozenset("fFtT")
_FIELD_ENDS = frozenset(["}", "!", ":", ":="])

_Match = Callable[[str, int], "re.Match[str] | None"]

# Up to and with the closing quotes, on one line.
_PLAIN_END: dict[str, _Match] = {
    '"': re.compile(r'[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"').match,
    "'": re.compile(r"[^'\\\r\n]*(?:\\[^\r\n][^'\\\r\n]*)*'").match,
    '"""': re.compile(r'[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*"""').match,
    "'''": re.compile(r"[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*'''").match,
}
_GOES_ON = re.compile(r"[^\\\r\n]*(?:\\[^\r\n][^\\\r\n]*)*\\(?:\r\n?|\n)").match


def _literal(quote: str, raw: bool, doubled: str) -> _Match:
    """Matches the literal text in an f-string, up to the end of the line at most.

    ``doubled`` are the braces that stand for themselves when doubled.
    """
    q = quote[0]
    parts = [rf"[^{q}{{}}\\]" if len(quote) == 3 else rf"[^{q}{{}}\\\r\n]"]
    if len(quote) == 3:
        parts.append(f"{q}(?!{q}{q})")
    if not raw:
        parts.append(r"\\N\{[^{}\r\n]*\}|\\(?!N\{)(?:\r\n|[^{}])")
    else:
        parts.append(r"\\(?:\r\n|[^{}])")
    parts.append(r"\\(?=[{}])")
    parts += [re.escape(brace * 2) for brace in doubled]
    return re.compile(f"(?:{'|'.join(parts)})*").match


_LITERAL = {
    (quote, raw, doubled): _literal(quote, raw, doubled)
    for quote in ('"', "'", '"""', "'''")
    for raw in (True, False)
    for doubled in ("{}", "{", "")
}


@dataclass(frozen=True, slots=True)
class StringTokens:
    """What was read, and the 0-based line and the column where it ends.

    ``reached`` is the last line that was looked at.
    """

    tokens: list[Token]
    index: int
    column: int
    reached: int


def read_string(
    lines: Sequence[str], index: int, start: int, opening: str, prefix: str
) -> StringTokens:
    """The tokens of the string whose prefix and quotes (``opening``) stand at a position."""
    reader = _Reader(lines, index)
    try:
        column = reader.any_string(start, opening, prefix)
    except _NotWholeError:
        pass
    else:
        return StringTokens(reader.tokens, reader.index, column, reader.index)
    end_index, end_column = _end_by_quotes(lines, index, start, opening)
    text = _text_between(lines, (index, start), (end_index, end_column))
    token = ERRORTOKEN, text, index + 1, start, prefix
    return StringTokens([token], end_index, end_column, max(reader.index, end_index))


def _end_by_quotes(lines: Sequence[str], index: int, start: int, opening: str) -> tuple[int, int]:
    """Where the next quotes of its kind end a string that is not whole, fields or not."""
    quote = _quote(opening)
    find_end = _PLAIN_END[quote]
    column = start + len(opening)
    if len(quote) == 1:
        match = find_end(lines[index], column)
        return index, match.end() if match else column
    while index < len(lines):
        match = find_end(lines[index], column)
        if match:
            return index, match.end()
        index += 1
        column = 0
    return len(lines) - 1, len(lines[-1])


class _NotWholeError(Exception):
    """The end of the string was not found where it should be."""


class _Reader:
    """Reads a string of any kind, as long as nothing is wrong with it.

    The methods take the column they begin at in the current line and return the column behind
    what they have read.
    """

    def __init__(self, lines: Sequence[str], index: int) -> None:
        self.tokens: list[Token] = []
        self.lines = lines
        self.index = index
        self.line = lines[index]
        self.nesting = 0

    def next_line(self) -> None:
        self.index += 1
        if self.index >= len(self.lines):
            raise _NotWholeError
        self.line = self.lines[self.index]

    def add(self, type_: TokenType, text: str, column: int, prefix: str = "") -> int:
        self.tokens.append((type_, text, self.index + 1, column, prefix))
        return column + len(text)

    def any_string(self, column: int, opening: str, prefix: str) -> int:
        if not _FORMATTED.isdisjoint(opening):
            return self.f_string(column, opening, prefix)
        return self.plain_string(column, opening, prefix)

    def plain_string(self, start: int, opening: str, prefix: str) -> int:
        quote = _quote(opening)
        find_end = _PLAIN_END[quote]
        begin = self.index, start
        column = start + len(opening)
        while not (match := find_end(self.line, column)):
            if len(quote) == 1 and not _GOES_ON(self.line, column):
                raise _NotWholeError
            self.next_line()
            column = 0
        end = self.index, match.end()
        text = _text_between(self.lines, begin, end)
        self.tokens.append((STRING, text, begin[0] + 1, start, prefix))
        return match.end()

    def f_string(self, column: int, opening: str, prefix: str) -> int:
        self.nesting += 1
        if self.nesting > _MAX_NESTING:
            raise _NotWholeError
        quote = _quote(opening)
        raw = "r" in opening or "R" in opening
        column = self.add(FSTRING_START, opening, column, prefix)
        while True:
            column = self.literal(column, _LITERAL[quote, raw, "{}"])
            if self.line.startswith("{", column):
                column = self.field(column, quote, raw)
            elif self.line.startswith(quote, column):
                self.nesting -= 1
                return self.add(FSTRING_END, quote, column)
            else:
                raise _NotWholeError  # a "}" or a line end

    def literal(self, start: int, match_literal: _Match) -> int:
        """The text up to a quote, a brace or a line end that the string cannot contain."""
        begin = self.index, start
        column = start
        while True:
            match = match_literal(self.line, column)
            assert match is not None
            column = match.end()
            if column < len(self.line):
                break
            self.next_line()
            column = 0
        text = _text_between(self.lines, begin, (self.index, column))
        if text:
            self.tokens.append((FSTRING_STRING, text, begin[0] + 1, start, ""))
        return column

    def field(self, column: int, quote: str, raw: bool) -> int:
        """A replacement field with its braces."""
        self.nesting += 1
        if self.nesting > _MAX_NESTING:
            raise _NotWholeError
        last_index = self.index + _MAX_FIELD_LINES if len(quote) == 1 else len(self.lines)
        column = self.add(OP, "{", column)
        closers: list[str] = []
        prefix = ""
        n_tokens = len(self.tokens)
        while True:
            match = match_lexeme(self.line, column)
            if match is None:  # the end of the text
                raise _NotWholeError
            blanks, text, opening = match.groups("")
            prefix += blanks
            start = match.start(2)
            column = match.end()
            if text in LINE_ENDS or text[:1] == "#" or (text[:1] == "\\" and text[1:]):
                prefix += text
                if text[0] != "#":
                    if self.index == last_index:
                        raise _NotWholeError
                    self.next_line()
                    column = 0
                continue
            if not closers and text in _FIELD_ENDS:
                if len(self.tokens) == n_tokens:  # nothing in the field
                    raise _NotWholeError
                if text == "!":
                    column = self.conversion(self.add(OP, "!", start, prefix))
                    prefix = ""
                    continue
                column = self.add(OP, text[0], start, prefix)
                if text != "}":
                    column = self.format_spec(column, quote, raw)
                self.nesting -= 1
                return column
            if text.isidentifier():
                if text in STATEMENT_KEYWORDS:
                    raise _NotWholeError
                self.add(NAME, text, start, prefix)
            elif text in NESTING and text != ";":
                change = NESTING[text]
                if change > 0:
                    closers.append(_CLOSER[text])
                elif change < 0 and (not closers or closers.pop() != text):
                    raise _NotWholeError
                self.add(OP, text, start, prefix)
            elif opening:
                column = self.any_string(start, opening, prefix)
            elif text and is_number(text):
                self.add(NUMBER, text, start, prefix)
            elif len(text) > 1 and text[-1] in "\"'":
                self.add(STRING, text, start, prefix)
            else:
                raise _NotWholeError
            prefix = ""

    def conversion(self, column: int) -> int:
        """The name behind a "!"."""
        match = match_lexeme(self.line, column)
        if match is None or not match[2].isidentifier():
            raise _NotWholeError
        return self.add(NAME, match[2], match.start(2), match[1])

    def format_spec(self, column: int, quote: str, raw: bool) -> int:
        """What follows the colon in a field, up to and with the closing brace."""
        doubled = ""
        while True:
            column = self.literal(column, _LITERAL[quote, raw, doubled])
            char = self.line[column]
            if char == "{":
                column = self.field(column, quote, raw)
                doubled = "{"  # an oddity of CPython's
            elif char == "}":
                return self.add(OP, "}", column)
            elif char in "\r\n":
                # Since CPython 3.13 the line end of a single-quoted one only ends the spec.
                prefix = self.line[column:]
                self.next_line()
                blanks = match_blanks(self.line)
                assert blanks is not None
                if not self.line.startswith("}", blanks.end()):
                    raise _NotWholeError
                return self.add(OP, "}", blanks.end(), prefix + blanks[0])
            else:
                raise _NotWholeError


def _quote(opening: str) -> str:
    return opening.lstrip("bBfFrRtTuU")


def _text_between(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    if start[0] == end[0]:
        return lines[start[0]][start[1] : end[1]]
    between = lines[start[0] + 1 : end[0]]
    return "".join([lines[start[0]][start[1] :], *between, lines[end[0]][: end[1]]])
