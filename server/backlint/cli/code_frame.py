"""Lines of code with squiggles under them, aligned in the cells of a terminal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from backlint.cli.terminal import Style
from backlint_rules.finding import Finding, Range, Severity

TAB = 4
CONTEXT = 1
"""How many lines around the finding are shown; blank ones at the edge are not."""

_MANY_LINES = 4
"""From this many lines on, only the first two and the last one of a range are shown."""

_ROOM_BEFORE = 24
"""How many cells of a line that is too long are shown before the squiggle."""


def code_frame(
    finding: Finding,
    lines: Mapping[int, str],
    place: str,
    style: Style,
    note: Sequence[str] = (),
) -> Iterator[str]:
    """The lines of a frame around a finding; ``place`` names the file, ``note`` ends the frame.

    ``lines`` has the lines of the file, by number from 0, as far as they are needed.
    """
    severity = finding.severity or Severity.WARNING
    related = [r for r in finding.related if r.range.line in lines]
    last = max([finding.range.end_line + CONTEXT, *(r.range.line for r in related)])
    gutter = len(str(last + 1)) + 2
    frame = _Frame(lines, gutter, style, severity)
    yield frame.corner(style.glyphs.top, _location(place, finding.range))
    yield from frame.excerpt(finding.range, CONTEXT)
    for other in related:
        yield frame.corner(style.glyphs.middle, f"{_location(place, other.range)}  {other.message}")
        yield from frame.excerpt(other.range, 0)
    for position, line in enumerate(note):
        glyph = style.glyphs.bottom if position == 0 else " " * len(style.glyphs.bottom)
        yield frame.corner(glyph, line)


def _location(place: str, where: Range) -> str:
    return f"{place}:{where.line + 1}:{where.column + 1}"


class _Frame:
    def __init__(
        self, lines: Mapping[int, str], gutter: int, style: Style, severity: Severity
    ) -> None:
        self._lines = lines
        self._gutter = gutter
        self._style = style
        self._severity = severity

    def corner(self, glyph: str, text: str) -> str:
        return f"{' ' * (self._gutter + 1)}{self._style.frame(glyph)} {text}"

    def excerpt(self, where: Range, context: int) -> Iterator[str]:
        """The lines of a range and some around them, with their numbers."""
        first, last = where.line, where.end_line
        if last > first and where.end_column == 0:
            last -= 1
        before = [n for n in range(first - context, first) if self._lines.get(n, "").strip()]
        after = [n for n in range(last + 1, last + 1 + context) if self._lines.get(n, "").strip()]
        for number in before:
            yield self._code(number, None)
        for number in range(first, last + 1):
            if last - first >= _MANY_LINES and first + 1 < number < last:
                if number == first + 2:
                    yield self._margin(self._style.glyphs.gap)
                continue
            yield from self._marked(number, where)
        for number in after:
            yield self._code(number, None)

    def _marked(self, number: int, where: Range) -> Iterator[str]:
        line = self._lines.get(number, "")
        indent = len(line) - len(line.lstrip())
        start = where.column if number == where.line else indent
        end = where.end_column if number == where.end_line else len(line.rstrip())
        shown = shown_line(line, start, end, self._style.width - self._gutter - 3, self._style)
        yield self._code(number, shown)
        if shown.squiggle_width or number == where.line:
            squiggle = "~" * shown.squiggle_width or "^"
            coloured = self._style.severity(squiggle, self._severity)
            yield self._margin(" " * shown.squiggle_start + coloured)

    def _code(self, number: int, shown: ShownLine | None) -> str:
        if shown is None:
            line = self._lines[number]
            shown = shown_line(line, 0, 0, self._style.width - self._gutter - 3, self._style)
        label = self._style.frame(f"{number + 1:>{self._gutter}} {self._style.glyphs.side}")
        return f"{label} {shown.text}".rstrip()

    def _margin(self, text: str) -> str:
        label = self._style.frame(f"{' ' * self._gutter} {self._style.glyphs.side}")
        return f"{label} {text}"


class ShownLine(NamedTuple):
    """A line as it is shown; where the squiggle begins in it and how wide it is, in cells."""

    text: str
    squiggle_start: int
    squiggle_width: int


def shown_line(line: str, start: int, end: int, width: int, style: Style) -> ShownLine:
    """A line of code cut to a width around its squiggle, which is from column to column.

    Tabs become spaces; control characters become visible, so that code cannot steer the terminal.
    """
    pieces, cells = _cells(line)
    start, end = min(start, len(line)), min(max(start, end), len(line))
    cut = style.glyphs.cut
    width = max(width, 2 * len(cut) + 8)
    if cells[-1] <= width:
        return ShownLine("".join(pieces), cells[start], cells[end] - cells[start])
    # The squiggle stays in view, with room before it; of a long one, its beginning.
    left = max(0, cells[start] - min(_ROOM_BEFORE, width // 3))
    if cells[end] <= width - len(cut):
        left = 0
    first = bisect_left(cells, left)
    before = cut if first else ""
    room = width - len(before)
    last = bisect_right(cells, cells[first] + room) - 1
    after = ""
    if last < len(line):
        after = cut
        last = bisect_right(cells, cells[first] + room - len(cut)) - 1
    shift = len(before) - cells[first]
    squiggle_end = min(cells[end], cells[max(last, start)])
    return ShownLine(
        before + "".join(pieces[first:last]) + after,
        cells[start] + shift,
        max(0, squiggle_end - cells[start]),
    )


def _cells(line: str) -> tuple[list[str], list[int]]:
    """What each character is shown as, and in which cell each begins, the end included."""
    if line.isascii() and line.isprintable():
        return list(line), list(range(len(line) + 1))
    # Loaded only where it is needed.
    from rich.cells import cell_len

    pieces, cells = [], [0]
    for character in line:
        width = 1
        if character == "\t":
            width = TAB - cells[-1] % TAB
            piece = " " * width
        elif character < " " or character == "\x7f":
            piece = chr(0x2400 + ord(character)) if character < " " else "\u2421"
        elif character.isprintable() or character == "\u3000":
            piece, width = character, cell_len(character)
        else:
            piece = "\ufffd"
        pieces.append(piece)
        cells.append(cells[-1] + width)
    return pieces, cells
