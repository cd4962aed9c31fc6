"""Findings as a person likes to read them: by file, with the code, and with the reason why."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from backlint.checking import FileReport
from backlint.cli.code_frame import code_frame
from backlint.cli.reports import Summary, in_order
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


class TextFormat:
    """Frames of code, grouped by file; the reason why is given once per rule and file."""

    def __init__(self, root: Path, style: Style, rules: Mapping[str, Rule], quiet: bool) -> None:
        self._root = root
        self._style = style
        self._rules = rules
        self._quiet = quiet

    def file(self, report: FileReport) -> str:
        """A heading, and a block per finding."""
        place = shown(report.path, self._root)
        explained: set[str] = set()
        lines = [self._heading(place), ""]
        for finding in in_order(report.findings):
            lines += self._block(finding, report.lines, place, explained)
            lines.append("")
        return "\n".join(lines) + "\n"

    def end(self, summary: Summary) -> str:
        """The summary, and where to read on."""
        if self._quiet:
            return ""
        line = summary_line(summary, self._style) + "\n"
        if fixed := sum(summary.fixed.values()):
            rules = ", ".join(f"{rule}: {count}" for rule, count in summary.fixed.most_common())
            line = self._style.good(f"Fixed {_counted(fixed, 'finding')} ({rules}).") + "\n" + line
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
        self, finding: Finding, lines: Mapping[int, str], place: str, explained: set[str]
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
        elif finding.no_fix:
            note += self._note(_NO_FIX, finding.no_fix)
        yield from code_frame(finding, lines, place, self._style, note)

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
