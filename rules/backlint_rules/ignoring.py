"""Writes the comments that keep findings quiet.

What a comment means already is for the engine to say: each is read as the engine reads it, and of
those on a line it heeds the first only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backlint_rules.edits import TextEdit
from backlint_rules.facts.extract import read_piece
from backlint_rules.facts.model import Suppression
from backlint_rules.finding import Finding, Range
from backlint_rules.syntax.document import Document
from backlint_rules.syntax.module_head import n_fixed_lines
from backlint_rules.syntax.source_lines import SourceLines
from backlint_rules.syntax.text import line_end_of

#: A well-formed one, up to where another name can be added.
_NAMES = re.compile(r"#\s*backlint:\s*[\w-]+(?:\s*\[(?P<names>[^\]]*?)(?=\s*\]))?")


def on_their_lines(
    lines: Sequence[str], findings: Iterable[Finding], reason: str = ""
) -> list[TextEdit]:
    """What keeps findings of a file quiet, but for those on whose lines no comment can do so.

    A line has one comment, which names all rules.
    """
    text = SourceLines(lines)
    existing = _existing(text)
    placed: dict[int, list[Finding]] = {}
    for finding in findings:
        line = _line_for(finding, text, existing)
        if line is not None:
            placed.setdefault(line, []).append(finding)
    because = f"  {' '.join(reason.split())}" if reason.strip() else ""
    return [
        existing[line].with_rules_of(its_findings, because)
        if line in existing
        else _at_the_end(lines[line], line, its_findings, because)
        for line, its_findings in placed.items()
    ]


def in_file(lines: Sequence[str], rule: str) -> TextEdit:
    """What keeps all findings of a rule in a file quiet."""
    for comment in _existing(SourceLines(lines)).values():
        if comment.is_well_formed and comment.is_for_the_file:
            return comment.with_rules([rule])
    comment_line = f"# backlint: ignore-file[{rule}]{line_end_of(lines)}"
    return _insertion(n_fixed_lines(lines), 0, comment_line)


def _line_for(finding: Finding, text: SourceLines, existing: Mapping[int, _Existing]) -> int | None:
    """The line of a finding whose comment can name its rule, or else the first that can have one.

    What is found about a comment can only be kept quiet by this one.
    """
    own = range(finding.range.line, finding.range.end_line + 1)
    well_formed = {line: existing[line] for line in own if line in existing}
    well_formed = {line: c for line, c in well_formed.items() if c.is_well_formed}
    for line, comment in well_formed.items():
        if not comment.is_for_the_file or comment.range == finding.range:
            return line
    for line in own:
        if line not in well_formed and _can_end_in_a_comment(text, line):
            return line
    return None


def _can_end_in_a_comment(text: SourceLines, line: int) -> bool:
    if line in text.comments:
        return True
    return line + 1 not in text.begun_in_strings and not text.lines[line].rstrip().endswith("\\")


def _at_the_end(line: str, number: int, findings: Iterable[Finding], because: str) -> TextEdit:
    code = line.rstrip("\r\n")
    comment = f"  # backlint: ignore[{', '.join(_rules(findings))}]{because}"
    return TextEdit(Range(number, len(code.rstrip()), number, len(code)), comment)


def _rules(findings: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys([finding.rule for finding in findings]))


def _insertion(line: int, column: int, text: str) -> TextEdit:
    return TextEdit(Range(line, column, line, column), text)


# Comments that are there


@dataclass(frozen=True)
class _Existing:
    """A comment that is to keep something quiet: where it stands, and what the engine makes of it.

    One that is not well-formed does nothing.
    """

    text: str
    range: Range
    suppression: Suppression

    @property
    def is_well_formed(self) -> bool:
        return self.suppression.is_well_formed

    @property
    def is_for_the_file(self) -> bool:
        return self.suppression.whole_file

    def with_rules_of(self, findings: Sequence[Finding], because: str) -> TextEdit:
        """What makes it name the rules of these findings, some of which may be about itself.

        A comment that does nothing gives way to a new one in front of it. As that, or a first
        name, settles what is found about the old one, it need not be kept quiet beside others.
        """
        others = [finding for finding in findings if finding.range != self.range]
        if not self.is_well_formed:
            names = ", ".join(_rules(others or findings))
            new = f"# backlint: ignore[{names}]{because}  "
            return _insertion(self.range.line, self.range.column, new)
        return self.with_rules(_rules(findings if self.suppression.rules else others or findings))

    def with_rules(self, rules: Iterable[str]) -> TextEdit:
        """What makes a well-formed one name these rules, too."""
        new = ", ".join([rule for rule in rules if rule not in self.suppression.rules])
        match = _NAMES.match(self.text)
        assert match is not None, "the engine reads well-formed comments in another way"
        names = match["names"]
        if names is None:
            new = f"[{new}]"
        elif names.strip():
            new = f" {new}" if names.endswith(",") else f", {new}"
        return _insertion(self.range.line, self.range.column + match.end(), new)


def _existing(text: SourceLines) -> dict[int, _Existing]:
    """The comments that are to keep something quiet, by line."""
    found = {}
    for line, comment in text.comments.items():
        suppression = _suppression(comment.text)
        if suppression is not None:
            begin, end = suppression.range.column, suppression.range.end_column
            range_ = Range(line, comment.column + begin, line, comment.column + end)
            found[line] = _Existing(comment.text[begin:end], range_, suppression)
    return found


def _suppression(comment: str) -> Suppression | None:
    """What the engine makes of a comment: it reads it as a file of its own."""
    if "backlint" not in comment.lower():
        return None
    pieces = Document(comment, read_piece).pieces
    return next((one for piece in pieces for one in piece.facts.suppressions), None)
