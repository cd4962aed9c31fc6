"""One pass over a text from some line on, until what follows is known to be as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from backlint_rules.syntax.piece_tree import PieceTree, Way
from backlint_rules.syntax.pieces import Cut, Cutter, MisplacedStart, Piece, PieceKind
from backlint_rules.syntax.tokenizer import Lookahead, logical_lines
from backlint_rules.syntax.tokens import DEDENT, ENDMARKER, INDENT

F = TypeVar("F")


class Body(Generic[F]):
    """A module or class body that a reading stands in.

    Its pieces are the first ``n_old`` of the ``old`` ones and those that have ``come``.
    ``owner`` is the class, ``None`` for the module.
    """

    __slots__ = ("column", "come", "n_old", "old", "owner")

    def __init__(
        self, column: int, old: Sequence[Piece[F]], n_old: int, owner: Piece[F] | None
    ) -> None:
        self.column = column
        self.old = old
        self.n_old = n_old
        self.come: list[Piece[F]] = []
        self.owner = owner

    @property
    def is_empty(self) -> bool:
        """Whether it has no piece so far."""
        return not self.n_old and not self.come

    def pieces(self) -> list[Piece[F]]:
        """Its pieces so far."""
        return [*self.old[: self.n_old], *self.come]


class Reading(Cutter, Generic[F]):
    """Reads pieces from the beginning of one until the old pieces fit again.

    ``make`` turns what was cut into a piece; ``resumes_at(line, columns)`` finds the old piece
    that begins at a line, in bodies of these columns. The pieces are not changed before
    ``commit``, so a reading may be given up at any step.

    ``way`` leads to that piece. ``dirty_end`` is the line below all that has changed. A piece that
    goes on below ``limit`` raises ``TooFar``.
    """

    def __init__(
        self,
        lines: Sequence[str],
        way: Way[F],
        make: Callable[[Cut, int], Piece[F]],
        resumes_at: Callable[[int, tuple[int, ...]], Way[F] | None],
        dirty_end: int,
        limit: int,
    ) -> None:
        bodies = _bodies(way)
        super().__init__(tuple([body.column for body in bodies]), len(lines))
        self.come: list[Piece[F]] = []
        self.resumed: Way[F] | None = None
        self._lines = lines
        self._first_line = way[-1].line
        self._way = way
        self._bodies = bodies
        self._outer_bodies = list(bodies)
        self._closed: list[Body[F]] = []
        self._make = make
        self._resumes_at = resumes_at
        self._dirty_end = dirty_end
        self._limit = limit
        self._lookahead = Lookahead()
        self._mark = _Mark(self._first_line, bodies, 0, 0)

    def steps(self) -> Iterator[int]:
        """Does the work, a step a logical line; gives the line that follows it."""
        indents = list(self.columns)
        tokens = logical_lines(self._lines, self._first_line, indents, self._lookahead)
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
        self._bodies[-1].come.append(piece)

    def open_body(self, column: int) -> None:
        self._bodies.append(Body(column, (), 0, self.come[-1]))

    def close_body(self) -> None:
        body = self._bodies.pop()
        if body.is_empty:
            raise MisplacedStart
        self._closed.append(body)

    def at_border(self, line: int) -> bool:
        if line <= self._dirty_end and not self._bodies[-1].is_empty:
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
        self._bodies = mark.reopened()
        del self._closed[mark.n_closed :]
        del self.come[mark.n_come :]
        self.columns = self.mark_columns
        self._limit = line
        cut = Cut(mark.line, self.columns)
        until = min(line, self._dirty_end + patience)
        depth = 0
        lines = self._lines[:until]
        for tokens in logical_lines(lines, mark.line, list(self.columns), Lookahead()):
            type_ = tokens[0][0]
            if type_ is INDENT:
                depth += 1
            elif type_ is DEDENT:
                depth -= 1
            if depth >= 0 and type_ is not ENDMARKER:
                cut.tokens += tokens
            depth = max(depth, 0)
        if not cut.tokens:  # blank lines and comments, until the rest is read
            cut.kind = PieceKind.END
            cut.tokens += tokens
        cut.end_line = line
        self.finish(cut)
        self.come[-1].provisional = True
        while len(self._bodies) > len(resumed):
            self._closed.append(self._bodies.pop())
        self.resumed = resumed

    @property
    def mark_columns(self) -> tuple[int, ...]:
        """The columns of the bodies that were open where the last edited piece begins."""
        return tuple([body.column for body in self._mark.bodies])

    def commit(self, tree: PieceTree[F]) -> None:
        """Puts the pieces into the tree."""
        for body in self._closed:
            assert body.owner is not None
            body.owner.adopt(body.pieces())
        resumed, way = self.resumed, self._way
        if (
            resumed is not None
            and resumed[-1].pieces is way[-1].pieces
            and self._bodies == self._outer_bodies
        ):
            tree.splice(way, resumed[-1].position, self._bodies[-1].come)
            return
        pieces: list[Piece[F]] = []
        for level in range(len(self._bodies) - 1, -1, -1):
            body = self._bodies[level]
            pieces = body.pieces()
            if resumed is not None:
                step = resumed[level]
                innermost = level == len(resumed) - 1
                pieces += step.pieces[step.position if innermost else step.position + 1 :]
            if body.owner is not None:
                body.owner.adopt(pieces)
        tree.take(pieces)


class TooFar(Exception):
    """An edit changes more than can be read at once."""


class _Mark(Generic[F]):
    """How far a reading had come at a border."""

    def __init__(self, line: int, bodies: list[Body[F]], n_closed: int, n_come: int) -> None:
        self.line = line
        self.bodies = list(bodies)
        self.n_closed = n_closed
        self.n_come = n_come
        self._n_come_in = [len(body.come) for body in bodies]

    def reopened(self) -> list[Body[F]]:
        """The bodies that were open then, as they were."""
        for body, n_come in zip(self.bodies, self._n_come_in, strict=True):
            del body.come[n_come:]
        return list(self.bodies)


def _bodies(way: Way[F]) -> list[Body[F]]:
    """The bodies around a piece, with what precedes it in them."""
    *outer, last = way
    bodies: list[Body[F]] = []
    owner = None
    for step in outer:
        bodies.append(Body(step.piece.columns[-1], step.pieces, step.position + 1, owner))
        owner = step.piece
    column = last.piece.columns[-1] if last.pieces else 0
    bodies.append(Body(column, last.pieces, last.position, owner))
    return bodies
