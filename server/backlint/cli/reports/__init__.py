"""The output formats of ``backlint check``: one module per format."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, Protocol

from backlint.checking import CellStart, FileReport, Problem
from backlint.folders import shown
from backlint_rules.finding import Finding, Safety, Severity


@dataclass
class Summary:
    """What a run came to so far; ``files`` does not count those that could not be checked."""

    files: int = 0
    files_not_checked: int = 0
    files_with_findings: int = 0
    severities: Counter[Severity] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    fixable: Counter[Safety] = field(default_factory=Counter)
    fixed: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    fails: bool = False

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(self.severities.values())

    def add(self, report: FileReport) -> None:
        """Counts one more file."""
        checked = all(problem.is_partial for problem in report.problems)
        self.files += checked
        self.files_not_checked += not checked
        self.files_with_findings += bool(report.findings)
        self.severities.update(f.severity for f in report.findings if f.severity is not None)
        self.rules.update(finding.rule for finding in report.findings)
        self.fixable.update(f.fix.safety for f in report.findings if f.fix is not None)
        self.fixed.update(finding.rule for finding in report.fixed)
        self.ignored.update(finding.rule for finding in report.ignored)
        self.problems += report.problems
        self.fails |= report.fails


class Place(NamedTuple):
    """A file, or a code cell of a notebook (its number, from 1), and the line of the report's text
    that it begins with.
    """

    path: str
    cell: int | None = None
    first_line: int = 0

    def __str__(self) -> str:
        return self.path if self.cell is None else f"{self.path}:cell {self.cell}"


def place_of(line: int, path: str, cells: Sequence[CellStart]) -> Place:
    """The place that a line of a report's text is in."""
    if not cells:
        return Place(path)
    start = cells[bisect_right(cells, line, key=attrgetter("line")) - 1]
    return Place(path, start.number, start.line)


def by_place(report: FileReport, path: str) -> Iterator[tuple[Place, list[Finding]]]:
    """The findings of a report in their order, by where they are."""
    findings = in_order(report.findings)
    places = groupby(findings, lambda f: place_of(f.range.line, path, report.cells))
    return ((place, list(here)) for place, here in places)


class Format(Protocol):
    """A way to write down what was found."""

    def file(self, report: FileReport) -> str:
        """What to write as soon as a file with findings has been checked."""

    def fixes(self, report: FileReport) -> str:
        """What to write about the fixes of a file that were applied."""

    def end(self, summary: Summary) -> str:
        """What to write when all files have been checked."""


def fix_lines(report: FileReport, root: Path) -> str:
    """A line for each fix that was applied, at the place that its finding had before."""
    path = shown(report.path, root)
    lines = []
    for finding in in_order(report.fixed):
        if finding.fix is not None:
            place = place_of(finding.range.line, path, report.fixed_cells)
            line = finding.range.line - place.first_line + 1
            lines.append(f"{place}:{line}: fixed {finding.rule}: {finding.fix.title}\n")
    return "".join(lines)


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Findings as a reader meets them."""
    return sorted(findings, key=lambda finding: (finding.range, finding.rule))
