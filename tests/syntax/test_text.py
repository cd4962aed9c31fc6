"""What ends a line, and what is in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint_rules.syntax.text import clamped, split_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a\n", ""]),
        ("a\r\nb\rc\n\rd", ["a\r\n", "b\r", "c\n", "\r", "d"]),
        ("a\fb\vc\u2028d\u2029e\x85f\x1cg\n", ["a\fb\vc\u2028d\u2029e\x85f\x1cg\n", ""]),
    ],
)
def test_only_line_feed_and_carriage_return_end_a_line(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines


@given(st.text(alphabet="ab\n\r\f\u2028"))
def test_lines_are_the_text(text: str) -> None:
    lines = split_lines(text)
    assert "".join(lines) == text
    assert not lines[-1].endswith(("\n", "\r"))
    assert all(line.endswith(("\n", "\r")) for line in lines[:-1])


def test_positions_outside_of_the_text_are_moved_into_it() -> None:
    lines = split_lines("ab\r\nc")
    assert clamped(lines, 0, 1) == (0, 1)
    assert clamped(lines, 0, 3) == (0, 2)
    assert clamped(lines, 7, 0) == (1, 1)
    assert clamped(lines, -1, 5) == (0, 0)
    assert clamped(lines, 1, -5) == (1, 0)
