"""Writes the comments that keep findings quiet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from backlint_rules.edits import TextEdit
from backlint_rules.finding import Range
from backlint_rules.syntax.text import line_end_of, split_lines
from backlint_rules.syntax.tokenizer import tokenize

_COMMENT = re.compile(r"#\s*backlint:\s*ignore\[[^\]]*(?P<end>\s*\])")
_FILE_COMMENT = re.compile(r"#\s*backlint:\s*ignore-file\[[^\]]*(?P<end>\s*\])")
#: What has to stay at the top of a file.
_FIRST_LINES = re.compile(r"#!|#.*?coding[:=]")


def on_its_lines(
    lines: Sequence[str], range_: Range, rules: Sequence[str], reason: str
) -> TextEdit:
    """What keeps findings of these rules quiet that stand in a range of the file.

    Raises ``ValueError`` where no comment can stand on any of its lines.
    """
    for line in range(range_.line, range_.end_line + 1):
        if match := _COMMENT.search(lines[line]):
            return _insertion(line, match.start("end"), f", {', '.join(rules)}")
    for line in _ends_that_are_free(lines, range_):
        text = lines[line].rstrip("\r\n").rstrip()
        because = f"  {reason}" if reason else ""
        comment = f"  # backlint: ignore[{', '.join(rules)}]{because}"
        return TextEdit(Range(line, len(text), line, len(lines[line].rstrip("\r\n"))), comment)
    raise ValueError("no comment can stand on its lines")


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


def _ends_that_are_free(lines: Sequence[str], range_: Range) -> Iterator[int]:
    """The lines of a range that do not end in a string or with a backslash."""
    in_strings: set[int] = set()
    for _, text, line, *_ in tokenize(lines[: range_.end_line + 1]):
        if text.strip():
            in_strings.update(range(line - 1, line + len(split_lines(text)) - 2))
    for line in range(range_.line, range_.end_line + 1):
        if line not in in_strings and not lines[line].rstrip().endswith("\\"):
            yield line
