"""What a rule reports: plain data that outlives every syntax tree."""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a finding matters; the numbers are LSP's ``DiagnosticSeverity``."""

    ERROR = 1
    WARNING = 2
    INFORMATION = 3
    HINT = 4


class Tag(IntEnum):
    """How editors draw what a rule finds; the numbers are LSP's ``DiagnosticTag``."""

    #: Faded: it does nothing.
    UNNECESSARY = 1
    #: Struck through: it is deprecated by who made it.
    DEPRECATED = 2


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


class Elsewhere(NamedTuple):
    """A related place outside of the finding's piece: the argument ``keyword`` of the call that
    makes what ``path`` names. As it moves on its own, it is looked up when the finding is shown.
    """

    path: str
    keyword: str
    message: str


class Safety(Enum):
    """How much a person has to look at a fix."""

    #: Behaviour is kept.
    SAFE = "safe"
    #: Behaviour may change, or what it depends on is not known.
    UNSAFE = "unsafe"
    #: A change of behaviour that somebody has to want.
    REFACTOR = "refactor"


class Imported(NamedTuple):
    """Something that new code uses: ``name`` from ``module``, or, without a name, the module."""

    module: str
    name: str = ""

    @property
    def binds(self) -> str:
        """The name that the import gives a meaning."""
        return self.name or self.module.partition(".")[0]


class Break(NamedTuple):
    """Where new code goes on in a line of its own if it does not fit into one: so many levels
    deeper than the line that the fix begins in. The lines between the first and the last break of
    a fix then go one level deeper.
    """

    levels: int


class Edit(NamedTuple):
    """A stretch of the piece, and what is to stand there instead."""

    range: Range
    parts: tuple[str | Imported | Break, ...]


class Premise(NamedTuple):
    """Something that must be so for a fix to keep behaviour, and whether it is certain."""

    text: str
    proven: bool


class Fix(NamedTuple):
    """What to do about a finding.

    It does not know how the file imports what the new code needs, or whether what the old code
    needed has other uses. It says so, and ``fixing`` finds out when the fix is shown or applied.

    ``scope`` is the scope of the piece that the edits stand in. ``frees`` are names that may
    have no use any more once the edits are made. ``breaks``: it breaks lines even where all would
    fit. ``chosen`` is the safety that a user has chosen for it.
    """

    title: str
    edits: tuple[Edit, ...]
    scope: int = 0
    premises: tuple[Premise, ...] = ()
    frees: tuple[str, ...] = ()
    is_refactor: bool = False
    breaks: bool = False
    chosen: Safety | None = None

    @property
    def safety(self) -> Safety:
        """What the premises make of it, or the user."""
        if self.is_refactor:
            return Safety.REFACTOR
        if self.chosen is not None:
            return self.chosen
        return Safety.SAFE if all(p.proven for p in self.premises) else Safety.UNSAFE

    def moved(self, lines: int) -> Fix:
        """The same fix, so many lines further down."""
        edits = tuple([Edit(edit.range.moved(lines), edit.parts) for edit in self.edits])
        return self._replace(edits=edits)


class Finding(NamedTuple):
    """One squiggle: where, what, why and what to do.

    A rule gives ``range`` and ``message``, and a ``severity`` where it differs from the
    rule's own; the engine fills in ``rule``. ``related`` are places in the same piece, and
    ``elsewhere`` those that are not. ``fix`` says what to do, ``no_fix`` why no fix is offered
    where a rule has fixes.
    """

    range: Range
    message: str
    severity: Severity | None = None
    related: tuple[Related, ...] = ()
    rule: str = ""
    fix: Fix | None = None
    no_fix: str = ""
    elsewhere: tuple[Elsewhere, ...] = ()

    def moved(self, lines: int) -> Finding:
        """The same finding, so many lines further down."""
        if not lines:
            return self
        related = tuple(Related(r.range.moved(lines), r.message) for r in self.related)
        fix = self.fix and self.fix.moved(lines)
        return self._replace(range=self.range.moved(lines), related=related, fix=fix)
