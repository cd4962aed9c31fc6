"""An open file as pieces: an edit reads again what it touched, and no more.

Invariant (tested): after any edits, the pieces of a settled document are those of a document
that is opened with the same text.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from backlint_rules.syntax.pieces import Cut, MisplacedStart, Piece, PieceKind
from backlint_rules.syntax.reading import Body, Reading, Step, TooFar, Way
from backlint_rules.syntax.text import clamped, split_lines

F = TypeVar("F")

#: How many lines below an edit are read at once, before the rest is left to ``settle``.
PATIENCE = 250
#: How many facts of pieces that are gone are kept, for an undo or a move.
REMEMBERED = 64
#: How many logical lines one step of ``settle`` reads.
SLICE = 100


@dataclass(frozen=True, slots=True)
class Changes(Generic[F]):
    """The pieces that have gone and come since the changes were last taken."""

    gone: list[Piece[F]]
    come: list[Piece[F]]


class Document(Generic[F]):
    """Text in, pieces out.

    ``lines`` are the text's lines with their ends; the last one has none. ``pieces`` is the
    module's body. ``read`` makes the facts of a piece from its tokens, and is a pure function
    of them.
    """

    lines: list[str]
    pieces: list[Piece[F]]

    def __init__(self, text: str, read: Callable[[Cut], F]) -> None:
        self._read = read
        self._remembered: OrderedDict[tuple[object, ...], F] = OrderedDict()
        self._gone: dict[int, Piece[F]] = {}
        self._come: dict[int, Piece[F]] = {}
        self._provisional = 0
        self._reaching = 0
        self._edits = 0
        self.lines = []
        self.pieces = []
        self.replace(text)

    @property
    def settled(self) -> bool:
        """Whether the pieces are those of the text as it stands.

        If not, then from the first provisional piece on they are those of before, moved with
        the text.
        """
        return not self._provisional

    def take_changes(self) -> Changes[F]:
        """What has changed since the last call."""
        changes = Changes(list(self._gone.values()), list(self._come.values()))
        self._gone = {}
        self._come = {}
        return changes

    def replace(self, text: str) -> None:
        """Takes a new text as a whole."""
        self._edits += 1
        gone = [piece for top in self.pieces for piece in top.walk()]
        self.lines = split_lines(text)
        reading = self._reading(
            0, [Body(0, [])], lambda line, columns: None, len(self.lines), sys.maxsize
        )
        for _ in reading.steps():
            pass
        self._commit(reading, gone)

    def edit(self, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Replaces a stretch; positions are (line, column) and are clamped to the text."""
        self._edits += 1
        first, last, new = spliced(self.lines, start, end, text)
        way = self._way_to(first)
        if self._reaching:
            way = next((w for w in self._ways([]) if _reaches(w, first)), way)
        if way[-1].piece.kind is PieceKind.END:
            way = _way_before(way) or way
        self.lines[first : last + 1] = new
        delta = len(new) - (last + 1 - first)
        for _ in self._read_again(way, first + len(new), delta, patience=PATIENCE):
            pass

    def settle(self) -> Iterator[None]:
        """Reads what was put off, a slice a step. An edit in between ends it."""
        edits = self._edits
        while self._provisional:
            way = next(w for w in self._ways([]) if w[-1].piece.provisional)
            dirty_end = way[-1].line + way[-1].piece.n_lines
            for done, _ in enumerate(self._read_again(way, dirty_end, 0, patience=None)):
                if done % SLICE == 0:
                    yield
                if edits != self._edits:
                    return

    # Reading again

    def _read_again(
        self, way: Way[F], dirty_end: int, delta: int, patience: int | None
    ) -> Iterator[int]:
        """Reads from a piece on, a step a logical line, and then takes the result.

        ``dirty_end`` is the line below all that has changed, ``delta`` how far what is below
        has moved.
        """

        def resumes_at(line: int, columns: tuple[int, ...]) -> Way[F] | None:
            return self._way_exactly_to(line - delta, columns)

        limit = sys.maxsize
        if patience is not None:
            border = self._later_border(way, None, dirty_end - delta)
            if border is not None:
                limit = border[-1].line + delta + patience
        while True:
            bodies = _bodies(way)
            reading = self._reading(way[-1].line, bodies, resumes_at, dirty_end, limit)
            try:
                yield from reading.steps()
            except MisplacedStart:
                way = _way_before(way) or way
                continue
            except TooFar:
                border = self._later_border(way, reading.mark_columns, dirty_end - delta)
                if border is None:
                    limit = sys.maxsize
                    continue
                reading.postpone(border, border[-1].line + delta, PATIENCE)
            break
        stop = reading.resumed[-1].piece if reading.resumed else None
        gone = []
        for old in self._ways(way):
            if old[-1].piece is stop:
                break
            gone.append(old[-1].piece)
        self._commit(reading, gone)

    def _reading(
        self,
        line: int,
        bodies: list[Body[F]],
        resumes_at: Callable[[int, tuple[int, ...]], Way[F] | None],
        dirty_end: int,
        limit: int,
    ) -> Reading[F]:
        return Reading(self.lines, line, bodies, self._make, resumes_at, dirty_end, limit)

    def _make(self, cut: Cut, reach: int) -> Piece[F]:
        text = "".join(self.lines[cut.first_line : cut.end_line])
        facts = None
        if not reach:
            facts = self._remembered.pop((cut.kind, text, cut.columns), None)
        if facts is None:
            facts = self._read(cut)
        n_lines = cut.end_line - cut.first_line
        piece = Piece(cut.kind, text, n_lines, cut.columns, facts)
        piece.reach = reach
        return piece

    def _commit(self, reading: Reading[F], gone: list[Piece[F]]) -> None:
        self.pieces = reading.commit()
        for piece in gone:
            self._provisional -= piece.provisional
            self._reaching -= piece.reach > 0
            if self._come.pop(id(piece), None) is None:
                self._gone[id(piece)] = piece
            if piece.text and not piece.reach and not piece.provisional:
                self._remembered[piece.kind, piece.text, piece.columns] = piece.facts
        for piece in reading.come:
            self._provisional += piece.provisional
            self._reaching += piece.reach > 0
            self._come[id(piece)] = piece
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    # Finding pieces

    def _way_to(self, line: int) -> Way[F]:
        """The way to the piece with this line among its own lines."""
        way: Way[F] = []
        pieces, begin = self.pieces, 0
        while True:
            ends = list(accumulate([piece.n_lines for piece in pieces], initial=begin))
            index = _last_at_most(ends, line, len(pieces))
            way.append(Step(pieces, index, ends[index]))
            piece = pieces[index]
            begin = ends[index] + piece.header_lines
            if not piece.children or line < begin:
                return way
            pieces = piece.children

    def _way_exactly_to(self, line: int, columns: tuple[int, ...]) -> Way[F] | None:
        """The way to the piece that begins at this line, in bodies of these columns."""
        way = self._way_to(line)
        step = way[-1]
        return way if step.line == line and step.piece.columns == columns else None

    def _ways(self, way: Way[F]) -> Iterator[Way[F]]:
        """The ways to this piece and to all that follow it; to all pieces for an empty way."""
        way = list(way) or [Step(self.pieces, 0, 0)]
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

    def _later_border(
        self, way: Way[F], columns: tuple[int, ...] | None, line: int
    ) -> Way[F] | None:
        """The first piece at or below a line; with ``columns``, in those bodies or outer ones."""
        for later in self._ways(way):
            if later[-1].line >= line:
                own = later[-1].piece.columns
                if columns is None or own == columns[: len(own)]:
                    return later
        return None


