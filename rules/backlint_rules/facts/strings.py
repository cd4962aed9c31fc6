"""Strings that stand for something: expressions in quotes, names of tables."""

from __future__ import annotations

import re
from functools import lru_cache

from backlint_rules.facts.expressions import ExpressionReader
from backlint_rules.facts.model import Expression, Literal
from backlint_rules.syntax.parser import parse

_PLAIN_STRING = re.compile(
    r"""[rRuU]?(?P<quote>'''|\"{3}|'|")(?P<text>[^\\]*)(?P=quote)""", re.DOTALL
)


def text_in(literal: Expression | None) -> str | None:
    """What a string says; ``None`` if it is no literal, or not a plain one."""
    if isinstance(literal, Literal) and literal.kind == "builtins.str()":
        match = _PLAIN_STRING.fullmatch(literal.text)
        return match["text"] if match is not None else None
    return None


@lru_cache(maxsize=1024)
def expression_in(literal: str, scope: int) -> Expression | None:
    """The expression in a string literal, as if it stood in a scope of the facts (an index).

    ``None`` for what is no single expression. Its positions mean nothing.
    """
    match = _PLAIN_STRING.fullmatch(literal)
    if match is None:
        return None
    statements = parse(f"({match['text'].strip()})\n").children[:-1]
    if len(statements) != 1 or statements[0].type != "simple_stmt":
        return None
    reader = ExpressionReader(0)
    reader.scopes *= scope + 1  # as many as there are up to that one
    reader.scope = scope
    expression = reader.expression(statements[0].children[0])
    return expression if len(reader.scopes) == scope + 1 else None
