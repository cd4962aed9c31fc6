"""Lines, and columns in the units of editors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint_rules.syntax.text import Encoding, clamped, column_of, offset_of, split_lines


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


@pytest.mark.parametrize(
    ("encoding", "offsets"),
    [
        ("utf-8", [0, 1, 3, 6, 10, 11]),
        ("utf-16", [0, 1, 2, 3, 5, 6]),
        ("utf-32", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_offsets_of_columns(encoding: Encoding, offsets: list[int]) -> None:
    line = "aé√\N{SNAKE}b\r\n"
    assert [offset_of(line, column, encoding) for column in range(6)] == offsets
    assert [column_of(line, offset, encoding) for offset in offsets] == list(range(6))


@pytest.mark.parametrize("line", ["ab\r\n", "\N{SNAKE}b\r\n"])
def test_an_offset_behind_the_line_is_its_end(line: str) -> None:
    assert column_of(line, 99, "utf-16") == 2
    assert column_of(line, -1, "utf-16") == 0


def test_an_offset_within_a_character_is_its_beginning() -> None:
    assert column_of("a\N{SNAKE}b", 2, "utf-16") == 1
    assert [column_of("a\N{SNAKE}b", offset, "utf-8") for offset in range(6)] == [0, 1, 1, 1, 1, 2]


def test_a_surrogate_on_its_own() -> None:
    assert offset_of("\ud800b", 2, "utf-16") == 2
    assert offset_of("\ud800b", 2, "utf-8") == 4


def test_positions_outside_of_the_text_are_moved_into_it() -> None:
    lines = split_lines("ab\r\nc")
    assert clamped(lines, 0, 1) == (0, 1)
    assert clamped(lines, 0, 3) == (0, 2)
    assert clamped(lines, 7, 0) == (1, 1)
    assert clamped(lines, -1, 5) == (0, 0)
    assert clamped(lines, 1, -5) == (1, 0)
