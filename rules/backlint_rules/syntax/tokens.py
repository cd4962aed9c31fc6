"""What a token is, and which words are keywords."""

from __future__ import annotations

from typing import Final


class TokenType:
    """What a token is for the grammar.

    ``plain`` is set for the types of words and brackets that are syntax in one place and
    ordinary text in another: it is what they are when the grammar has no use for them.
    """

    __slots__ = ("name", "plain")

    def __init__(self, name: str, plain: TokenType | None = None) -> None:
        self.name = name
        self.plain = plain

    def __repr__(self) -> str:
        return self.name


#: A token: its type; its text; its line (1-based) and column (in characters, 0-based); the blanks,
#: comments and line ends between the token before and this one. There are so many of them that
#: a class with names for these would cost a tenth of all reading.
Token = tuple[TokenType, str, int, int, str]


def end_of(token: Token) -> tuple[int, int]:
    """The line and column where a token ends."""
    _, text, line, column, _ = token
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    line_ends = text.count("\n")
    if line_ends:
        return line + line_ends, len(text) - text.rindex("\n") - 1
    return line, column + len(text)


NAME: Final = TokenType("NAME")
NUMBER: Final = TokenType("NUMBER")
STRING: Final = TokenType("STRING")
OP: Final = TokenType("OP")
NEWLINE: Final = TokenType("NEWLINE")
INDENT: Final = TokenType("INDENT")
DEDENT: Final = TokenType("DEDENT")
ENDMARKER: Final = TokenType("ENDMARKER")
FSTRING_START: Final = TokenType("FSTRING_START")
FSTRING_STRING: Final = TokenType("FSTRING_STRING")
FSTRING_END: Final = TokenType("FSTRING_END")
#: What no Python text may contain.
ERRORTOKEN: Final = TokenType("ERRORTOKEN")
#: A line that is indented less than the one before, but not as any block around it.
ERROR_DEDENT: Final = TokenType("ERROR_DEDENT")

MATCH_KEYWORD: Final = TokenType("MATCH_KEYWORD", plain=NAME)
CASE_KEYWORD: Final = TokenType("CASE_KEYWORD", plain=NAME)
TYPE_KEYWORD: Final = TokenType("TYPE_KEYWORD", plain=NAME)
LAZY_KEYWORD: Final = TokenType("LAZY_KEYWORD", plain=NAME)
#: The bracket that groups the items of a ``with`` statement.
WITH_BRACKET: Final = TokenType("WITH_BRACKET", plain=OP)

#: Keywords that cannot stand inside an expression.
STATEMENT_KEYWORDS: Final = frozenset(
    "assert break class continue def del elif except finally global import nonlocal pass raise "  # noqa: SIM905
    "return try while with".split()
)
#: Keywords that an expression can begin with.
OPERAND_KEYWORDS: Final = frozenset(["None", "True", "False", "not", "lambda", "await", "yield"])
KEYWORDS: Final = (
    STATEMENT_KEYWORDS
    | OPERAND_KEYWORDS
    | frozenset(["and", "as", "async", "else", "for", "from", "if", "in", "is", "or"])
)
