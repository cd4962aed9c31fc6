"""Where the comments go that keep findings quiet."""

from __future__ import annotations

import pytest

from backlint_rules import ignoring
from backlint_rules.check import check_text
from backlint_rules.edits import applied
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Range
from backlint_rules.registry import all_rules
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


@pytest.mark.parametrize(
    "head",
    [
        "#!/usr/bin/python\n# coding: utf-8\n",
        "# Copyright\n# -*- coding: latin-1 -*-\n",
        "\n# -*- coding: latin-1 -*-\n",
        "  # vim: set fileencoding=latin-1 :\n",
    ],
)
def test_below_what_has_to_stay_at_the_top(head: str) -> None:
    lines = split_lines(f"{head}# coding: none that counts\nx\n")
    after = applied(lines, [ignoring.in_file(lines, "a-b")])
    assert after.startswith(f"{head}# backlint: ignore-file[a-b]\n")


def test_a_string_that_reads_like_a_comment_is_none() -> None:
    assert ignored('x = "# backlint: ignore[c]"\n') == (
        'x = "# backlint: ignore[c]"  # backlint: ignore[a-b]\n'
    )
    lines = split_lines('"""\n# backlint: ignore-file[c]\n"""\n')
    assert ignoring.in_file(lines, "a-b") == (
        Range(0, 0, 0, 0), "# backlint: ignore-file[a-b]\n"
    )  # fmt: skip


def test_a_reason_stays_on_the_line() -> None:
    assert ignored("x\n", reason="old\nand dear") == "x  # backlint: ignore[a-b]  old and dear\n"


def test_not_where_only_new_versions_of_python_have_comments() -> None:
    assert ignored('x = f"""\n{y}\n"""\n', 1, 1) == 'x = f"""\n{y}\n"""\n'
    assert ignored('x = f"""{\ny\n}"""\n', 1, 1) == 'x = f"""{\ny\n}"""\n'
    assert ignored('x = f"""\n{y}\n"""\n', 1, 2) == 'x = f"""\n{y}\n"""  # backlint: ignore[a-b]\n'


# With the rules that there are


def report(text: str) -> list[Finding]:
    findings, failures, _ = check_text(text, list(all_rules().values()), Environment("app.main"))
    assert not failures
    return findings


def silenced(text: str) -> str:
    lines = split_lines(text)
    return applied(lines, ignoring.on_their_lines(lines, report(text)))


#: Something is found in the call, and in nothing else.
CALL = "session.query(User).all()"
RULE = "sqlalchemy-legacy-query"
PROGRAM = """\
from sqlalchemy.orm import Session
def users(session: Session, User, x):
    {code}
"""


@pytest.mark.parametrize(
    ("code", "after"),
    [
        (CALL, f"{CALL}  # backlint: ignore[{RULE}]"),
        (f'{CALL}, "# backlint: ignore[a]"',
         f'{CALL}, "# backlint: ignore[a]"  # backlint: ignore[{RULE}]'),
        (f"{CALL}  # backlint: ignore", f"{CALL}  # backlint: ignore[{RULE}]"),
        (f"{CALL}  # backlint: ignore, why not", f"{CALL}  # backlint: ignore[{RULE}], why not"),
        (f"{CALL}  # backlint: ignore[]", f"{CALL}  # backlint: ignore[{RULE}]"),
        (f"{CALL}  # backlint: ignore[foo,] bar",
         f"{CALL}  # backlint: ignore[foo, {RULE}, suppression-unused] bar"),
        (f"{CALL}  # BACKLINT: ignore[foo]",
         f"{CALL}  # backlint: ignore[{RULE}]  # BACKLINT: ignore[foo]"),
        (f"{CALL}  # why # backlint: ignore[foo",
         f"{CALL}  # why # backlint: ignore[{RULE}]  # backlint: ignore[foo"),
        (f"session.query(  # backlint: ignore-file[{RULE}\n        User).all()",
         f"session.query(  # backlint: ignore[{RULE}]  # backlint: ignore-file[{RULE}\n"
         "        User).all()"),
        ("x  # backlint: ignore", "x  # backlint: ignore[suppression-unused]"),
        ("x  # BACKLINT: ignore[foo]",
         "x  # backlint: ignore[suppression-unused]  # BACKLINT: ignore[foo]"),
        (f"x  # backlint: ignore-file[{RULE}]",
         f"x  # backlint: ignore-file[{RULE}, suppression-unused]"),
        ("x  # backlint: ignore-file", "x  # backlint: ignore-file[suppression-unused]"),
    ],
)  # fmt: skip
def test_beside_comments_that_are_there_once_is_enough(code: str, after: str) -> None:
    before, after = PROGRAM.format(code=code), PROGRAM.format(code=after)
    assert report(before)
    assert silenced(before) == after
    assert report(after) == []


def test_what_only_the_comment_of_another_line_can_quieten() -> None:
    """What silences a whole file is neither taken from its place, nor to say more than it does."""
    comment = "# backlint: ignore-file[fastapi-on-event]"
    before = PROGRAM.format(code=f"{CALL}  {comment}")
    after = PROGRAM.format(code=f"{CALL}  {comment[:-1]}, suppression-unused]")
    assert silenced(before) == after
    assert [finding.rule for finding in report(after)] == [RULE]
    assert silenced(after) == after


def test_no_text_in_a_string_changes() -> None:
    within = PROGRAM.format(code=f'return f"""\n    {{{CALL}}}\n    """')
    assert report(within)
    assert silenced(within) == within
    beside = PROGRAM.format(code='return session.query(User.n == f"""\n    {x}\n    """).all()')
    assert report(beside)
    assert silenced(beside) == beside
