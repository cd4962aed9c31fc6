"""An open file as pieces: an edit reads again what it touched, and no more.

Invariant (tested): after any edits, the pieces of a settled document are those of a document
that is opened with the same text.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from backlint_rules.syntax.piece_tree import PieceTree, Step, Way, way_before
from backlint_rules.syntax.pieces import Cut, MisplacedStart, Piece, PieceKind
from backlint_rules.syntax.reading import Reading, TooFar
from backlint_rules.syntax.text import clamped, split_lines

F = TypeVar("F")
T = TypeVar("T")

#: How many lines below an edit are read at once, before the rest is left to ``settle``.
PATIENCE = 100
#: How many facts of pieces that are gone are kept, for an undo or a move.
REMEMBERED = 64
#: How many logical lines one step of ``settle`` reads.
SLICE = 100


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of lines, from ``first`` to before ``end``, became one that ends at ``new_end``."""

    first: int
    end: int
    new_end: int

    def apply(self, items: list[tuple[int, T]]) -> None:
        """Takes out what is at these lines and moves what is below; items go up by line."""
        begin = bisect_left(items, self.first, key=_line_of)
        end = bisect_left(items, self.end, key=_line_of)
        delta = self.new_end - self.end
        if delta:
            items[begin:] = [(line + delta, item) for line, item in items[end:]]
        else:
            del items[begin:end]


def _line_of(item: tuple[int, object]) -> int:
    return item[0]


@dataclass(frozen=True, slots=True)
class Changes(Generic[F]):
    """The pieces that have gone and come since the changes were last taken, and how the lines
    have moved by that, one splice after the other.
    """

    gone: list[Piece[F]]
    come: list[Piece[F]]
    splices: list[Splice]


@dataclass(frozen=True, slots=True)
class LineChange:
    """The lines of a piece ``before`` and ``after`` an edit that left them as many.

    It changed those from ``first`` to ``last``, counted from the piece's first.
    """

    before: Sequence[str]
    after: Sequence[str]
    first: int
    last: int


def _whole(facts: F, change: LineChange) -> F | None:
    return None


