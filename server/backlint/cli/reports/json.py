"""The machine-readable format, as ``docs/output.md`` documents it.

Its shape is stable: keys may be added, none changes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from backlint.checking import CellStart, FileReport, ShownFix
from backlint.cli.reports import Summary, in_order, place_of
from backlint.folders import shown
from backlint_rules.finding import Finding, Range, Severity

SCHEMA = 1


class JsonFormat:
    """One document at the end."""

    def __init__(self, root: Path, statistics: bool) -> None:
        self._root = root
        self._statistics = statistics
        self._findings: list[dict[str, Any]] = []
        self._fixed: list[dict[str, Any]] = []

    def file(self, report: FileReport) -> str:
        """Nothing yet."""
        if not self._statistics:
            place = _Placer(shown(report.path, self._root), report.cells)
            self._findings += (
                _finding(place, finding, report.fixes.get(finding))
                for finding in in_order(report.findings)
            )
        return ""

    def fixes(self, report: FileReport) -> str:
        """Nothing yet."""
        place = _Placer(shown(report.path, self._root), report.fixed_cells)
        self._fixed += (
            {
                "path": place.path,
                **place.line(finding.range),
                "rule": finding.rule,
                "title": finding.fix.title,
            }
            for finding in in_order(report.fixed)
            if finding.fix is not None
        )
        return ""

    def end(self, summary: Summary) -> str:
        """The whole document."""
        document: dict[str, Any] = {"schema": SCHEMA}
        if self._statistics:
            document["statistics"] = [
                {"rule": rule, "count": count} for rule, count in summary.rules.most_common()
            ]
        else:
            document["findings"] = self._findings
        if self._fixed:
            document["fixed"] = self._fixed
        document["errors"] = [
            {
                "path": shown(problem.path, self._root),
                "line": None if problem.line is None else problem.line + 1,
                "rule": problem.rule,
                "message": problem.message,
            }
            for problem in summary.problems
        ]
        document["summary"] = {"files": summary.files, "findings": summary.findings}
        return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


class _Placer(NamedTuple):
    """Says where something is in a file, or in which cell of a notebook."""

    path: str
    cells: Sequence[CellStart]

    def line(self, where: Range) -> dict[str, int]:
        _, cell, first = place_of(where.line, self.path, self.cells)
        line = {"line": where.line - first + 1}
        return line if cell is None else {"cell": cell, **line}

    def __call__(self, where: Range) -> dict[str, int]:
        first = place_of(where.line, self.path, self.cells).first_line
        return {
            **self.line(where),
            "column": where.column + 1,
            "end_line": where.end_line - first + 1,
            "end_column": where.end_column + 1,
        }


def _finding(place: _Placer, finding: Finding, fix: ShownFix | None) -> dict[str, Any]:
    return {
        "path": place.path,
        **place(finding.range),
        "rule": finding.rule,
        "severity": (finding.severity or Severity.WARNING).name.lower(),
        "message": finding.message,
        "fix": finding.fix
        and {
            "title": finding.fix.title,
            "safety": finding.fix.safety.value,
            "premises": [premise._asdict() for premise in finding.fix.premises],
            "edits": fix and [{**place(edit.range), "text": edit.text} for edit in fix.edits],
        },
        "no_fix": finding.no_fix or None,
        "related": [{**place(r.range), "message": r.message} for r in finding.related],
    }
