"""Fixes that cost much are not looked for where nobody asks for them."""

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.registry import all_rules

TEXT = """\
from sqlalchemy.orm import Session

from app.models import User


def users(session: Session):
    return session.query(User).all()
"""


def test_findings_are_the_same_without_fixes() -> None:
    rules = [all_rules()["sqlalchemy-legacy-query"]]
    [asked] = FileCheck(TEXT, rules, Environment()).findings()
    [not_asked] = FileCheck(TEXT, rules, Environment(), wants_fixes=False).findings()
    assert asked.fix is not None
    assert not_asked == asked._replace(fix=None)
