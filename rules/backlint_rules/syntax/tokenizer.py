"""Text to tokens, broken text included.

A keyword that can only begin a statement, and is the first word on its line, ends whatever
brackets are open above it: so an unclosed bracket damages its own logical line only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from backlint_rules.syntax.lexemes import LINE_ENDS, NESTING, is_number, lexemes
from backlint_rules.syntax.soft_keywords import SOFT_KEYWORDS, mark
from backlint_rules.syntax.strings import read_string
from backlint_rules.syntax.tokens import (
    DEDENT,
    ENDMARKER,
    ERROR_DEDENT,
    ERRORTOKEN,
    INDENT,
    NAME,
    NEWLINE,
    NUMBER,
    OP,
    STATEMENT_KEYWORDS,
    STRING,
    Token,
    end_of,
)

_BOM: Final = "\ufeff"
_CONTEXTUAL: Final = SOFT_KEYWORDS | {"with"}
_SPECIAL_NAMES: Final = _CONTEXTUAL | STATEMENT_KEYWORDS
#: Words and operators that cannot come where an operand must.
_NEVER_BEGINS_OPERAND: Final = frozenset(["async", "else", "for", "from", "if", "@"])
_BEFORE_STATEMENT: Final = frozenset([":", ";"])
_NOT_CODE: Final = frozenset("\r\n#")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Lookahead:
    """What was looked at in vain.

    ``reached`` lists spans of lines (0-based, from, to): text that changes in there might change
    a token of the first line, although the logical line of that token ended earlier. A ``to``
    that is the number of lines is the end of the text.
    """

    def __init__(self) -> None:
        self.reached: list[tuple[int, int]] = []


def tokenize(lines: Sequence[str]) -> Iterator[Token]:
    """The tokens of a file's lines as ``split_lines`` gives them, with an ENDMARKER."""
    return chain.from_iterable(logical_lines(lines, 0, [0], Lookahead()))


def logical_lines(
    lines: Sequence[str], first: int, indents: list[int], lookahead: Lookahead
) -> Iterator[list[Token]]:
    """The tokens from the beginning of a line (0-based) to the end, by logical lines; those for a
    change of indentation, and the ENDMARKER, come one by one.

    ``lines`` are read a logical line at a time. ``indents`` is the stack of open indentation
    columns, the outermost (0) first; it is kept up to date between the tokens. Columns are those
    of ``lines``: a byte order mark counts.

    All of a file goes through this loop, so what is frequent is done in place.
    """
    tokens: list[Token] = []
    contextual: list[int] = []  # where words stand that `mark` has to look at
    prefix = ""  # of the next token, so far
    depth = 0  # open brackets
    line_begins = True
    continued_column = 0  # the indentation in front of a lone backslash
    index = first
    column = 0
    if first == 0 and lines and lines[0].startswith(_BOM):
        prefix = _BOM
        column = 1

    while index < len(lines):
        line = lines[index]
        number = index + 1
        next_index, next_column = number, 0
        for blanks, text, opening in lexemes(line, column):
            start = column + len(blanks)
            column = start + len(text)
            if prefix:
                blanks = prefix + blanks
                prefix = ""

            if line_begins and text and text[0] not in _NOT_CODE and not _is_continuation(text):
                line_begins = False
                if depth and _begins_statement(text, tokens[-1], line, column):
                    depth = 0
                    from_ = end_of(tokens[-1])
                    newline, blanks = _torn_off(blanks, from_)
                    tokens.append(newline)
                    lookahead.reached.append((from_[0] - 1, index))
                    yield _marked(tokens, contextual)
                    tokens, contextual = [], []
                if not depth:
                    indentation = continued_column or _indentation(line, start)
                    continued_column = 0
                    if indentation > indents[-1]:
                        indents.append(indentation)
                        yield [(INDENT, "", number, start, "")]
                    while indentation < indents[-1]:
                        if indentation > indents[-2]:
                            indents[-1] = indentation
                            yield [(ERROR_DEDENT, "", number, start, "")]
                        else:
                            indents.pop()
                            yield [(DEDENT, "", number, start, "")]

            if text.isidentifier():
                if text in _SPECIAL_NAMES:
                    if depth:
                        if text in STATEMENT_KEYWORDS:
                            depth = 0
                    elif text in _CONTEXTUAL and (
                        not tokens or text == "with" or tokens[-1][1] in _BEFORE_STATEMENT
                    ):
                        contextual.append(len(tokens))
                tokens.append((NAME, text, number, start, blanks))
            elif text in NESTING:
                change = NESTING[text]
                if change:
                    depth = depth + change if depth else max(change, 0)
                tokens.append((OP, text, number, start, blanks))
            elif text in LINE_ENDS:
                if line_begins or depth:
                    prefix = blanks + text
                else:
                    tokens.append((NEWLINE, text, number, start, blanks))
                    yield _marked(tokens, contextual) if contextual else tokens
                    tokens, contextual = [], []
                line_begins = True
                continued_column = 0
            elif opening:
                string = read_string(lines, index, start, opening, blanks)
                tokens += string.tokens
                if string.reached > string.index:
                    lookahead.reached.append((index, string.reached))
                next_index, next_column = string.index, string.column
            elif not text or text[0] == "#":
                prefix = blanks + text
            elif is_number(text):
                tokens.append((NUMBER, text, number, start, blanks))
            elif _is_continuation(text):
                prefix = blanks + text
                if line_begins and not continued_column:
                    continued_column = start
            elif len(text) > 1 and text[-1] in "\"'":
                tokens.append((STRING, text, number, start, blanks))
            else:
                tokens += _illegal(text, number, start, blanks)
        index, column = next_index, next_column

    end = (len(lines), len(lines[-1])) if lines else (1, 0)
    if tokens:
        if prefix:  # what is behind the last statement belongs to it
            tokens.append((NEWLINE, "", *end, prefix))
            prefix = ""
        yield _marked(tokens, contextual)
    while len(indents) > 1:
        indents.pop()
        yield [(DEDENT, "", *end, "")]
    yield [(ENDMARKER, "", *end, prefix)]


