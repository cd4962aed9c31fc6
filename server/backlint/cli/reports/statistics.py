"""How often each rule was broken, instead of the findings themselves."""

from __future__ import annotations

from backlint.checking import FileReport
from backlint.cli.reports import Summary
from backlint.cli.reports.text import summary_line
from backlint.cli.terminal import Style


class StatisticsFormat:
    """A line per rule, the most frequent first."""

    def __init__(self, style: Style, quiet: bool) -> None:
        self._style = style
        self._quiet = quiet

    def file(self, report: FileReport) -> str:
        """Nothing yet."""
        return ""

    def fixes(self, report: FileReport) -> str:
        """Nothing: they are counted."""
        return ""

    def end(self, summary: Summary) -> str:
        """The counts."""
        width = len(str(max(summary.rules.values(), default=0)))
        ranked = sorted(summary.rules.items(), key=lambda item: (-item[1], item[0]))
        lines = [f"{self._style.bold(f'{count:>{width}}')}  {rule}\n" for rule, count in ranked]
        if not self._quiet:
            lines.append(summary_line(summary, self._style) + "\n")
        return "".join(lines)