class Document(Generic[F]):
    """Text in, pieces out.

    ``lines`` are the text's lines with their ends; the last one has none. ``pieces`` is the
    module's body. ``read`` makes the facts of a piece from its tokens, and is a pure function
    of them. ``revise`` may know a shorter way from a piece's facts to those after a change.
    """

    lines: list[str]

    def __init__(
        self,
        text: str,
        read: Callable[[Cut], F],
        revise: Callable[[F, LineChange], F | None] = _whole,
    ) -> None:
        self._read = read
        self._revise = revise
        self._tree: PieceTree[F] = PieceTree()
        self._remembered: OrderedDict[tuple[object, ...], F] = OrderedDict()
        self._gone: dict[int, Piece[F]] = {}
        self._come: dict[int, Piece[F]] = {}
        self._splices: list[Splice] = []
        self._provisional = 0
        #: By ``id``: the pieces with a ``reach``.
        self._reaching: dict[int, Piece[F]] = {}
        self._edits = 0
        self.replace(text)

    def copy(self) -> Document[F]:
        """Another document with the same text, of which nothing has changed yet."""
        copy = Document("", self._read, self._revise)
        copy.lines = list(self.lines)
        copy._tree.take([piece.copy(None) for piece in self.pieces])
        copy._provisional = self._provisional
        if self._reaching:
            copy._reaching = {id(piece): piece for piece in copy._tree.walk() if piece.reach}
        copy.take_changes()
        return copy

    @property
    def pieces(self) -> list[Piece[F]]:
        """The pieces of the module's body."""
        return self._tree.pieces

    def line_of(self, piece: Piece[F]) -> int:
        """The line that one of the pieces begins at."""
        return self._tree.line_of(piece)

    def piece_at(self, line: int) -> Piece[F]:
        """The piece that has this line among its own lines."""
        return self._tree.way_to(line)[-1].piece

    @property
    def settled(self) -> bool:
        """Whether the pieces are those of the text as it stands.

        If not, then from the first provisional piece on they are those of before, moved with
        the text.
        """
        return not self._provisional

    def take_changes(self) -> Changes[F]:
        """What has changed since the last call."""
        gone, come = list(self._gone.values()), list(self._come.values())
        changes = Changes(gone, come, self._splices)
        self._gone = {}
        self._come = {}
        self._splices = []
        return changes

    def replace(self, text: str) -> None:
        """Takes a new text as a whole."""
        self._edits += 1
        gone = list(self._tree.walk())
        self.lines = split_lines(text)
        way: Way[F] = [Step([], 0, 0)]
        reading = Reading(
            self.lines, way, self._make, lambda line, columns: None, len(self.lines), sys.maxsize
        )
        for _ in reading.steps():
            pass
        self._commit(reading, gone, Splice(0, sys.maxsize, sys.maxsize))

    def edit(self, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Replaces a stretch; positions are (line, column) and are clamped to the text."""
        self._edits += 1
        first, last, new = spliced(self.lines, start, end, text)
        way = self._tree.way_to(self._first_to_read(first))
        if way[-1].piece.kind is PieceKind.END:
            way = way_before(way) or way
        old = self.lines[first : last + 1]
        self.lines[first : last + 1] = new
        delta = len(new) - len(old)
        if not delta and self._revised(way, first, old):
            return
        for _ in self._read_again(way, first + len(new), delta, patience=PATIENCE):
            pass

    def _first_to_read(self, line: int) -> int:
        """The line itself, or the first line of a piece that looked so far down in vain."""
        begins = [(self.line_of(piece), piece.reach) for piece in self._reaching.values()]
        return min(
            [begin for begin, reach in begins if begin <= line < begin + reach], default=line
        )

    def settle(self) -> Iterator[None]:
        """Reads what was put off, a slice a step. An edit in between ends it."""
        edits = self._edits
        while self._provisional:
            way = next(w for w in self._tree.ways() if w[-1].piece.provisional)
            dirty_end = way[-1].line + way[-1].piece.n_lines
            for done, _ in enumerate(self._read_again(way, dirty_end, 0, patience=None)):
                if done % SLICE == 0:
                    yield
                if edits != self._edits:
                    return

    def _revised(self, way: Way[F], first: int, old: list[str]) -> bool:
        """Whether the lines that were these could be revised within a piece."""
        *_, step = way
        piece, at = step.piece, first - step.line
        if (
            piece.kind is not PieceKind.STATEMENT
            or piece.provisional
            or piece.reach
            or not 0 < at <= piece.n_lines - len(old)
        ):
            return False
        after = self.lines[step.line : step.line + piece.n_lines]
        before = [*after[:at], *old, *after[at + len(old) :]]
        facts = self._revise(piece.facts, LineChange(before, after, at, at + len(old) - 1))
        if facts is None:
            return False
        new = Piece(piece.kind, "".join(after), piece.n_lines, piece.columns, facts)
        self._tree.splice(way, step.position + 1, [new])
        end = step.line + piece.n_lines
        self._exchange([piece], [new], Splice(step.line, end, end))
        return True

    # Reading again

    def _read_again(
        self, way: Way[F], dirty_end: int, delta: int, patience: int | None
    ) -> Iterator[int]:
        """Reads from a piece on, a step a logical line, and then takes the result.

        ``dirty_end`` is the line below all that has changed, ``delta`` how far what is below
        has moved.
        """

        def resumes_at(line: int, columns: tuple[int, ...]) -> Way[F] | None:
            return self._tree.way_exactly_to(line - delta, columns)

        limit = sys.maxsize
        if patience is not None:
            border = self._tree.border_below(way, None, dirty_end - delta)
            if border is not None:
                limit = border[-1].line + delta + patience
        while True:
            reading = Reading(self.lines, way, self._make, resumes_at, dirty_end, limit)
            try:
                yield from reading.steps()
            except MisplacedStart:
                way = way_before(way) or way
                continue
            except TooFar:
                border = self._tree.border_below(way, reading.mark_columns, dirty_end - delta)
                if border is None:
                    limit = sys.maxsize
                    continue
                reading.postpone(border, border[-1].line + delta, PATIENCE)
            break
        stop = reading.resumed[-1] if reading.resumed else None
        gone = []
        for old in self._tree.ways(way):
            if stop is not None and old[-1].piece is stop.piece:
                break
            gone.append(old[-1].piece)
        end = stop.line if stop is not None else sys.maxsize
        self._commit(reading, gone, Splice(way[-1].line, end, end + delta))

    def _make(self, cut: Cut, reach: int) -> Piece[F]:
        text = "".join(self.lines[cut.first_line : cut.end_line])
        facts = None
        if not reach:
            facts = self._remembered.pop(_key(cut.kind, text, cut.columns), None)
        if facts is None:
            facts = self._read(cut)
        n_lines = cut.end_line - cut.first_line
        piece = Piece(cut.kind, text, n_lines, cut.columns, facts)
        piece.reach = reach
        return piece

    def _commit(self, reading: Reading[F], gone: list[Piece[F]], splice: Splice) -> None:
        reading.commit(self._tree)
        self._exchange(gone, reading.come, splice)

    def _exchange(self, gone: list[Piece[F]], come: list[Piece[F]], splice: Splice) -> None:
        """Takes note of pieces that have taken the place of others."""
        self._splices.append(splice)
        for piece in gone:
            self._provisional -= piece.provisional
            self._reaching.pop(id(piece), None)
            if self._come.pop(id(piece), None) is None:
                self._gone[id(piece)] = piece
            if piece.text and not piece.reach and not piece.provisional:
                self._remembered[_key(piece.kind, piece.text, piece.columns)] = piece.facts
        for piece in come:
            self._provisional += piece.provisional
            if piece.reach:
                self._reaching[id(piece)] = piece
            self._come[id(piece)] = piece
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)


def _key(kind: PieceKind, text: str, columns: tuple[int, ...]) -> tuple[object, ...]:
    """All that the facts of a piece depend on."""
    return kind, text, columns


def spliced(
    lines: list[str], start: tuple[int, int], end: tuple[int, int], text: str
) -> tuple[int, int, list[str]]:
    """The lines ``first`` to ``last`` that an edit changes, and those that replace them.

    There are none, and ``last`` is ``first - 1``, if it only adds lines.
    """
    first, start_column = clamped(lines, *start)
    last, end_column = max(clamped(lines, *end), (first, start_column))
    new = lines[first][:start_column] + text + lines[last][end_column:]
    if first and start_column == 0 and new[:1] == "\n" and lines[first - 1].endswith("\r"):
        first -= 1  # the two become one line end
        new = lines[first] + new
    new_lines = split_lines(new)
    if last + 1 < len(lines):
        new_lines.pop()  # what follows is a line of its own
    while new_lines and last >= first and new_lines[-1] == lines[last]:
        new_lines.pop()
        last -= 1
    return first, last, new_lines
