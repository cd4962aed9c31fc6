"""Every rule finds what is drawn in its fixtures, and nothing else.

``BACKLINT_REDRAW=1 pytest tests/rules`` draws what the rules find now; ``git diff`` is the review.
"""

from __future__ import annotations

import os

import pytest

from backlint_rules.registry import all_rules
from backlint_rules.rule import Rule
from rule_fixtures import RuleFixture, checked, fixtures_of


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
