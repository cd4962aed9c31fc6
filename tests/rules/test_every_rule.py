"""What holds for every rule, checked on its documentation and its fixtures."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from pyflakes.checker import Checker

from backlint_rules.check import FileCheck
from backlint_rules.edits import applied
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding
from backlint_rules.fixing import edits_for
from backlint_rules.registry import FAMILIES, all_rules
from backlint_rules.rule import Rule
from rule_fixtures import (
    RULES,
    SAFETIES,
    STYLE,
    DrawnCode,
    checked,
    fixed,
    fixtures_of,
    folder_of,
)
from squiggles import split_lines

every_rule = pytest.mark.parametrize(
    "rule",
    [pytest.param(r, id=folder_of(r).relative_to(RULES).as_posix()) for r in all_rules().values()],
)
NOTHING_IN = (
    "the rule finds nothing in {}: are `named`, `libraries` and the kinds it asks for right?"
)


@every_rule
def test_nothing_is_left_to_do(rule: Rule) -> None:
    """The scaffold of a rule marks with TODO what its author has to write."""
    source = Path(sys.modules[rule.check.__module__].__file__ or "")
    files = [source, *(fixture.path for fixture in fixtures_of(rule))]
    unwritten = [file.name for file in files if "TODO" in file.read_bytes().decode()]
    assert unwritten == [], f"replace every TODO in {', '.join(unwritten)}"


@every_rule
def test_title_is_a_short_sentence(rule: Rule) -> None:
    title = rule.docs.title
    assert re.fullmatch(r"[`A-Z].{15,98}\.", title)
    assert not title.startswith(("This ", "Checks ", "Finds ", "Reports "))


@every_rule
def test_sources_are_addresses(rule: Rule) -> None:
    assert [s for s in rule.docs.sources if not re.fullmatch(r"https://[^\s]+\.[^\s]+", s)] == []


@every_rule
def test_example_fires_and_its_fix_does_not(rule: Rule) -> None:
    compile(rule.docs.example, "Example", "exec")
    assert checked(rule.docs.example, [rule], Environment()) != [], NOTHING_IN.format("its Example")
    compile(rule.docs.fix, "Fix", "exec")
    assert checked(rule.docs.fix, [rule], Environment()) == []


@every_rule
def test_fix_safety_is_about_a_fix(rule: Rule) -> None:
    assert rule.docs.fix or not rule.docs.fix_safety


@every_rule
def test_messages_are_sentences_in_one_line(rule: Rule) -> None:
    for finding in findings_in(rule, "fires"):
        for message in [finding.message, *(related.message for related in finding.related)]:
            assert re.fullmatch(r"[`A-Z].{20,250}[.?]", message)
            assert message.count("`") % 2 == 0


@every_rule
def test_what_fires_fires_and_what_is_quiet_is_quiet(rule: Rule) -> None:
    assert findings_in(rule, "fires") != [], NOTHING_IN.format("its fires.py")
    assert "quiet" in {fixture.kind for fixture in fixtures_of(rule)}
    assert findings_in(rule, "quiet") == []


@every_rule
def test_quiet_fixtures_are_near_misses(rule: Rule) -> None:
    """They contain words that the rule looks for."""
    quiet = "".join(drawn.code for drawn in drawings(rule, "quiet").values())
    assert not rule.named or any(name in quiet for name in rule.named)
    assert not rule.libraries or any(library in quiet for library in rule.libraries)


@every_rule
def test_fixtures_are_valid_python(rule: Rule) -> None:
    """A rule could be quiet, or find too little, because of a slip in its fixture."""
    for name, drawn in drawings(rule, "fires", "quiet").items():
        python = drawn.environment.versions.get("python")
        lowest = python.lowest.release if python and python.lowest else (3,)
        if lowest <= sys.version_info:
            compile(drawn.text, name, "exec")


@every_rule
def test_files_without_its_words_need_not_be_looked_at(rule: Rule) -> None:
    """Who opens a file has it parsed and looked at, whatever words are in it."""
    for name, drawn in drawings(rule).items():
        opened = FileCheck(drawn.code, [rule], drawn.environment)
        assert checked(drawn.code, [rule], drawn.environment) == opened.findings(), name


@every_rule
def test_other_rules_do_not_change_what_it_finds(rule: Rule) -> None:
    for name, drawn in drawings(rule).items():
        together = checked(drawn.code, [*all_rules().values()], drawn.environment)
        alone = checked(drawn.code, [rule], drawn.environment)
        assert [found for found in together if found.rule == rule.id] == alone, name


@every_rule
def test_typing_a_file_finds_the_same_in_the_end(rule: Rule) -> None:
    for name, drawn in drawings(rule).items():
        check = FileCheck("", [rule], drawn.environment)
        lines = split_lines(drawn.code)
        for number, line in enumerate(lines):
            check.edit((number, 0), (number, 0), line)
            check.report()
        for _ in check.settle():
            pass
        assert check.text == drawn.code
        assert check.findings() == checked(drawn.code, [rule], drawn.environment), name


@every_rule
def test_the_example_is_fixed_to_the_fix(rule: Rule) -> None:
    result = fixed(rule.docs.example, rule, Environment(), "all")
    if result.applied:
        assert result.text == rule.docs.fix


@every_rule
def test_fixed_code_is_whole_and_stays(rule: Rule) -> None:
    """It compiles, no comment is lost, pyflakes and the other rules find nothing new in it, and
    another run changes nothing.
    """
    rules = [*all_rules().values()]
    for name, drawn in drawings(rule).items():
        environment = drawn.environment
        for which in SAFETIES:
            result = fixed(drawn.code, rule, environment, which)
            assert_whole(drawn.code, result.text)
            assert fixed(result.text, rule, environment, which).text == result.text, name
            found = Counter(f.rule for f in checked(result.text, rules, environment))
            assert found <= Counter(f.rule for f in checked(drawn.code, rules, environment)), name


@every_rule
def test_each_fix_alone(rule: Rule) -> None:
    """Its finding is gone, and no other one."""
    for name, drawn in drawings(rule).items():
        environment = drawn.environment
        findings = checked(drawn.code, [rule], environment)
        withheld = {w.finding for w in fixed(drawn.code, rule, environment, "all").withheld}
        for finding in findings:
            if finding.fix is None or finding in withheld:
                continue
            check = FileCheck(drawn.code, [rule], environment)
            after = applied(check.lines, edits_for(check, environment, finding, STYLE))
            assert_whole(drawn.code, after)
            # Messages may quote what is fixed within what they are about.
            left = checked(after, [rule], environment)
            others = [other for other in findings if other.fix != finding.fix]
            assert len(left) == len(others), name


def assert_whole(before: str, after: str) -> None:
    if _compiles(before):
        compile(after, "after", "exec")
        assert complaints(after) <= complaints(before)
    assert Counter(COMMENT.findall(before)) <= Counter(COMMENT.findall(after))


COMMENT = re.compile(r"#[^\r\n]*")


def _compiles(text: str) -> bool:
    try:
        compile(text, "before", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def complaints(text: str) -> Counter[str]:
    """What pyflakes says, without the places."""
    messages = Checker(ast.parse(text)).messages
    return Counter(message.message % message.message_args for message in messages)


def test_every_fixture_folder_belongs_to_a_rule() -> None:
    folders = {path for family in FAMILIES for path in (RULES / family).glob("*") if path.is_dir()}
    assert folders == {folder_of(rule) for rule in all_rules().values()}
    families = {path.name for path in RULES.iterdir() if path.is_dir()} - {"__pycache__"}
    assert families <= set(FAMILIES)


def drawings(rule: Rule, *kinds: str) -> Mapping[str, DrawnCode]:
    """The drawn texts of a rule, of all kinds or of these."""
    return {
        f"{fixture}: {name}": drawn
        for fixture in fixtures_of(rule)
        if not kinds or fixture.kind in kinds
        for name, drawn in fixture.read().items()
    }


def findings_in(rule: Rule, kind: str) -> Sequence[Finding]:
    return [
        finding
        for drawn in drawings(rule, kind).values()
        for finding in checked(drawn.code, [rule], drawn.environment)
    ]
