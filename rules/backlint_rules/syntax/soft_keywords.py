"""Words and brackets that are syntax in one place and ordinary text in another.

``match``, ``case``, ``type`` and ``lazy`` are names as well, and the bracket behind ``with`` may
begin an expression. The whole logical line decides. Where the decision is wrong in favour of the
keyword, the parser takes it back when the grammar has no use for one; so here it suffices to
tell apart what would be valid both ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from backlint_rules.syntax.tokens import (
    CASE_KEYWORD,
    FSTRING_START,
    KEYWORDS,
    LAZY_KEYWORD,
    MATCH_KEYWORD,
    NAME,
    NEWLINE,
    NUMBER,
    OP,
    OPERAND_KEYWORDS,
    STRING,
    TYPE_KEYWORD,
    WITH_BRACKET,
    Token,
    TokenType,
)

SOFT_KEYWORDS: Final = frozenset(["match", "case", "type", "lazy"])


def mark(tokens: list[Token], index: int) -> None:
    """Gives a word its own type, or the bracket behind ``with``, if it is syntax there.

    ``tokens`` is a whole logical line, ``index`` where a soft keyword or ``with`` stands as the
    first word of a statement.
    """
    word = tokens[index][1]
    rest = tokens[index + 1 :]
    if rest and rest[-1][0] is NEWLINE:
        rest.pop()
    if not rest:
        return
    type_: TokenType | None = None
    if word == "with":
        index += 1
        if _groups_with_items(rest):
            type_ = WITH_BRACKET
    elif word == "match":
        if index == 0 and _is_match(rest):
            type_ = MATCH_KEYWORD
    elif word == "case":
        if index == 0 and _is_case(rest):
            type_ = CASE_KEYWORD
    elif word == "type":
        if _is_type(rest):
            type_ = TYPE_KEYWORD
    elif _is_lazy(rest):
        type_ = LAZY_KEYWORD
    if type_ is not None:
        tokens[index] = (type_, *tokens[index][1:])


def _is_match(rest: Sequence[Token]) -> bool:
    """Whether a subject follows, and a colon ends the line."""
    if not _begins_operand(rest[0], ("(", "[", "{", "-", "+", "~", "*", "...")):
        return False
    operators = list(_outer_operators(rest))
    return ";" not in operators and operators[-1:] == [":"] and rest[-1][1] == ":"


def _is_case(rest: Sequence[Token]) -> bool:
    """Whether a pattern and a colon follow. Outside of a match, ``case[x]: int`` is no case."""
    if not _begins_operand(rest[0], ("(", "[", "{", "-", "+", "*")):
        return False
    for operator in _outer_operators(rest):
        if operator in (":", "=", ";"):
            return operator == ":"
    return False


def _is_type(rest: Sequence[Token]) -> bool:
    type_, name, *_ = rest[0]
    if type_ is not NAME or name in KEYWORDS or len(rest) == 1:
        return False
    type_, operator, *_ = rest[1]
    return type_ is OP and operator in ("=", "[")


def _is_lazy(rest: Sequence[Token]) -> bool:
    return rest[0][1] in ("import", "from")


def _groups_with_items(rest: Sequence[Token]) -> bool:
    """Whether brackets hold all items: several ones, or one with a name.

    CPython takes ``with (a, b):`` for two context managers, not for a tuple.
    """
    if rest[0][1] != "(":
        return False
    several = named = False
    before = "("
    tokens = _with_depth(rest)
    for token, depth in tokens:
        text = token[1]
        if depth == 1:
            if text == "as":
                named = True
            elif text == ",":
                several = True
            elif text in (":=", "for", "yield") or (text == "*" and before in ("(", ",")):
                return False  # parts of one expression
            before = text
        elif depth == 0 and text == ")":
            break
    following = next(tokens, None)
    return (named or several) and following is not None and following[0][1] == ":"


def _begins_operand(token: Token, operators: Sequence[str]) -> bool:
    """Whether an expression may begin with this token (with these operators)."""
    type_, text, *_ = token
    if type_ is NAME:
        return text not in KEYWORDS or text in OPERAND_KEYWORDS
    if type_ is OP:
        return text in operators
    return type_ in (NUMBER, STRING, FSTRING_START)


def _outer_operators(tokens: Sequence[Token]) -> Iterator[str]:
    """The operators outside of all brackets."""
    for (type_, text, *_), depth in _with_depth(tokens):
        if depth == 0 and type_ is OP:
            yield text


def _with_depth(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """The tokens with the number of brackets around them; a bracket is outside of itself."""
    depth = 0
    for token in tokens:
        type_, text, *_ = token
        if type_ is OP and text in (")", "]", "}"):
            depth -= 1
        yield token, depth
        if type_ is OP and text in ("(", "[", "{"):
            depth += 1
