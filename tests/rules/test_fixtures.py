"""Every rule finds what is drawn in its fixtures and nothing else, and fixes it as written there.

``BACKLINT_REDRAW=1 pytest tests/rules`` draws what the rules find now; ``git diff`` is the review.
"""

from __future__ import annotations

import os

import pytest

from backlint_rules.registry import all_rules
from backlint_rules.rule import Rule
from rule_fixtures import SAFETIES, RuleFixture, checked, fixed, fixtures_of


@pytest.mark.parametrize(
    ("rule", "fixture"),
    [
        pytest.param(rule, fixture, id=str(fixture))
        for rule in all_rules().values()
        for fixture in fixtures_of(rule)
    ],
)
def test_findings_are_as_drawn(rule: Rule, fixture: RuleFixture) -> None:
    found = {name: code.redrawn(rule, checked) for name, code in fixture.read().items()}
    if os.environ.get("BACKLINT_REDRAW"):
        fixture.write(found)
    for name, code in fixture.read().items():
        assert found[name].text == code.text, name


@pytest.mark.parametrize(
    ("rule", "fixture"),
    [
        pytest.param(rule, fixture, id=str(fixture))
        for rule in all_rules().values()
        for fixture in fixtures_of(rule)
        if fixture.kind == "fires"
    ],
)
def test_fixes_are_as_written(rule: Rule, fixture: RuleFixture) -> None:
    [drawn] = fixture.read().values()
    texts = {which: fixed(drawn.code, rule, drawn.environment, which).text for which in SAFETIES}
    others = {"safe": drawn.code, "all": texts["safe"], "refactor": drawn.code}
    for which, after in texts.items():
        path, before = fixture.fixed_path(which), others[which]
        if os.environ.get("BACKLINT_REDRAW"):
            path.unlink(missing_ok=True)
            if after != before:
                path.write_bytes(after.encode())
        written = path.read_bytes().decode() if path.exists() else before
        assert after == written
        assert path.exists() == (after != before)