def _way_before(way: Way[F]) -> Way[F] | None:
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


def _bodies(way: Way[F]) -> list[Body[F]]:
    """The bodies around a piece, with what precedes it in them."""
    *outer, last = way
    bodies: list[Body[F]] = []
    owner = None
    for step in outer:
        pieces = step.pieces[: step.position + 1]
        bodies.append(Body(step.piece.columns[-1], pieces, owner))
        owner = step.piece
    bodies.append(Body(last.piece.columns[-1], last.pieces[: last.position], owner))
    return bodies


def _reaches(way: Way[F], line: int) -> bool:
    step = way[-1]
    return step.line <= line < step.line + step.piece.reach


def _last_at_most(begins: list[int], line: int, count: int) -> int:
    """The index of the last of the first ``count`` beginnings that is not below a line."""
    return max(0, bisect_right(begins, line, 0, count) - 1)


def spliced(
    lines: list[str], start: tuple[int, int], end: tuple[int, int], text: str
) -> tuple[int, int, list[str]]:
    """The lines ``first`` to ``last`` that an edit touches, and those that replace them."""
    first, start_column = clamped(lines, *start)
    last, end_column = max(clamped(lines, *end), (first, start_column))
    new = lines[first][:start_column] + text + lines[last][end_column:]
    if first and start_column == 0 and new[:1] == "\n" and lines[first - 1].endswith("\r"):
        first -= 1  # the two become one line end
        new = lines[first] + new
    new_lines = split_lines(new)
    if last + 1 < len(lines):
        new_lines.pop()  # what follows is a line of its own
    return first, last, new_lines
