"""What a rule reports: plain data that outlives every syntax tree."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a finding matters; the numbers are LSP's ``DiagnosticSeverity``."""

    ERROR = 1
    WARNING = 2
    INFORMATION = 3
    HINT = 4


class Range(NamedTuple):
    """A half-open stretch of text.

    Lines and columns count from 0, columns in code points (what indexing a Python string
    counts). Inside a piece, lines count from the piece's first line; in a file's findings,
    from the file's.
    """

    line: int
    column: int
    end_line: int
    end_column: int

    def moved(self, lines: int) -> Range:
        """The same stretch, so many lines further down."""
        return Range(self.line + lines, self.column, self.end_line + lines, self.end_column)


class Related(NamedTuple):
    """Another place in the same file that explains a finding."""

    range: Range
    message: str


class Finding(NamedTuple):
    """One squiggle: where, what, why and what to do.

    A rule gives ``range`` and ``message``, and a ``severity`` where it differs from the
    rule's own; the engine fills in ``rule``.
    """

    range: Range
    message: str
    severity: Severity | None = None
    related: tuple[Related, ...] = ()
    rule: str = ""

    def moved(self, lines: int) -> Finding:
        """The same finding, so many lines further down."""
        if not lines:
            return self
        related = tuple(Related(r.range.moved(lines), r.message) for r in self.related)
        return self._replace(range=self.range.moved(lines), related=related)
