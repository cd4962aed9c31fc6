"""The lines of a text, and what its tokens say of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, islice, takewhile
from operator import itemgetter
from typing import Final, NamedTuple

from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokenizer import Lookahead, logical_lines
from backlint_rules.syntax.tokens import (
    ERRORTOKEN,
    FSTRING_END,
    FSTRING_START,
    STRING,
    Token,
    end_of,
)

#: What a comment begins with that tells a tool something about the line that it stands on.
_PRAGMA: Final = re.compile(
    r"#\s*(?:noqa|nosec|nosemgrep|NOSONAR"
    r"|(?:type|pylint|pyright|mypy|pyre-\w+|pyrefly|pytype|ty|ruff|flake8|fmt|yapf|isort|pragma"
    r"|codespell|backlint)\s*:)",
    re.IGNORECASE,
)


class Comment(NamedTuple):
    """A comment, without its line end, and the column of its ``#``."""

    column: int
    text: str


class SourceLines:
    """Lines as ``split_lines`` gives them, of a text or of one of its pieces.

    Of a text, the tokens may be those only from the line where one statement of the module begins
    to where another one does (``end``). Lines and columns count from 0.

    The tokens are read once, when somebody asks: what a line looks like does not say whether it is
    code, or text in a string that began far above.
    """

    def __init__(self, lines: Sequence[str], first: int = 0, end: int | None = None) -> None:
        self.lines = lines
        self._first = first
        self._end = len(lines) if end is None else end

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The tokens; their lines count from 1."""
        tokens = chain.from_iterable(logical_lines(self.lines, self._first, [0], Lookahead()))
        return list(takewhile(lambda token: token[2] <= self._end, tokens))

    def tokens_from(self, line: int) -> Iterator[Token]:
        """The tokens that begin on a line or below."""
        return islice(self.tokens, bisect_left(self.tokens, line + 1, key=itemgetter(2)), None)

    @cached_property
    def comments(self) -> dict[int, Comment]:
        """The comments by line."""
        found = {}
        for _, _, line, _, prefix in self.tokens:
            if "#" in prefix:
                parts = split_lines(prefix)
                for number, part in enumerate(parts, line - len(parts)):
                    if "#" in part:
                        text = part[part.index("#") :].rstrip("\r\n")
                        length = len(self.lines[number].rstrip("\r\n"))
                        found[number] = Comment(length - len(text), text)
        return found

    def has_pragma(self, line: int) -> bool:
        """Whether a line ends in a comment that tells a tool something about this line."""
        return line in self.comments and bool(_PRAGMA.search(self.comments[line].text))

    @cached_property
    def begun_in_strings(self) -> frozenset[int]:
        """The lines whose beginning, and so the end of the line above, is within a string.

        A formatted string is one from its first quote to its last, fields included: where a
        line may break or a comment stand in there depends on the version of Python.
        """
        found: set[int] = set()
        for start, end in self._formatted_strings:
            found.update(range(start[0] + 1, end[0] + 1))
        for token in self.tokens:
            if token[0] is STRING or token[0] is ERRORTOKEN:
                found.update(range(token[2], end_of(token)[0]))
        return frozenset(found)

    def is_in_formatted_string(self, line: int, column: int) -> bool:
        """Whether a place is between the quotes of an f-string or t-string."""
        return any(start < (line, column) < end for start, end in self._formatted_strings)

    @cached_property
    def _formatted_strings(self) -> Sequence[tuple[tuple[int, int], tuple[int, int]]]:
        """Where those begin and end that are not within another one."""
        found = []
        begins: list[tuple[int, int]] = []
        for token in self.tokens:
            if token[0] is FSTRING_START:
                begins.append((token[2] - 1, token[3]))
            elif token[0] is FSTRING_END:
                begin = begins.pop()
                if not begins:
                    line, column = end_of(token)
                    found.append((begin, (line - 1, column)))
        return found
