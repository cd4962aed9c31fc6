"""While a header is being typed, what is below it keeps its findings, unless it may be wrong."""

from __future__ import annotations

import pytest

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.registry import all_rules

TEXT = """\
from sqlalchemy.orm import Session

def load(session: Session, others):
    HEADER:
        session.query(User)
    session.query(Item)
"""
BELOW, BEHIND = 4, 5


def lines_with_findings(header: str) -> list[int]:
    rules, environment = [*all_rules().values()], Environment(module="app")
    text = TEXT.replace("HEADER", header)
    found = FileCheck(text, rules, environment).findings()
    return [finding.range.line - header.count("\n") for finding in found]


def test_a_blank_line_below_the_header_of_a_class_does_not_matter() -> None:
    rules, environment = [*all_rules().values()], Environment(module="app")
    check = FileCheck("class User __tablename__\n    id = 1\n", rules, environment)
    check.report()
    check.edit((1, 0), (1, 0), "\n")
    fresh = FileCheck(check.text, rules, environment)
    assert check.pieces[0].facts.errors == fresh.pieces[0].facts.errors


@pytest.mark.parametrize(
    "header",
    ["if others and", "if", "if session.", "while f(others))", "if x := '", "for other in", "for",
     "with lock() as lock b", "with session.begin()) as other", "if others: f()\n    elif x y",
     "try: f()\n    except A B", "try: f()\n    except A as"],
)  # fmt: skip
def test_what_is_below_is_still_found(header: str) -> None:
    assert lines_with_findings(header) == [BELOW, BEHIND]


@pytest.mark.parametrize(
    "header",
    ["if (session := f()) x", "while session := others.",
     "for session in", "for a, session in f())",
     "with f() as session b", "with f() as (a, session", "try: f()\n    except A B as session"],
)  # fmt: skip
def test_nothing_is_said_of_what_it_may_bind(header: str) -> None:
    assert BELOW not in lines_with_findings(header)


def test_a_call_in_a_broken_header_is_not_looked_at() -> None:
    assert lines_with_findings("if session.query(User) and") == [BELOW, BEHIND]
