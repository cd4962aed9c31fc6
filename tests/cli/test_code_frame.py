"""Squiggles stand exactly under the code, in the cells of a terminal."""

from __future__ import annotations

import pytest

from backlint.cli.code_frame import code_frame, shown_line
from backlint.cli.terminal import Style
from backlint_rules.finding import Finding, Range, Related, Severity


def drawn(code: str, place: Range, width: int = 80, **finding: object) -> list[str]:
    lines = dict(enumerate(code.split("\n")))
    made = Finding(place, "message", Severity.WARNING, **finding)  # type: ignore[arg-type]
    return list(code_frame(made, lines, "a.py", Style(width=width)))


def test_a_frame_shows_the_lines_around() -> None:
    assert drawn("one = 1\ntwo = old()\nthree = 3\nfour = 4", Range(1, 6, 1, 9)) == [
        "    ╭─ a.py:2:7",
        "  1 │ one = 1",
        "  2 │ two = old()",
        "    │       ~~~",
        "  3 │ three = 3",
    ]


def test_blank_lines_around_are_left_out() -> None:
    assert drawn("\nold()\n   \nx", Range(1, 0, 1, 3)) == [
        "    ╭─ a.py:2:1",
        "  2 │ old()",
        "    │ ~~~",
    ]


def test_an_empty_range_is_a_caret() -> None:
    assert drawn("old()", Range(0, 3, 0, 3))[-1] == "    │    ^"


def test_line_numbers_of_different_length_are_aligned() -> None:
    code = "\n".join(f"x{number}" for number in range(12))
    assert drawn(code, Range(9, 0, 9, 3))[1:] == [
        "   9 │ x8",
        "  10 │ x9",
        "     │ ~~",
        "  11 │ x10",
    ]


def test_a_range_over_some_lines_has_squiggles_under_each() -> None:
    code = "query(\n    User,\n\n).all()"
    assert drawn(code, Range(0, 0, 3, 1))[1:] == [
        "  1 │ query(",
        "    │ ~~~~~~",
        "  2 │     User,",
        "    │     ~~~~~",
        "  3 │",
        "  4 │ ).all()",
        "    │ ~",
    ]


def test_a_range_over_many_lines_is_shortened() -> None:
    code = "(\n" + "\n".join("12345678") + "\n)"
    assert drawn(code, Range(0, 0, 9, 1))[1:] == [
        "   1 │ (",
        "     │ ~",
        "   2 │ 1",
        "     │ ~",
        "     │ ⋮",
        "  10 │ )",
        "     │ ~",
    ]


def test_a_range_that_ends_with_a_line_end_does_not_mark_the_next_line() -> None:
    assert drawn("old\nnext", Range(0, 0, 1, 0))[1:] == ["  1 │ old", "    │ ~~~", "  2 │ next"]


def test_related_places_and_a_note() -> None:
    related = (Related(Range(0, 0, 0, 3), "first here"),)
    lines = {0: "one", 9: "two"}
    made = Finding(Range(9, 0, 9, 3), "message", Severity.WARNING, related)
    assert list(code_frame(made, lines, "a.py", Style(), ["why: so", "     and so"])) == [
        "     ╭─ a.py:10:1",
        "  10 │ two",
        "     │ ~~~",
        "     ├─ a.py:1:1  first here",
        "   1 │ one",
        "     │ ~~~",
        "     ╰─ why: so",
        "             and so",
    ]


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "squiggle"),
    [
        ("x = old()", 4, 7, "x = old()", "    ~~~"),
        ("\told()", 1, 4, "    old()", "    ~~~"),
        ("ab\told()", 3, 6, "ab  old()", "    ~~~"),
        ("x\t= '\t' + old()", 10, 13, "x   = ' ' + old()", "            ~~~"),
        ("'世界', old", 6, 9, "'世界', old", "        ~~~"),
        ("old('世')", 4, 7, "old('世')", "    ~~~~"),
        ("e\u0301 + old", 5, 8, "e\u0301 + old", "    ~~~"),
        ("\x0cold\x1b[31m", 1, 4, "␌old␛[31m", " ~~~"),
        ("'\u202e' + old", 6, 9, "'\ufffd' + old", "      ~~~"),
        ("old", 3, 9, "old", "   "),
    ],
)
def test_columns_become_cells(line: str, start: int, end: int, shown: str, squiggle: str) -> None:
    result = shown_line(line, start, end, 40, Style())
    assert result.text == shown
    assert " " * result.squiggle_start + "~" * result.squiggle_width == squiggle


@pytest.mark.parametrize(
    ("line", "start", "shown", "squiggle"),
    [
        ("old" + "a" * 60, 0, "old" + "a" * 36 + "…", "~~~"),
        ("a" * 30 + "old" + "b" * 30, 30, "a" * 30 + "old" + "b" * 6 + "…", " " * 30 + "~~~"),
        (
            "a" * 60 + "old" + "b" * 60,
            60,
            "…" + "a" * 13 + "old" + "b" * 22 + "…",
            " " * 14 + "~~~",
        ),
        ("a" * 60 + "old", 60, "…" + "a" * 13 + "old", " " * 14 + "~~~"),
        ("世" * 60 + "old", 60, "…" + "世" * 6 + "old", " " * 13 + "~~~"),
    ],
)
def test_long_lines_are_cut_around_the_squiggle(
    line: str, start: int, shown: str, squiggle: str
) -> None:
    result = shown_line(line, start, start + 3, 40, Style())
    assert result.text == shown
    assert " " * result.squiggle_start + "~" * result.squiggle_width == squiggle


def test_a_squiggle_that_is_too_long_ends_where_its_line_is_cut() -> None:
    result = shown_line("x = " + "a" * 90 + " # end", 4, 94, 40, Style())
    assert result.text == "x = " + "a" * 35 + "…"
    assert result.squiggle_start == 4
    assert result.squiggle_width == 35
