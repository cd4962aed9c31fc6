"""Whatever a program is, half-typed or not, it is checked without an exception."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.registry import all_rules
from syntax_oracle.programs import TOPICS, generate, mutations

SETTING = """\
from sqlalchemy import Column, Integer
from sqlalchemy.orm import DeclarativeBase, Session

def query(session: Session): return session.query(User)

class User(DeclarativeBase):
    id = Column(Integer)

"""
SIMPLE = ["...", "x", "x = y", "x: y", "pass", "return", "raise x", "del x", "import x", "yield"]
HEADS = [
    "if x:", "else:", "elif y:", "while x:", "for x in y:", "try:", "except x:", "finally:",
    "with x as y:", "def f(x, *, y=x):", "class A(x):", "async def f():", "match x:", "case [x]:",
    "@x", "lambda:", "for x in (",
]  # fmt: skip
lines = st.tuples(
    st.integers(0, 3),
    st.one_of(
        st.sampled_from(HEADS),
        st.tuples(st.sampled_from(HEADS), st.sampled_from(SIMPLE)).map(" ".join),
        st.lists(st.sampled_from(SIMPLE), min_size=1, max_size=3).map("; ".join),
    ),
).map(lambda line: "    " * line[0] + line[1] + "\n")


def check(text: str) -> None:
    checked = FileCheck(SETTING + text, [*all_rules().values()], Environment(module="app.models"))
    assert len(checked.findings()) == 2
    assert checked.failures == []


@given(st.lists(lines, max_size=12).map("".join))
def test_lines_in_any_order(text: str) -> None:
    check(text)


@pytest.mark.parametrize("topic", TOPICS)
def test_new_syntax(topic: str) -> None:
    chance = random.Random(topic)
    for _ in range(20):
        program = generate(topic, chance)
        for text in [program, *mutations(program, 2, chance)]:
            check(text)
