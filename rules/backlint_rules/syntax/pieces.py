"""Pieces: the statements directly in a module or class body, the unit of everything incremental.

A token stream is cut where a logical line begins at the column of the body it stands in. A
class with an indented body is a piece for its header lines, and the pieces of its body are its
children. What a piece is depends on its own tokens and on the columns of the bodies around it,
on nothing else: that is why a piece can be read again, kept or moved without its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Generic, TypeVar

from backlint_rules.syntax.parser import parse_tokens
from backlint_rules.syntax.tokens import (
    DEDENT,
    ENDMARKER,
    ERROR_DEDENT,
    INDENT,
    NAME,
    NEWLINE,
    OP,
    Token,
    end_of,
)
from backlint_rules.syntax.tree import Module

F = TypeVar("F")


class PieceKind(Enum):
    """What stands in a piece."""

    STATEMENT = "statement"
    CLASS = "class"
    END = "end"  # blank lines and comments that no statement follows (yet, if provisional)


class Piece(Generic[F]):
    """One statement of a module or class body, with the blank lines and comments above it.

    ``n_lines`` counts all its lines, those of its children included; ``text`` is its own lines
    only (of a class, those up to its body). ``columns`` are the columns of the bodies around
    it, the module's 0 first. ``facts`` is what the document's reader made of its tree.

    ``kept`` is for whoever uses the document: what it worked out for this piece.

    ``begins`` belongs to ``PieceTree``.

    ``reach`` is how many lines below its first one were looked at in vain while reading it
    (0: none but its own). ``provisional`` marks a piece that is not yet read to its end.
    """

    __slots__ = (
        "begins",
        "children",
        "columns",
        "facts",
        "header_lines",
        "kept",
        "kind",
        "n_lines",
        "owner",
        "provisional",
        "reach",
        "text",
    )

    def __init__(
        self, kind: PieceKind, text: str, n_lines: int, columns: tuple[int, ...], facts: F
    ) -> None:
        self.kind = kind
        self.text = text
        self.n_lines = n_lines
        self.header_lines = n_lines
        self.columns = columns
        self.facts = facts
        self.kept: object = None
        self.reach = 0
        self.provisional = False
        self.owner: Piece[F] | None = None
        self.children: list[Piece[F]] = []
        self.begins: list[int] | None = None

    def copy(self, owner: Piece[F] | None) -> Piece[F]:
        """The same piece and those of its body, in another document; the facts are shared."""
        copy = Piece(self.kind, self.text, self.n_lines, self.columns, self.facts)
        copy.header_lines = self.header_lines
        copy.reach = self.reach
        copy.provisional = self.provisional
        copy.owner = owner
        copy.children = [child.copy(copy) for child in self.children]
        return copy

    def adopt(self, children: list[Piece[F]]) -> None:
        """Makes these pieces the body of this class."""
        self.children = children
        self.begins = None
        n_lines = self.header_lines
        for child in children:
            n_lines += child.n_lines
            child.owner = self
        self.n_lines = n_lines

    def walk(self) -> Iterator[Piece[F]]:
        """This piece, then the pieces of its body."""
        yield self
        for child in self.children:
            yield from child.walk()


class Cut:
    """The tokens of one piece as they came, and where it lies (0-based lines of the file)."""

    __slots__ = ("columns", "end_line", "first_line", "heads", "kind", "tokens")

    def __init__(self, first_line: int, columns: tuple[int, ...]) -> None:
        self.kind = PieceKind.STATEMENT
        self.first_line = first_line
        self.end_line = first_line
        self.columns = columns
        self.tokens: list[Token] = []
        #: The first word of each logical line at the piece's own level.
        self.heads: list[str] = []

    def goes_on_with(self, token: Token) -> bool:
        """Whether a logical line that begins so, at the piece's own column, belongs to it."""
        if not self.heads:
            return False
        if self.heads[-1] == "@":
            return True
        return token[1] in CLAUSES and self.heads[0] in _WITH_CLAUSES

    def is_class_header(self) -> bool:
        """Whether all that was read is a class statement up to the end of its header."""
        return (
            self.heads[-1:] == ["class"]
            and self.tokens[-1][0] is NEWLINE
            and all(head == "@" for head in self.heads[:-1])
        )

    def parse(self) -> Module:
        """The tree of the piece; a class has an empty name where its body would stand."""
        if self.kind is PieceKind.END:
            return parse_tokens(self.tokens)
        # Indentation changes where the next piece begins, which is not this one's business.
        last = next(t for t in reversed(self.tokens) if t[0] not in (INDENT, DEDENT))
        line, column = end_of(last)
        tokens, types = self.tokens, [ENDMARKER]
        if self.kind is PieceKind.CLASS:
            tokens = [token for token in tokens if token[0] is not INDENT]
            types = [INDENT, NAME, NEWLINE, DEDENT, ENDMARKER]
        return parse_tokens(tokens + [(type_, "", line, column, "") for type_ in types])


