r"""Findings drawn into the code that they are about, and code freed of such drawings.

A squiggle is a comment line with carets under the code, and after them the rule and its whole
message::

    users = session.query(User).all()
    #               ^^^^^ sqlalchemy-legacy-query: `session.query(User)` is …

Columns count characters, not cells: a tab or a wide letter is one caret. Between the carets and
the rule stand, in this order, where they apply:

``<-``
    Column 0 belongs to the squiggle, too; no caret can stand there, under it is the ``#``::

        query(User)
        #^^^^ <- some-rule: message

``...``
    The squiggle goes on in the lines below. Its last line gets a mark with nothing after the
    dots; the latest one that was begun is the first to end::

        query(
        #^^^^^ <- ... some-rule: message
            User,
        )
        # <- ...

``+2``
    The squiggle belongs under the second line of code below this one. That is how to draw where
    a comment line would change the program, in a triple-quoted string and after a backslash::

        #       ^^^^^ +2 some-rule: message
        session \
            .query(User)

A finding's own severity follows its rule in parentheses; related places are squiggles with
``some-rule, related: message``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from backlint_rules.finding import Finding, Range


def draw(text: str, findings: Iterable[Finding]) -> str:
    """The text with every finding drawn into it.

    Raises ``ValueError`` for what cannot be drawn: text that already has marks, a range that is
    empty, outside the text or begins or ends in a line end, ranges over several lines that cross
    each other, and messages of more than one line.
    """
    lines = split_lines(text)
    if marked := [n for n, line in enumerate(lines, start=1) if _MARK.match(line)]:
        raise ValueError(f"the code has lines that look like marks: {marked}")
    squiggles = _squiggles(findings)
    for squiggle in squiggles:
        _demand_drawable(squiggle, lines)
    _demand_nesting(squiggles)

    marks = [mark for squiggle in squiggles for mark in squiggle.marks(lines)]
    above: dict[int, list[str]] = defaultdict(list)
    below: dict[int, list[str]] = defaultdict(list)
    statement_starts = _statement_starts(text, lines)
    for mark in sorted(marks, key=_Mark.order):
        start = statement_starts.get(mark.line)
        if start is None:
            below[mark.line].append(mark.drawn())
        else:
            above[start].append(mark.drawn(lines_down=mark.line - start + 1))

    newline = _line_end(lines[0]) or "\n" if lines else ""
    drawn = []
    for number, line in enumerate(lines):
        end = _line_end(line)
        drawn += [mark + end for mark in above[number]]
        if end:
            drawn += [line, *(mark + end for mark in below[number])]
        else:
            drawn.append(newline.join([line, *below[number]]))
    return "".join(drawn)


def erase(text: str) -> str:
    """The code without the lines that are, or look like, marks.

    Erasing more than ``draw`` draws is on purpose: a half-typed mark is missing when its file is
    drawn again, and does not survive as a comment. Raises ``ValueError`` for a mark that shares
    its line with code.
    """
    lines = split_lines(text)
    for number, line in enumerate(lines, start=1):
        if _MARK_BESIDE_CODE.match(line):
            raise ValueError(f"line {number}: a mark needs a line of its own: {line.strip()}")
    code = [line for line in lines if not _MARK.match(line)]
    if code and _MARK.match(lines[-1]) and not _line_end(lines[-1]):
        code[-1] = code[-1].rstrip("\r\n")
    return "".join(code)


def split_lines(text: str) -> list[str]:
    """The text's lines with their line ends; only line feeds and carriage returns end one."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


_MARK = re.compile(
    r"""
    [ \t\f]* \# (?:
        .* (?: \^ | <- )                             # carets or an arrow, whatever else there is
      | [ ]* \.\.\. [ ]* (?: \+\d+ )? [ ]* [\r\n]*$  # an end without carets
      | [ ]* [a-z]+ (?: -[a-z0-9]+ )+ [^:`'"]* :     # a rule and its message without carets
    )
    """,
    re.VERBOSE,
)
_MARK_BESIDE_CODE = re.compile(r"[ \t\f]*[^\s#][^#]*#[ ]*(?:\^|<-)")

