"""Where comments that keep findings quiet stand, whatever is around them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.syntax.text import split_lines

COMMENT = "# backlint: ignore[x]"
CODE = [
    "", "x", "if x:", "else:", "def f():", "class A:", "f(", ")", "x = [", "]", "try:", "finally:",
    "'''", "f'''{x", "}", "match x:", "case 1:", "@x", "x \\", "\f",
]  # fmt: skip
lines = st.tuples(
    st.sampled_from(["", "  ", "    ", "        ", "\t"]),
    st.sampled_from(CODE),
    st.sampled_from(["", COMMENT, f"  {COMMENT}", f"  {COMMENT} more"]),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
).map("".join)


def ranges(text: str) -> list[tuple[int, int, int, int]]:
    """The comments in a text by our facts, with lines of the text."""
    found = []
    for piece, line in pieces_of(FileCheck(text, (), Environment())):
        found += [s.range.moved(line) for s in piece.facts.suppressions]
    return [tuple(range_) for range_ in found]


def pieces_of(check: FileCheck):
    line = 0
    for top in check.pieces:
        for piece in top.walk():
            yield piece, line
            line += piece.header_lines


@given(st.lists(lines, max_size=8).map("".join), st.booleans())
@example(f"x  {COMMENT}", True)
@example(f"def f():\n    {COMMENT}\n    x\n", False)
@example(f"if x:\n    x\n{COMMENT}\nelse:\n    x\n", False)
@example(f"f(\n  {COMMENT}\n", False)
def test_a_comment_stands_at_its_hash(text: str, cut: bool) -> None:
    """All that follows a hash is the comment, so none is longer than its line."""
    text = text.rstrip("\r\n") if cut else text
    rows = split_lines(text)
    for line, column, end_line, end_column in ranges(text):
        assert line == end_line < len(rows)
        row = rows[line].rstrip("\r\n")
        assert row[column:end_column] == row[column:]
        assert row[column:].startswith(COMMENT)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"x  {COMMENT}", (0, 3)),
        (f"x\n{COMMENT}", (1, 0)),
        (f"def f():\n    {COMMENT}\n    x\n", (1, 4)),
        (f"def f():\n    if x:\n        x\n    {COMMENT}\n    x\n", (3, 4)),
        (f"if x:\n    x\n{COMMENT}\nelse:\n    x\n", (2, 0)),
        (f"class A:\n    x = 1\n\n    {COMMENT}\n\n    y = 1\n", (3, 4)),
        (f"f(  {COMMENT}\n", (0, 4)),
        (f"f(\n\n  {COMMENT}\n  x)\n", (2, 2)),
    ],
)
def test_places(text: str, place: tuple[int, int]) -> None:
    assert [range_[:2] for range_ in ranges(text)] == [place]
