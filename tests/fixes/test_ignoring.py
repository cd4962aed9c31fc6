"""Where the comments go that keep findings quiet."""

import pytest

from backlint_rules import ignoring
from backlint_rules.edits import applied
from backlint_rules.finding import Finding, Range
from backlint_rules.syntax.text import split_lines


def ignored(text: str, line: int = 0, end_line: int = 0, reason: str = "") -> str:
    lines = split_lines(text)
    finding = Finding(Range(line, 0, end_line, 1), "", rule="a-b")
    return applied(lines, ignoring.on_their_lines(lines, [finding], reason))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x\r\ny\r\n", "x  # backlint: ignore[a-b]\r\ny\r\n"),
        ("x", "x  # backlint: ignore[a-b]"),
        ("x   \n", "x  # backlint: ignore[a-b]\n"),
        ("x # noqa\n", "x # noqa  # backlint: ignore[a-b]\n"),
        ("x  # backlint: ignore[c]\n", "x  # backlint: ignore[c, a-b]\n"),
    ],
)
def test_at_the_end_of_the_line(before: str, after: str) -> None:
    assert ignored(before) == after


def test_with_a_reason() -> None:
    assert ignored("x\n", reason="old") == "x  # backlint: ignore[a-b]  old\n"


def test_not_in_a_string_nor_behind_a_backslash() -> None:
    assert ignored('x = """\n"""\n', 0, 1) == 'x = """\n"""  # backlint: ignore[a-b]\n'
    assert ignored("x = \\\n1\n", 0, 1) == "x = \\\n1  # backlint: ignore[a-b]\n"
    assert ignored('x = """\n"""\n') == 'x = """\n"""\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x\n", "# backlint: ignore-file[a-b]\nx\n"),
        ("#!/usr/bin/python\n# coding: utf-8\nx\n",
         "#!/usr/bin/python\n# coding: utf-8\n# backlint: ignore-file[a-b]\nx\n"),
        ("x\n# backlint: ignore-file[c]\n", "x\n# backlint: ignore-file[c, a-b]\n"),
    ],
)  # fmt: skip
def test_for_the_whole_file(before: str, after: str) -> None:
    lines = split_lines(before)
    assert applied(lines, [ignoring.in_file(lines, "a-b")]) == after
