"""The output formats of ``backlint check``: one module per format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from backlint.checking import FileReport, Problem
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
        checked = all(problem.rule is not None for problem in report.problems)
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
    place = shown(report.path, root)
    return "".join(
        f"{place}:{finding.range.line + 1}: fixed {finding.rule}: {finding.fix.title}\n"
        for finding in in_order(report.fixed)
        if finding.fix is not None
    )


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Findings as a reader meets them."""
    return sorted(findings, key=lambda finding: (finding.range, finding.rule))
