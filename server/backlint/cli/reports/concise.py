"""One line per finding, for other programs and for narrow places."""

from __future__ import annotations

from pathlib import Path

from backlint.checking import FileReport
from backlint.cli.reports import Summary, fix_lines, in_order
from backlint.cli.reports.text import summary_line
from backlint.cli.terminal import Style
from backlint.folders import shown
from backlint_rules.finding import Severity


class ConciseFormat:
    """``path:line:column: severity[rule]: message``."""

    def __init__(self, root: Path, style: Style, quiet: bool) -> None:
        self._root = root
        self._style = style
        self._quiet = quiet

    def file(self, report: FileReport) -> str:
        """A line per finding."""
        place = shown(report.path, self._root)
        lines = []
        for finding in in_order(report.findings):
            severity = finding.severity or Severity.WARNING
            where = f"{place}:{finding.range.line + 1}:{finding.range.column + 1}"
            name = self._style.severity(severity.name.lower(), severity)
            message = " ".join(finding.message.split())
            lines.append(f"{self._style.bold(where)}: {name}[{finding.rule}]: {message}\n")
        return "".join(lines)

    def fixes(self, report: FileReport) -> str:
        """A line per fix."""
        return fix_lines(report, self._root)

    def end(self, summary: Summary) -> str:
        """The summary."""
        return "" if self._quiet else summary_line(summary, self._style) + "\n"
