"""How fixture files are read and drawn again, with a rule that finds every ``old``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import rule_fixtures
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Range
from backlint_rules.rule import Rule, rule
from backlint_rules.versions import VersionRange
from rule_fixtures import DrawnCode, RuleFixture, fixtures_of


def no_old(fact: object) -> Iterator[Finding]:
    yield from ()


no_old.__module__ = "backlint_rules.some.no_old"
RULE: Rule = rule(on=object)(no_old).rule  # type: ignore[attr-defined]


def find_old(text: str, rules: Sequence[Rule], environment: Environment) -> list[Finding]:
    return [
        Finding(Range(number, word.start(), number, word.end()), "old", rule=rules[0].id)
        for number, line in enumerate(text.splitlines())
        for word in re.finditer("old", line)
        if not environment.frozen
    ]


@pytest.fixture
def fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], RuleFixture]:
    """Writes a file into the folder of the rule."""
    monkeypatch.setattr(rule_fixtures, "RULES", tmp_path)

    def write(name: str, text: str) -> RuleFixture:
        path = tmp_path / "some" / "no_old" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return RuleFixture(path)

    return write


def redraw(fixture: RuleFixture) -> str:
    fixture.write({name: drawn.redrawn(RULE, find_old) for name, drawn in fixture.read().items()})
    return fixture.path.read_bytes().decode()


def test_a_file_is_drawn_again(fixture: Callable[[str, str], RuleFixture]) -> None:
    fires = fixture("fires.py", "an = old\r\n# ^ stale\r\nold = 1")
    assert redraw(fires) == (
        "an = old\r\n#    ^^^ some-no-old: old\r\nold = 1\r\n#^^ <- some-no-old: old"
    )


def test_the_cases_of_a_collection_are_drawn_again(
    fixture: Callable[[str, str], RuleFixture],
) -> None:
    cases = fixture(
        "cases.py",
        '"""Line ends."""\n\nCASES = {"none": "an = old", "CRLF": "an\\r\\nold\\r\\n# ^\\r\\n"}\n',
    )
    assert redraw(cases) == (
        '"""Line ends."""\n'
        "\n"
        "CASES = {\n"
        "    'none': (\n"
        "        'an = old\\n'\n"
        "        '#    ^^^ some-no-old: old'\n"
        "    ),\n"
        "    'CRLF': (\n"
        "        'an\\r\\n'\n"
        "        'old\\r\\n'\n"
        "        '#^^ <- some-no-old: old\\r\\n'\n"
        "    ),\n"
        "}\n"
    )
    assert redraw(cases) == redraw(cases)


def test_a_collection_without_cases_is_an_error(
    fixture: Callable[[str, str], RuleFixture],
) -> None:
    with pytest.raises(ValueError, match="no dictionary CASES"):
        fixture("cases.py", "CASE = {}\n").read()


def test_comments_at_the_top_say_what_the_project_is_like() -> None:
    text = (
        "# versions: sqlalchemy>=1.4,<3, python>=3.12\n"
        "# ^^^ some-rule: marks do not count as the end of the top\n"
        "# This sentence says: nothing.\n"
        "# package: app.models\n"
        "import app\n"
        "# frozen: yes\n"
    )
    assert DrawnCode(text).environment == Environment(
        module="app.models",
        is_package=True,
        own_package="app",
        versions={
            "sqlalchemy": VersionRange.of(">=1.4,<3", "the fixture"),
            "python": VersionRange.of(">=3.12", "the fixture"),
        },
    )
    assert DrawnCode("# module: app.models\n").environment == Environment(
        "app.models", own_package="app"
    )
    assert find_old("old\n", [RULE], DrawnCode("# frozen: yes\n").environment) == []


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("# version: sqlalchemy>=1.4", "'# version: sqlalchemy>=1.4' is not a setting"),
        ("# frozen: no", "'# frozen: no' is not a setting"),
        ("# versions: sqlalchemy", "not a name with a version range: 'sqlalchemy'"),
    ],
)
def test_a_setting_that_means_nothing_is_an_error(comment: str, problem: str) -> None:
    with pytest.raises(ValueError, match=re.escape(problem)):
        _ = DrawnCode(f"{comment}\nimport app\n").environment


def test_the_folder_of_a_rule_has_only_files_that_are_checked(
    fixture: Callable[[str, str], RuleFixture],
) -> None:
    for name in ["quiet.py", "fires_old_versions.py", "fires.py", "cases.py"]:
        fixture(name, "")
    assert [(str(f), f.kind) for f in fixtures_of(RULE)] == [
        ("some/no_old/cases.py", "cases"),
        ("some/no_old/fires.py", "fires"),
        ("some/no_old/fires_old_versions.py", "fires"),
        ("some/no_old/quiet.py", "quiet"),
    ]
    fixture("firse.py", "")
    with pytest.raises(ValueError, match=r"neither .*: \['some/no_old/firse.py'\]"):
        fixtures_of(RULE)
