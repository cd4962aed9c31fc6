"""Lines that are aligned below a bracket stay so when a fix moves the bracket."""

from __future__ import annotations

import ast
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backlint_rules.alignment import realigned
from backlint_rules.edits import TextEdit, applied
from backlint_rules.finding import Range
from backlint_rules.syntax.source_lines import SourceLines
from backlint_rules.syntax.text import split_lines

#: What is written as `longer_name(`.
NAME = "f("


def renamed(text: str, line_length: int = 88, name: str = NAME, new: str = "longer_name(") -> str:
    lines = split_lines(dedent(text).lstrip("\n"))
    edits = []
    for number, line in enumerate(lines):
        column = line.find(name)
        while column >= 0:
            edits.append(TextEdit(Range(number, column, number, column + len(name)), new))
            column = line.find(name, column + 1)
    return applied(lines, realigned(SourceLines(lines), edits, line_length, "    "))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            """
            x = f(a,
                  b)
            y = (a,
                 b)
            """,
            """
            x = longer_name(a,
                            b)
            y = (a,
                 b)
            """,
            id="aligned lines move along, those of others do not",
        ),
        pytest.param(
            """
            x = f(
                a,
                b)
            """,
            """
            x = longer_name(
                a,
                b)
            """,
            id="others stay",
        ),
        pytest.param(
            """
            x = f(a,
                # about b

                  # about c
                  c,
              )
            """,
            """
            x = longer_name(a,
                # about b

                            # about c
                            c,
              )
            """,
            id="each line by itself, comments too",
        ),
        pytest.param(
            """
            x = f(a, [1,
                      2], g(
                  3,
                      4), f(5,
                            6))
            """,
            """
            x = longer_name(a, [1,
                                2], g(
                            3,
                                4), longer_name(5,
                                                6))
            """,
            id="what is within moves with what is around it",
        ),
        pytest.param(
            '''
            x = f("""
                  text
                  """,
                  f"""{
                  a}""",
                  b)
            ''',
            '''
            x = longer_name("""
                  text
                  """,
                            f"""{
                  a}""",
                            b)
            ''',
            id="strings keep what is in them",
        ),
        pytest.param(
            """
            x = call(a, b=f(c),
                     d=e)
            """,
            """
            x = call(a, b=longer_name(c),
                     d=e)
            """,
            id="an edit behind the bracket moves nothing",
        ),
        pytest.param(
            '''
            x = (f"""
            {f(a,
               b)} (
               text
            """,
                 f"({f(a)}", [f(a,
                                b)])
            y = (1,
                 2)
            ''',
            '''
            x = (f"""
            {longer_name(a,
               b)} (
               text
            """,
                 f"({longer_name(a)}", [longer_name(a,
                                                    b)])
            y = (1,
                 2)
            ''',
            id="neither do fields of strings, nor brackets in their text",
        ),
    ],
)
def test_lines_move_with_their_bracket(before: str, after: str) -> None:
    assert renamed(before) == dedent(after).lstrip("\n")


def test_a_bracket_moves_to_the_left() -> None:
    before = "longer_name(a,\n            b)\n"
    assert renamed(before, name="longer_name(", new="f(") == "f(a,\n  b)\n"


def test_what_gets_too_long_goes_to_lines_of_its_own() -> None:
    before = """
        class A:
            x = f(aaaa, [bbbb,
                         cccc],
                  dddd)
        """
    after = """
        class A:
            x = longer_name(
                aaaa, [bbbb,
                       cccc],
                dddd)
        """
    assert renamed(before, line_length=24) == dedent(after).lstrip("\n")


def test_what_gets_too_long_stays_beside_a_comment_for_tools() -> None:
    before = "x = f(aaaa,  # noqa: E741\n      bbbb)\n"
    after = "x = longer_name(aaaa,  # noqa: E741\n                bbbb)\n"
    assert renamed(before, line_length=24) == after


def test_line_ends_and_tabs_are_kept() -> None:
    before = "def f():\r\n\tx = f(a,\r\n\t      b)\r\n"
    after = "def f():\r\n\tx = longer_name(a,\r\n\t                b)\r\n"
    lines = split_lines(before)
    edit = TextEdit(Range(1, 5, 1, 7), "longer_name(")
    assert applied(lines, realigned(SourceLines(lines), [edit], 88, "\t")) == after
    assert applied(lines, realigned(SourceLines(lines), [edit], 10, "\t")) == (
        "def f():\r\n\tx = longer_name(\r\n\t\ta,\r\n\t\tb)\r\n"
    )


def test_a_line_that_an_edit_begins_stays_where_the_edit_puts_it() -> None:
    lines = split_lines("x = f(a,\n      b,\n      c)\n")
    edits = [TextEdit(Range(0, 4, 0, 5), "name"), TextEdit(Range(1, 0, 1, 2), "")]
    assert (
        applied(lines, realigned(SourceLines(lines), edits, 88, "    "))
        == "x = name(a,\n    b,\n         c)\n"
    )


SEPARATORS = st.one_of(
    st.just(", "),
    st.tuples(st.sampled_from([",", ",  # why", ",\n\n  # why"]), st.integers(0, 24)).map(
        lambda parts: f"{parts[0]}\n{' ' * parts[1]}"
    ),
)
LEAVES = st.sampled_from(["a", "f", "1", '"""\n      text\n"""', "f'{a}'", "f'''{a\n}  f(\n  '''"])


def enclosed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(st.tuples(inner, SEPARATORS), min_size=1, max_size=4).map(
        lambda pairs: "".join([part for pair in pairs for part in pair])
    )
    brackets = st.sampled_from([("f(", ")"), ("g(", ")"), ("[", "]"), ("f(\n  ", ")")])
    return st.tuples(brackets, items).map(lambda parts: parts[0][0] + parts[1] + parts[0][1])


@example("f(a,\n        f(a,\n), )", 10)
@given(st.recursive(LEAVES, enclosed, max_leaves=8), st.integers(10, 90))
def test_nothing_but_blanks_changes(expression: str, line_length: int) -> None:
    before = f"x = f({expression})\ny = 1\n"
    after = renamed(before, line_length)
    assert ast.dump(ast.parse(after.replace("longer_name(", "f("))) == ast.dump(ast.parse(before))
