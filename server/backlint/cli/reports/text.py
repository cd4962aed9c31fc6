"""Findings as a person likes to read them: by file, with the code, and with the reason why."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from backlint.checking import FileReport, ShownFix
from backlint.cli.code_frame import code_frame, shown_line
from backlint.cli.reports import Place, Summary, by_place, fix_lines, place_of
from backlint.cli.terminal import Style
from backlint.folders import shown
from backlint_rules.finding import Finding, Safety, Severity
from backlint_rules.rule import Rule

_INDENT = "  "
_WHY = "why: "
_FIX = "fix: "
_NO_FIX = "no fix: "
_FRAME_WIDTH = 8
"""Roughly what stands left of a note."""

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
_READABLE_WIDTH = 100
_MOST_CHANGES = 12
"""So many lines of a fix are shown; `--diff` shows them all."""


class TextFormat:
    """Frames of code, grouped by file; the reason why is given once per rule and file, and so is
    what a fix of several findings changes.
    """

    def __init__(self, root: Path, style: Style, rules: Mapping[str, Rule], quiet: bool) -> None:
        self._root = root
        self._style = style
        self._rules = rules
        self._quiet = quiet

    def file(self, report: FileReport) -> str:
        """A heading, or one per cell of a notebook, and a block per finding."""
        explained: set[str] = set()
        shown_fixes: set[ShownFix] = set()
        lines = []
        for place, findings in by_place(report, shown(report.path, self._root)):
            lines += [self._heading(str(place)), ""]
            lines_here = _lines_of(place, report)
            for finding in findings:
                fix = report.fixes.get(finding)
                here = finding.moved(-place.first_line)
                lines += self._block(here, lines_here, str(place), explained, fix, shown_fixes)
                lines.append("")
        return "\n".join(lines) + "\n"

    def fixes(self, report: FileReport) -> str:
        """A line per fix."""
        return fix_lines(report, self._root)

    def end(self, summary: Summary) -> str:
        """The summary, and where to read on."""
        if self._quiet:
            return ""
        line = summary_line(summary, self._style) + "\n"
        if fixed := sum(summary.fixed.values()):
            rules = ", ".join(f"{rule}: {count}" for rule, count in summary.fixed.most_common())
            line = self._style.good(f"Fixed {_counted(fixed, 'finding')} ({rules}).") + "\n" + line
        if ignored := sum(summary.ignored.values()):
            line = (
                self._style.good(f"Ignored {_counted(ignored, 'finding')} from now on.")
                + "\n"
                + line
            )
        if hint := _fixable(summary):
            line += self._style.faint(hint) + "\n"
        if summary.rules:
            rule = next(iter(summary.rules))
            line += self._style.faint(f"`backlint rule {rule}` explains the rule.") + "\n"
        return line

    def _heading(self, place: str) -> str:
        width = min(self._style.width, _READABLE_WIDTH)
        line = self._style.glyphs.rule * max(3, width - len(place) - 1)
        return f"{self._style.bold(place)} {self._style.frame(line)}"

    def _block(
        self,
        finding: Finding,
        lines: Mapping[int, str],
        place: str,
        explained: set[str],
        fix: ShownFix | None,
        shown_fixes: set[ShownFix],
    ) -> Iterator[str]:
        severity = finding.severity or Severity.WARNING
        name = self._style.severity(severity.name.lower(), severity)
        yield f"{_INDENT}{name} {self._style.bold(finding.rule)}"
        yield from self._wrapped(" ".join(finding.message.split()), _INDENT, _INDENT)
        note: list[str] = []
        if finding.rule in self._rules and finding.rule not in explained:
            explained.add(finding.rule)
            note = self._note(_WHY, why(self._rules[finding.rule]))
        if finding.fix is not None:
            safety = finding.fix.safety
            label = _FIX if safety is Safety.SAFE else f"{safety.value} {_FIX}"
            note += self._note(label, finding.fix.title)
            if fix is not None and fix not in shown_fixes:
                shown_fixes.add(fix)
                note += self._changes(fix.changed_lines)
        elif finding.no_fix:
            note += self._note(_NO_FIX, finding.no_fix)
        yield from code_frame(finding, lines, place, self._style, note)

    def _changes(self, lines: Sequence[str]) -> Iterator[str]:
        """The lines that a fix changes, cut to the width of the terminal; of many, the first."""
        width = min(self._style.width, _READABLE_WIDTH) - _FRAME_WIDTH - len(_WHY)
        n_shown = len(lines) if len(lines) <= _MOST_CHANGES else _MOST_CHANGES - 1
        for line in lines[:n_shown]:
            text = line[:1] + " " + shown_line(line[1:], 0, 0, width - 2, self._style).text
            paint = self._style.good if line.startswith("+") else self._style.gone
            yield " " * len(_WHY) + paint(text)
        if n_shown < len(lines):
            rest = f"{self._style.glyphs.cut} and {len(lines) - n_shown} lines more: see --diff"
            yield " " * len(_WHY) + self._style.faint(rest)

    def _note(self, label: str, text: str) -> list[str]:
        first, *others = self._wrapped(text, label, " " * len(_WHY), room_before=_FRAME_WIDTH)
        return [self._style.bold(label) + first[len(label) :], *others]

    def _wrapped(self, text: str, first: str, others: str, room_before: int = 0) -> list[str]:
        if not self._style.wraps:
            return [first + text]
        return textwrap.wrap(
            text,
            min(self._style.width, _READABLE_WIDTH) - room_before,
            initial_indent=first,
            subsequent_indent=others,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _lines_of(place: Place, report: FileReport) -> Mapping[int, str]:
    """The lines of a place, counted from its first."""
    if place.cell is None:
        return report.lines
    return {
        number - place.first_line: line
        for number, line in report.lines.items()
        if place_of(number, place.path, report.cells) == place
    }


def why(rule: Rule) -> str:
    """The reason for a rule in one sentence: the first one of its documentation."""
    text = " ".join(rule.docs.why.split())
    sentence = _SENTENCE.match(text)
    return sentence.group() if sentence else text


def summary_line(summary: Summary, style: Style) -> str:
    """``3 findings (1 error, 2 warnings) in 2 of 12 files; 1 file could not be checked.``."""
    files = _counted(summary.files, "file")
    failed = ""
    if summary.files_not_checked:
        count = _counted(summary.files_not_checked, "file")
        failed = style.severity(f"; {count} could not be checked", Severity.ERROR)
    if not summary.findings:
        clean = f"No findings in {files}"
        return f"{clean if failed else style.good(clean)}{failed}."
    kinds = ", ".join(
        style.severity(_counted(count, severity.name.lower()), severity)
        for severity, count in sorted(summary.severities.items())
    )
    found = style.bold(_counted(summary.findings, "finding"))
    return f"{found} ({kinds}) in {summary.files_with_findings} of {files}{failed}."


def _fixable(summary: Summary) -> str:
    safe, unsafe = summary.fixable[Safety.SAFE], summary.fixable[Safety.UNSAFE]
    if safe and unsafe:
        return f"`--fix` can fix {safe}, `--fix --unsafe-fixes` {unsafe} more."
    if unsafe:
        return f"`--fix --unsafe-fixes` can fix {unsafe}, which may change behaviour."
    return f"`--fix` can fix {safe}." if safe else ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 or noun == "information" else f"{count} {noun}s"