_LEXEME = re.compile(
    r"""
      \# [^\r\n]*
    | (?P<quotes> \'\'\' | \"\"\" ) (?: \\. | . )*? (?: (?P=quotes) | \Z )
    | ' (?: \\ (?: \r\n | . ) | [^'\\\r\n] )* '?
    | " (?: \\ (?: \r\n | . ) | [^"\\\r\n] )* "?
    | \\ (?: \r\n | \r | \n )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class _Mark:
    """Carets under one line; ``end`` is exclusive, ``closes`` that they end a long squiggle."""

    line: int
    start: int
    end: int
    label: str = ""
    goes_on: bool = False
    closes: bool = False

    def order(self) -> tuple[int, bool, int]:
        return self.line, not self.closes, self.end if self.closes else self.start

    def drawn(self, lines_down: int = 0) -> str:
        first = max(self.start, 1)
        parts = [
            "#" + " " * (first - 1) + "^" * (self.end - first),
            "<-" if self.start == 0 else "",
            "..." if self.goes_on or self.closes else "",
            f"+{lines_down}" if lines_down else "",
            self.label,
        ]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class _Squiggle:
    range: Range
    label: str

    def order(self) -> tuple[int, int, int, int, str]:
        """Outer ones come before what begins at the same place inside them."""
        line, column, end_line, end_column = self.range
        return line, column, -end_line, -end_column, self.label

    def marks(self, lines: Sequence[str]) -> list[_Mark]:
        line, column, end_line, end_column = self.range
        if line == end_line:
            return [_Mark(line, column, end_column, self.label)]
        last = lines[end_line]
        indentation = len(last) - len(last.lstrip(" \t\f"))
        return [
            _Mark(line, column, _width(lines[line]), self.label, goes_on=True),
            _Mark(end_line, min(indentation, end_column - 1), end_column, closes=True),
        ]


def _squiggles(findings: Iterable[Finding]) -> list[_Squiggle]:
    squiggles = []
    for finding in findings:
        severity = f" ({finding.severity.name.lower()})" if finding.severity is not None else ""
        label = f"{finding.rule}{severity}: {finding.message}"
        squiggles.append(_Squiggle(finding.range, label))
        for related in finding.related:
            label = f"{finding.rule}, related: {related.message}"
            squiggles.append(_Squiggle(related.range, label))
    return sorted(squiggles, key=_Squiggle.order)


def _demand_drawable(squiggle: _Squiggle, lines: Sequence[str]) -> None:
    line, column, end_line, end_column = squiggle.range
    begins_at_character = 0 <= line < len(lines) and 0 <= column < _width(lines[line])
    ends_at_character = 0 <= end_line < len(lines) and 0 < end_column <= _width(lines[end_line])
    if not begins_at_character or not ends_at_character or squiggle.range[2:] <= (line, column):
        raise ValueError(f"a squiggle must begin and end at characters: {squiggle}")
    if len(split_lines(squiggle.label)) != 1:
        raise ValueError(f"a message must be one line: {squiggle.label!r}")


def _demand_nesting(squiggles: Sequence[_Squiggle]) -> None:
    """Where the latest squiggle is not the first to end, a drawing would be ambiguous."""
    long = [s for s in squiggles if s.range.line != s.range.end_line]
    by_end = sorted(long, key=lambda s: s.range[2:])
    open_squiggles: list[_Squiggle] = []
    for line in sorted({s.range.line for s in long} | {s.range.end_line for s in long}):
        for ending in (s for s in by_end if s.range.end_line == line):
            latest = open_squiggles.pop()
            if latest.range[2:] != ending.range[2:]:
                raise ValueError(f"squiggles cross each other: {latest} and {ending}")
        open_squiggles += [s for s in long if s.range.line == line]


def _statement_starts(text: str, lines: Sequence[str]) -> dict[int, int]:
    """Lines that no comment line may follow, each with the first line of its stretch."""
    ends = list(accumulate(map(len, lines)))
    starts: dict[int, int] = {}
    for lexeme in _LEXEME.finditer(text):
        if lexeme[0].startswith("#"):
            continue
        first = bisect_right(ends, lexeme.start())
        for line in range(first, bisect_right(ends, lexeme.end())):
            if _line_end(lines[line]):
                starts[line] = starts.get(line - 1, line)
    return starts


def _width(line: str) -> int:
    return len(line.rstrip("\r\n"))


def _line_end(line: str) -> str:
    return line[_width(line) :]