def _torn_off(blanks: str, position: tuple[int, int]) -> tuple[Token, str]:
    """The end of the line of the token before, as a NEWLINE, and what is left of the blanks."""
    line_end = _LINE_END.search(blanks)
    if line_end is None:
        return (NEWLINE, "", *position, ""), blanks
    line, column = position
    start = line_end.start()
    newline = NEWLINE, line_end.group(), line, column + start, blanks[:start]
    return newline, blanks[line_end.end() :]


def _marked(tokens: list[Token], contextual: list[int]) -> list[Token]:
    for index in contextual:
        mark(tokens, index)
    return tokens


def _begins_statement(text: str, before: Token, line: str, column: int) -> bool:
    """Whether the first lexeme of a line cannot go on with what the open brackets hold."""
    if text in STATEMENT_KEYWORDS:
        return True
    if text == "async":
        following = lexemes(line, column)
        if following and following[0][1] in STATEMENT_KEYWORDS:
            return True
    type_, operator, *_ = before
    if text not in _NEVER_BEGINS_OPERAND or type_ is not OP:
        return False
    return operator not in (")", "]", "}", "...")


def _indentation(line: str, start: int) -> int:
    """The column of the first lexeme of a line for Python: a form feed begins a new count."""
    before = line[:start]
    return start - 1 - max(before.rfind("\f"), before.rfind(_BOM))


def _is_continuation(text: str) -> bool:
    return text[0] == "\\" and len(text) > 1


def _illegal(text: str, line: int, column: int, prefix: str) -> Iterator[Token]:
    """A word with characters that no name may contain: names and errors by turns."""
    begin = 0
    while begin < len(text):
        end = begin + 1
        is_name = text[begin:end].isidentifier()
        if is_name:
            while end < len(text) and text[begin : end + 1].isidentifier():
                end += 1
        else:
            while end < len(text) and not text[end].isidentifier():
                end += 1
        type_ = NAME if is_name else ERRORTOKEN
        yield type_, text[begin:end], line, column + begin, prefix
        prefix = ""
        begin = end