#: What may follow at the same column and still be part of a compound statement.
CLAUSES = frozenset(["else", "elif", "except", "finally"])
_WITH_CLAUSES = frozenset(["if", "for", "while", "try", "async"])


class MisplacedStart(Exception):
    """The first token of a reading belongs to something that begins further up."""


class Cutter:
    """Cuts the tokens from a line on into pieces.

    A subclass says what becomes of them: ``finish`` gets each piece (a class when its header is
    complete), ``open_body`` and ``close_body`` the borders of class bodies, and ``at_border``
    may end the work where a piece would begin.
    """

    def __init__(self, columns: tuple[int, ...], n_lines: int) -> None:
        #: The columns of the bodies that are open.
        self.columns = columns
        #: How many lines the whole text has.
        self.n_lines = n_lines

    def finish(self, cut: Cut) -> None:
        raise NotImplementedError

    def open_body(self, column: int) -> None:
        raise NotImplementedError

    def close_body(self) -> None:
        raise NotImplementedError

    def at_border(self, line: int) -> bool:
        raise NotImplementedError

    def cut(
        self, logical_lines: Iterable[list[Token]], first_line: int, indents: Sequence[int]
    ) -> Iterator[int]:
        """Works through the tokens, a step a logical line; gives the line that follows it.

        ``indents`` is the tokenizer's stack of open columns, in the beginning ``columns``.
        Raises ``MisplacedStart`` if no piece begins at ``first_line`` in a body of that column,
        as far as the tokens from there on can tell.
        """
        piece = Cut(first_line, self.columns)
        depth = 0  # indented blocks open within the piece
        for tokens in logical_lines:
            type_ = tokens[0][0]
            if type_ is INDENT:
                if not piece.tokens and first_line > 0:
                    raise MisplacedStart
                # Elsewhere one could not read on from the middle of the class.
                well_placed = depth == 0 and tuple(indents[:-1]) == self.columns
                is_class = well_placed and piece.is_class_header()
                piece.tokens += tokens
                if is_class:
                    piece.kind = PieceKind.CLASS
                    self.finish(piece)
                    self.columns += (indents[-1],)
                    self.open_body(indents[-1])
                    piece = Cut(piece.end_line, self.columns)
                else:
                    depth += 1
            elif type_ is DEDENT:
                if depth:
                    depth -= 1
                    piece.tokens += tokens
                else:
                    if piece.tokens:
                        self.finish(piece)
                    self.columns = self.columns[:-1]
                    self.close_body()
                    piece = Cut(piece.end_line, self.columns)
            elif type_ is ERROR_DEDENT:
                if not piece.tokens and piece.first_line == first_line:
                    raise MisplacedStart
                piece.tokens += tokens
            elif type_ is ENDMARKER:
                if piece.tokens:
                    self.finish(piece)
                    piece = Cut(piece.end_line, self.columns)
                piece.kind = PieceKind.END
                piece.end_line = self.n_lines
                piece.tokens += tokens
                self.finish(piece)
            else:
                if depth == 0 and indents[-1] == self.columns[-1]:
                    if piece.tokens and not piece.goes_on_with(tokens[0]):
                        self.finish(piece)
                        piece = Cut(piece.end_line, self.columns)
                    if not piece.tokens:
                        if piece.first_line == first_line > 0 and tokens[0][1] in CLAUSES:
                            raise MisplacedStart
                        if self.at_border(piece.first_line):
                            return
                    piece.heads.append(tokens[0][1] if type_ in (NAME, OP) else "")
                piece.tokens += tokens
                last_type, _, last_line, _, _ = tokens[-1]
                # The last line of a text needs no line end.
                piece.end_line = last_line if last_type is NEWLINE else self.n_lines
                yield piece.end_line
