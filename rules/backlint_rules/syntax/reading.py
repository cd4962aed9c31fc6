"""One pass over a text from some line on, until what follows is known to be as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from backlint_rules.syntax.pieces import Cut, Cutter, MisplacedStart, Piece, PieceKind
from backlint_rules.syntax.tokenizer import Lookahead, tokenize
from backlint_rules.syntax.tokens import DEDENT, ENDMARKER, INDENT

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


class Body(Generic[F]):
    """A module or class body that a reading stands in, with its pieces from the beginning on.

    ``owner`` is the class, ``None`` for the module.
    """

    __slots__ = ("column", "owner", "pieces")

    def __init__(self, column: int, pieces: list[Piece[F]], owner: Piece[F] | None = None) -> None:
        self.column = column
        self.pieces = pieces
        self.owner = owner


class Reading(Cutter, Generic[F]):
    """Reads pieces from the beginning of one until the old pieces fit again.

    ``make`` turns what was cut into a piece; ``resumes_at(line, columns)`` finds the old piece
    that begins at a line, in bodies of these columns. The pieces are not changed before
    ``commit``, so a reading may be given up at any step.

    ``dirty_end`` is the line below all that has changed. A piece that goes on below ``limit``
    raises ``TooFar``.
    """

    def __init__(
        self,
        lines: Sequence[str],
        first_line: int,
        bodies: list[Body[F]],
        make: Callable[[Cut, int], Piece[F]],
        resumes_at: Callable[[int, tuple[int, ...]], Way[F] | None],
        dirty_end: int,
        limit: int,
    ) -> None:
        super().__init__(tuple([body.column for body in bodies]), len(lines))
        self.come: list[Piece[F]] = []
        self.resumed: Way[F] | None = None
        self._lines = lines
        self._first_line = first_line
        self._bodies = bodies
        self._closed: list[Body[F]] = []
        self._make = make
        self._resumes_at = resumes_at
        self._dirty_end = dirty_end
        self._limit = limit
        self._lookahead = Lookahead()
        self._mark = _Mark(first_line, bodies, 0, 0)

    def steps(self) -> Iterator[int]:
        """Does the work, a step a logical line; gives the line that follows it."""
        indents = list(self.columns)
        tokens = tokenize(self._lines, self._first_line, indents, self._lookahead)
        for line in self.cut(tokens, self._first_line, indents):
            if line > self._limit:
                raise TooFar
            yield line

    def finish(self, cut: Cut) -> None:
        if cut.end_line > self._limit and cut.first_line <= self._dirty_end:
            raise TooFar
        seen = 0
        for from_, to in self._lookahead.reached:
            if cut.first_line <= from_ < cut.end_line <= to:
                seen = max(seen, to + 1)
        piece = self._make(cut, max(seen - cut.first_line, 0))
        self.come.append(piece)
        self._bodies[-1].pieces.append(piece)

    def open_body(self, column: int) -> None:
        self._bodies.append(Body(column, [], self.come[-1]))

    def close_body(self) -> None:
        body = self._bodies.pop()
        if not body.pieces:
            raise MisplacedStart
        self._closed.append(body)

    def at_border(self, line: int) -> bool:
        if line <= self._dirty_end and self._bodies[-1].pieces:
            self._mark = _Mark(line, self._bodies, len(self._closed), len(self.come))
        if line >= self._dirty_end:
            self.resumed = self._resumes_at(line, self.columns)
        return self.resumed is not None

    def postpone(self, resumed: Way[F], line: int, patience: int) -> None:
        """Gives up: what lies between the edit and ``line``, where the old pieces go on, becomes
        one provisional piece, of which only so many lines below the edit are looked at.

        ``resumed`` must be in bodies of the columns of ``mark_columns``, or of the outer ones.
        """
        mark = self._mark
        self._bodies = mark.bodies
        del self._closed[mark.n_closed :]
        del self.come[mark.n_come :]
        while len(self._bodies) > len(resumed):
            self._closed.append(self._bodies.pop())
        self.columns = tuple([body.column for body in self._bodies])
        self._limit = line
        cut = Cut(mark.line, self.columns)
        until = min(line, self._dirty_end + patience)
        depth = 0
        for token in tokenize(self._lines[:until], mark.line, list(self.columns)):
            if token[0] is INDENT:
                depth += 1
            elif token[0] is DEDENT:
                depth -= 1
            if depth >= 0 and token[0] is not ENDMARKER:
                cut.tokens.append(token)
            depth = max(depth, 0)
        if not cut.tokens:  # blank lines and comments, until the rest is read
            cut.kind = PieceKind.END
            cut.tokens.append(token)
        cut.end_line = line
        self.finish(cut)
        self.come[-1].provisional = True
        self.resumed = resumed

    @property
    def mark_columns(self) -> tuple[int, ...]:
        """The columns of the bodies that were open where the last edited piece begins."""
        return tuple([body.column for body in self._mark.bodies])

    def commit(self) -> list[Piece[F]]:
        """Puts the pieces together; gives those of the module's body."""
        bodies = self._bodies
        for body in self._closed:
            assert body.owner is not None
            body.owner.adopt(body.pieces)
        for level in range(len(bodies) - 1, -1, -1):
            body = bodies[level]
            if self.resumed is not None:
                step = self.resumed[level]
                innermost = level == len(self.resumed) - 1
                body.pieces += step.pieces[step.position if innermost else step.position + 1 :]
            if body.owner is not None:
                body.owner.adopt(body.pieces)
        return bodies[0].pieces


class TooFar(Exception):
    """An edit changes more than can be read at once."""


class _Mark(Generic[F]):
    """How far a reading had come at a border."""

    def __init__(self, line: int, bodies: list[Body[F]], n_closed: int, n_come: int) -> None:
        self.line = line
        self.bodies = [Body(body.column, list(body.pieces), body.owner) for body in bodies]
        self.n_closed = n_closed
        self.n_come = n_come
