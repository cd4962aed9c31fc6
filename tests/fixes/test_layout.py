"""Where lines break that a fix makes too long, and where they must not."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

import pytest

from backlint.fixing import compiles
from backlint_rules.environment import Environment
from backlint_rules.facts.call import Call
from backlint_rules.finding import Break, Edit, Finding, Fix, Range, Severity
from backlint_rules.fixing import Fixed, Style, fix_text
from backlint_rules.rule import Rule

HEAD = "from lib import old, new\n"


def renamed(text: str, *, breaks: bool = False) -> Fixed:
    """What becomes of `old(…)`, which is to be `new(…)`: its arguments go to a line of their own
    where lines would be longer than 40.
    """

    def check(call: Call) -> Iterator[Finding]:
        line, column, end_line, end_column = call.brackets
        begin = Range(*call.name_range[:2], line, column + 1)
        end = Range(end_line, end_column - 1, end_line, end_column)
        edits = Edit(begin, ("new(", Break(1))), Edit(end, (Break(0), ")"))
        yield Finding(call.range, "It is old.", fix=Fix("Use it", edits, breaks=breaks))

    rule = Rule(
        id="made-up", family="made", check=check, on=Call, named=frozenset(["old"]),
        libraries=frozenset(), needs=(), severity=Severity.WARNING, default=True,
        modernises=False, renamed_from=(),
    )  # fmt: skip
    environment = Environment("app.main", is_package=True)
    return fix_text(HEAD + text, [rule], environment, lambda f: True, Style(40, compiles))


def plain(text: str) -> str:
    return dedent(text).strip("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "x = old('this is too long for one', 'line')",
            "x = new(\n    'this is too long for one', 'line'\n)",
            id="what does not fit into a line",
        ),
        pytest.param(
            "x = old('this is too long for one', 'line')  # some words",
            "x = new(\n    'this is too long for one', 'line'\n)  # some words",
            id="comments for people go behind",
        ),
        pytest.param(
            """
            x = old('too long for one line',
                    'and so on',
                '''
              text
                ''', f'''
              {x} text {
              x}''',
              x)
            """,
            """
            x = new(
                'too long for one line',
                        'and so on',
                    '''
              text
                ''', f'''
              {x} text {
              x}''',
                  x
            )
            """,
            id="lines that begin in strings stay",
        ),
    ],
)
def test_lines_break(before: str, after: str) -> None:
    assert renamed(plain(before), breaks="\n" in before).text == HEAD + plain(after)


@pytest.mark.parametrize(
    "text",
    [
        *[
            f"x = old('this is too long for one', 'line')  # {comment}"
            for comment in (
                "noqa: E711", "NOQA", "so what # type: ignore[misc]", "pylint: disable=x",
                "pyright: ignore", "nosec", "fmt: skip", "pragma: no cover", "backlint: ignore[x]",
            )
        ],
        "x = f'this is too long {old(1)} for one line'",
        "x = f'this is {f\"too long {old(1)}\"} for one line'",
        "x = f'this is {1:{old(1)}} too long for one line'",
        "x = f'''\n    this is {old(1)} too long for one line'''",
        "x = old(1, 2, [\n    1])  # type: ignore  # too long for one line",
    ],
)  # fmt: skip
def test_lines_that_stay_whole_however_long_they_are(text: str) -> None:
    assert renamed(text).text == HEAD + text.replace("old", "new")


def test_what_has_to_break_and_cannot() -> None:
    result = renamed("x = old(1)  # noqa", breaks=True)
    assert result.text == HEAD + "x = old(1)  # noqa"
    assert [withheld.reason for withheld in result.withheld] == [
        "a comment for tools would stand on another line than its code"
    ]
    result = renamed("x = f'''{old(1)}'''", breaks=True)
    assert [withheld.reason for withheld in result.withheld] == [
        "it stands in a formatted string, whose lines stay whole"
    ]
