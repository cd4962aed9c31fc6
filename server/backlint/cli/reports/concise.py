"""One line per finding, for other programs and for narrow places."""

from __future__ import annotations

from pathlib import Path

from backlint.checking import FileReport
from backlint.cli.reports import Place, Summary, by_place, fix_lines
from backlint.cli.reports.text import summary_line
from backlint.cli.terminal import Style
from backlint.folders import shown
from backlint_rules.finding import Finding, Severity


class ConciseFormat:
    """``path:line:column: severity[rule]: message``."""

    def __init__(self, root: Path, style: Style, quiet: bool) -> None:
        self._root = root
        self._style = style
        self._quiet = quiet

    def file(self, report: FileReport) -> str:
        """A line per finding."""
        path = shown(report.path, self._root)
        return "".join(
            self._line(finding.moved(-place.first_line), place)
            for place, findings in by_place(report, path)
            for finding in findings
        )

    def _line(self, finding: Finding, place: Place) -> str:
        severity = finding.severity or Severity.WARNING
        where = f"{place}:{finding.range.line + 1}:{finding.range.column + 1}"
        name = self._style.severity(severity.name.lower(), severity)
        message = " ".join(finding.message.split())
        return f"{self._style.bold(where)}: {name}[{finding.rule}]: {message}\n"

    def fixes(self, report: FileReport) -> str:
        """A line per fix."""
        return fix_lines(report, self._root)

    def end(self, summary: Summary) -> str:
        """The summary."""
        return "" if self._quiet else summary_line(summary, self._style) + "\n"
