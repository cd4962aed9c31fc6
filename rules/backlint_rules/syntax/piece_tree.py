"""The pieces of a text in their bodies: finding the one at a line, and exchanging some."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from backlint_rules.syntax.pieces import Piece

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Step(Generic[F]):
    """One level of the way to a piece: a body's pieces, a position, the line it begins at."""

    pieces: list[Piece[F]]
    position: int
    line: int

    @property
    def piece(self) -> Piece[F]:
        """The piece at this level."""
        return self.pieces[self.position]


#: From the module's body inwards.
Way = list[Step[F]]


class PieceTree(Generic[F]):
    """``pieces`` is the module's body; a class has its own body's as ``children``.

    What an edit leaves alone is not even looked at: with some thousand pieces, going through
    them all would cost more than reading the one that was edited.
    """

    def __init__(self) -> None:
        self.take([])

    def take(self, pieces: list[Piece[F]]) -> None:
        """Takes these pieces for the module's body."""
        self.pieces = pieces
        self._begins: list[int] | None = None

    def walk(self) -> Iterator[Piece[F]]:
        """All pieces, in the order of the text."""
        for top in self.pieces:
            yield from top.walk()

    def splice(self, way: Way[F], stop: int, pieces: Sequence[Piece[F]]) -> None:
        """Puts these in the place of a piece and its neighbours up to a position."""
        *outer, step = way
        owner = outer[-1].piece if outer else None
        begins = self._begins_in(owner)
        first = begins[step.position]
        end = first + sum([piece.n_lines for piece in step.pieces[step.position : stop]])
        own = list(accumulate([piece.n_lines for piece in pieces], initial=first))
        delta = own.pop() - end
        step.pieces[step.position : stop] = pieces
        for piece in pieces:
            piece.owner = owner
        begins[step.position : stop] = own
        if delta:
            _move(begins, step.position + len(own), delta)
            for level in range(len(outer) - 1, -1, -1):
                outer[level].piece.n_lines += delta
                around = outer[level - 1].piece if level else None
                _move(self._begins_in(around), outer[level].position + 1, delta)

    # Finding pieces

    def way_to(self, line: int) -> Way[F]:
        """The way to the piece with this line among its own lines."""
        way: Way[F] = []
        owner: Piece[F] | None = None
        first = 0
        while True:
            pieces = owner.children if owner is not None else self.pieces
            begins = self._begins_in(owner)
            index = max(0, bisect_right(begins, line - first) - 1)
            way.append(Step(pieces, index, first + begins[index]))
            owner = pieces[index]
            first += begins[index] + owner.header_lines
            if not owner.children or line < first:
                return way

    def way_exactly_to(self, line: int, columns: tuple[int, ...]) -> Way[F] | None:
        """The way to the piece that begins at this line, in bodies of these columns."""
        way = self.way_to(line)
        step = way[-1]
        return way if step.line == line and step.piece.columns == columns else None

    def ways(self, way: Way[F] | None = None) -> Iterator[Way[F]]:
        """The ways to this piece and to all that follow it; to all pieces if none is given."""
        way = list(way or [Step(self.pieces, 0, 0)])
        while way:
            yield list(way)
            step = way[-1]
            if step.piece.children:
                way.append(Step(step.piece.children, 0, step.line + step.piece.header_lines))
                continue
            line = step.line + step.piece.n_lines
            while way and step.position + 1 == len(step.pieces):
                way.pop()
                step = way[-1] if way else step
            if way:
                way[-1] = Step(step.pieces, step.position + 1, line)

    def border_below(
        self, way: Way[F], columns: tuple[int, ...] | None, line: int
    ) -> Way[F] | None:
        """The first piece at or below a line; with ``columns``, in those bodies or outer ones."""
        for later in self.ways(way):
            if later[-1].line >= line:
                own = later[-1].piece.columns
                if columns is None or own == columns[: len(own)]:
                    return later
        return None

    def line_of(self, piece: Piece[F]) -> int:
        """The line that a piece begins at."""
        owner = piece.owner
        if owner is None:
            return self._begins_in(None)[self.pieces.index(piece)]
        offset = self._begins_in(owner)[owner.children.index(piece)]
        return self.line_of(owner) + owner.header_lines + offset

    def _begins_in(self, owner: Piece[F] | None) -> list[int]:
        """Where the pieces of a class's body begin, counted from the body's first line."""
        if owner is None:
            if self._begins is None:
                self._begins = _begins_of(self.pieces)
            return self._begins
        if owner.begins is None:
            owner.begins = _begins_of(owner.children)
        return owner.begins


def way_before(way: Way[F]) -> Way[F] | None:
    """The way to the piece that precedes: the class around a first one, or the last inside."""
    *outer, step = way
    pieces, index, line = step.pieces, step.position, step.line
    if index == 0:
        return outer or None
    before = pieces[index - 1]
    line -= before.n_lines
    result = [*outer, Step(pieces, index - 1, line)]
    while before.children:
        line += before.n_lines
        children = before.children
        before = children[-1]
        line -= before.n_lines
        result.append(Step(children, len(children) - 1, line))
    return result


def _begins_of(pieces: Sequence[Piece[F]]) -> list[int]:
    return list(accumulate([piece.n_lines for piece in pieces], initial=0))[:-1]


def _move(begins: list[int], position: int, delta: int) -> None:
    begins[position:] = [begin + delta for begin in begins[position:]]
