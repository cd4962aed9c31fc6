"""Writes the comments that keep findings quiet."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from backlint_rules.edits import TextEdit
from backlint_rules.finding import Finding, Range
from backlint_rules.syntax.text import line_end_of, split_lines
from backlint_rules.syntax.tokenizer import tokenize

_COMMENT = re.compile(r"#\s*backlint:\s*ignore\[[^\]]*(?P<end>\s*\])")
_FILE_COMMENT = re.compile(r"#\s*backlint:\s*ignore-file\[[^\]]*(?P<end>\s*\])")
#: What has to stay at the top of a file.
_FIRST_LINES = re.compile(r"#!|#.*?coding[:=]")


def on_their_lines(
    lines: Sequence[str], findings: Iterable[Finding], reason: str = ""
) -> list[TextEdit]:
    """What keeps findings of a file quiet, but for those on whose lines no comment can stand.

    A line has one comment, which names all rules.
    """
    taken = _ends_in_strings(lines)
    rules: dict[int, list[str]] = {}
    for finding in findings:
        line = _line_for(lines, finding.range, taken)
        if line is not None and finding.rule not in rules.setdefault(line, []):
            rules[line].append(finding.rule)
    return [_on_line(lines[line], line, names, reason) for line, names in rules.items()]


def _line_for(lines: Sequence[str], range_: Range, taken: Container[int]) -> int | None:
    """The line of a range that has such a comment already, or else the first that can have one."""
    own = range(range_.line, range_.end_line + 1)
    commented = [line for line in own if _COMMENT.search(lines[line])]
    free = [line for line in own if line not in taken and not lines[line].rstrip().endswith("\\")]
    return next(iter([*commented, *free]), None)


def _on_line(text: str, line: int, rules: Sequence[str], reason: str) -> TextEdit:
    names = ", ".join(rules)
    if match := _COMMENT.search(text):
        return _insertion(line, match.start("end"), f", {names}")
    code = text.rstrip("\r\n")
    because = f"  {reason}" if reason else ""
    comment = f"  # backlint: ignore[{names}]{because}"
    return TextEdit(Range(line, len(code.rstrip()), line, len(code)), comment)


def in_file(lines: Sequence[str], rule: str) -> TextEdit:
    """What keeps all findings of a rule in a file quiet."""
    for number, line in enumerate(lines):
        if match := _FILE_COMMENT.search(line):
            return _insertion(number, match.start("end"), f", {rule}")
    number = 0
    while number < min(2, len(lines)) and _FIRST_LINES.match(lines[number]):
        number += 1
    return _insertion(number, 0, f"# backlint: ignore-file[{rule}]{line_end_of(lines)}")


def _insertion(line: int, column: int, text: str) -> TextEdit:
    return TextEdit(Range(line, column, line, column), text)


def _ends_in_strings(lines: Sequence[str]) -> set[int]:
    """The lines whose end is within a string."""
    return {
        number
        for _, text, line, *_ in tokenize(lines)
        if text.strip()
        for number in range(line - 1, line + len(split_lines(text)) - 2)
    }
