"""What strings say of the text of a program, and what they demand of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokens import (
    FSTRING_END,
    FSTRING_START,
    FSTRING_STRING,
    OP,
    STRING,
    Token,
)


def literal_texts(tokens: Sequence[Token]) -> Iterator[str]:
    """The literal parts of formatted strings, and the strings that go over several lines."""
    for type_, text, *_ in tokens:
        if type_ is FSTRING_STRING or (type_ is STRING and len(split_lines(text)) > 1):
            yield text


def shown_code(tokens: Sequence[Token]) -> Iterator[str]:
    """The code that a value has as text: that of `f"{x=}"`, and of all fields of t-strings."""
    for field in _fields(tokens):
        if field.is_shown:
            yield field.code


def n_new_strings(tokens: Sequence[Token]) -> int:
    """How many formatted strings have fields as only Python 3.12 and later read them."""
    return len({field.string for field in _fields(tokens) if field.is_new})


class _Field(NamedTuple):
    """A replacement field: the index of the token that begins its string, and the code in it.

    ``is_shown``: the text of the code is part of the string's value. ``is_new``: Python before
    3.12 does not read it.
    """

    string: int
    code: str
    is_shown: bool
    is_new: bool


def _fields(tokens: Sequence[Token]) -> Iterator[_Field]:
    """The fields of formatted strings, those within each other too."""
    strings: list[int] = []  # those that are open
    opened: list[str] = []  # all that is open: strings, fields, what follows their code, brackets
    begins: list[int] = []  # of the code in the fields that are open
    for index, (type_, text, *_) in enumerate(tokens):
        if type_ is FSTRING_START:
            strings.append(index)
            opened.append("string")
        elif type_ is FSTRING_END:
            strings.pop()
            opened.pop()
        elif type_ is not OP or not opened:
            continue
        elif opened[-1] in ("string", "behind code"):
            if text == "{":
                opened.append("field")
                begins.append(index + 1)
            elif text == "}":
                opened.pop()
        elif text in _OPENING:
            opened.append("bracket")
        elif opened[-1] == "bracket":
            if text in _CLOSING:
                opened.pop()
        elif text in _CODE_ENDS:
            opened.pop()
            yield _field(strings[-1], tokens[strings[-1]], tokens[begins.pop() : index + 1])
            if text != "}":
                opened.append("behind code")


_OPENING = frozenset("([{")
_CLOSING = frozenset(")]}")
_CODE_ENDS = frozenset("!:}")


def _field(string: int, start: Token, tokens: Sequence[Token]) -> _Field:
    """The field of a string of which these are the tokens up to the one that ends its code."""
    opening = start[1]
    quotes = opening.lstrip("fFrRtT")
    *words, end = tokens
    code = "".join([prefix + text for _, text, _, _, prefix in words]) + end[4]
    return _Field(
        string,
        code,
        is_shown=words[-1][1] == "=" or "t" in opening.lower(),
        is_new=quotes in code
        or "\\" in code
        or any("#" in token[4] for token in tokens)
        or (len(quotes) == 1 and len(split_lines(code)) > 1),
    )
