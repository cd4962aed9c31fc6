"""What an edit leaves valid is kept, and nothing else: the report is that of a fresh check."""

from __future__ import annotations

import itertools

import pytest

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding
from backlint_rules.registry import all_rules
from backlint_rules.syntax import document

Edit = tuple[tuple[int, int], tuple[int, int], str]

SOURCE = """\
from sqlalchemy.orm import Session, scoped_session, sessionmaker

SessionLocal = sessionmaker()


def narrowed(anything):
    assert isinstance(anything, scoped_session)
    anything.query(User)


def made():
    return SessionLocal()


def used():
    made().query(User)


class Repository:
    def __init__(self, session: Session):
        self.session = session

    def users(self):
        return self.session.query(User)
"""


def checked(text: str) -> FileCheck:
    return FileCheck(text, [*all_rules().values()], Environment(module="app.models"))


def replaced(text: str, old: str, new: str) -> Edit:
    """The edit that writes something else in the place of the first such stretch."""
    start = text.index(old)
    return place_of(text, start), place_of(text, start + len(old)), new


def place_of(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def lines_of(findings: list[Finding]) -> list[int]:
    return [finding.range.line + 1 for finding in findings]


def test_the_source_has_a_finding_for_each_way_to_a_session() -> None:
    assert lines_of(checked(SOURCE).findings()) == [8, 16, 24]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("import Session,", "import Other,", [8, 16], id="an import"),
        pytest.param("import Session", "impor\n    t Session", [], id="a torn import"),
        pytest.param("= sessionmaker()", "= other()", [8, 24], id="a module-level value"),
        pytest.param("return SessionLocal", "return other", [8, 24], id="a returned value"),
        pytest.param("session: Session", "session: Other", [8, 16], id="an attribute of self"),
        pytest.param("class Repository", "class Store", [8, 16, 24], id="the name of the class"),
        pytest.param("sessionmaker()\n", "sessionmaker()\n\n\n", [10, 18, 26], id="line ends"),
    ],
)
def test_an_edit_changes_the_findings_that_rest_on_it(
    old: str, new: str, expected: list[int]
) -> None:
    check = checked(SOURCE)
    check.report()
    check.edit(*replaced(SOURCE, old, new))
    assert lines_of(check.findings()) == expected
    assert check.findings() == checked(check.text).findings()
    check.edit(*replaced(check.text, new, old))
    assert lines_of(check.findings()) == [8, 16, 24]


def test_an_answer_that_was_worked_out_on_the_way_to_another_is_compared_too() -> None:
    check = checked(SOURCE)
    check.report()
    check.edit((9, 0), (9, 0), "Local = Session\n")
    check.edit(*replaced(check.text, "import Session", "impor\n    t Session"))
    assert check.findings() == checked(check.text).findings() == []


def test_groups_that_no_edit_touched_are_the_same_objects() -> None:
    check = checked(SOURCE)
    before = [group for _, group in check.report()]
    check.edit((3, 0), (3, 0), "x = 1\n")
    after = [group for _, group in check.report()]
    assert all(one is other for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize(
    "quoted",
    [
        pytest.param("pass", id="in the last method of a class"),
        pytest.param("class Next", id="behind it"),
    ],
)
def test_what_is_above_an_unclosed_string_is_answered_at_once(
    quoted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "PATIENCE", 3)
    below = "        return []\n\n    def last(self):\n        pass\n\n\nclass Next:\n    x = 1\n"
    check = checked(SOURCE.replace("return self", "self") + below + "\ny = 2\n" * 9)
    check.report()
    check.edit(*replaced(check.text, quoted, '"""' + quoted))
    check.edit(*replaced(check.text, "session.query(User", "session.query(Users"))
    assert not check.settled
    assert "Users" in check.findings()[-1].message


def test_what_is_above_an_unclosed_string_in_the_same_block_is_answered_at_once() -> None:
    text = SOURCE + "\n    def last(self):\n        try:\n            self.session.query(User)\n"
    check = checked(text + "            pass\n        except ValueError:\n            pass\n")
    before = check.findings()
    check.edit(*replaced(check.text, "pass", '"""pass'))
    assert check.findings() == before


def test_who_ignores_unused_comments_in_a_file_hears_of_none() -> None:
    text = (
        "# backlint: ignore-file[suppression-unused]\n"
        "# backlint: ignore-file[fastapi-on-event]\n"
        "x = 1  # backlint: ignore[fastapi-on-event]\n"
    )
    assert checked(text).findings() == []


def test_a_rule_looks_once_at_a_call_whatever_names_it_has() -> None:
    """The rule is named after both."""
    text = (
        "from sqlalchemy import Column as deferred, Integer\n"
        "from sqlalchemy.orm import DeclarativeBase\n"
        "class User(DeclarativeBase):\n    id = deferred(Integer)\n"
    )
    assert len(checked(text).findings()) == 1


def test_a_name_that_its_own_class_body_binds_is_the_same_in_any_order() -> None:
    text = (
        "from sqlalchemy import Column\n\nclass User:\n    Column = (Column())\n    id = Column()\n"
    )
    questions = ["Column", "<body>.Column", "id"]
    for order in itertools.permutations(f"app.models.User.{question}" for question in questions):
        check = checked(text)
        check.report()
        assert [check._outline.ask(question) for question in order] == [None] * 3


def test_a_fix_is_made_of_the_text_as_it_is() -> None:
    check = checked(
        "from sqlalchemy.orm import Session\n\n\ndef users(session: Session):\n"
        "    return session.query(1).all()\n"
    )
    [before] = [check.with_fix(finding) for finding in check.findings()]
    check.edit((0, 0), (0, 0), "select = 1\n")
    [after] = [check.with_fix(finding) for finding in check.findings()]
    fresh = FileCheck(check.text, [*all_rules().values()], Environment(module="app.models"))
    assert [after] == [fresh.with_fix(finding) for finding in fresh.findings()]
    assert before != after


def test_a_fix_may_be_asked_for_before_the_findings() -> None:
    """By an editor that knows a finding from before, and has the document opened again."""
    text = (
        "from sqlalchemy import Column, Integer\nfrom sqlalchemy.orm import DeclarativeBase\n\n\n"
        "class Base(DeclarativeBase): ...\n\n\nclass User(Base):\n    age = Column(Integer)\n"
    )
    [finding] = checked(text).findings()
    check = checked(text)
    assert check.with_fix(finding) == finding
    assert check.findings() == [finding]
