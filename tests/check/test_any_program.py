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
    "@x", "lambda:", "for x in (", "if await x:", "elif not await y:", "while await x.y:",
]  # fmt: skip
EXPRESSIONS = [
    "x", "x.y", "x[0]", "x[1:2, ...]", "x()", "x(y, *z, a=1, **b)", "await x", "await x.y",
    "await x()", "(yield)", "(yield x)", "(yield from x)", "lambda: x", "lambda x, *y, z=1: x",
    "x if y else z", "not x", "not await x", "x or y and z", "x < y is not z", "-x ** y", "x @ y",
    "(x)", "(x,)", "()", "[]", "{}", "[x, *y]", "{x: y, **z}", "{x, *y}", "[x for x in y if z]",
    "{x: y for x, y in z}", "(x async for x in y)", "(x := y)", "1", "1j", "...", "None", "'x'",
    "'x' 'y'", "b'x'", "f'{x}'", "f'{x!r:{y}}' 'z'", "t'{x}'", "x.TYPE_CHECKING",
]  # fmt: skip
PLACES = [
    "{}", "a = {}", "a: {}", "a: b = {}", "a += {}", "a, b = {}", "a = b = {}", "return {}",
    "assert {}, b", "raise {} from b", "del a[{}]", "if {}: pass", "if not {}: pass",
    "while {}: pass", "for a in {}: pass", "for a[{}] in b: pass", "async for a in {}: pass",
    "with {}: pass", "with {} as a, b as c: pass", "async with ({} as a): pass",
    "@{}\n  def f(): pass",
    "@a({})\n  class A: pass", "class A({}): pass", "class A(b=({})): pass", "class A(*{}): pass",
    "def f(a={}): pass", "def f(a: {}): pass", "def f() -> {}: pass", "def f[T: ({})](): pass",
    "type A = {}", "match {}:\n    case _: pass", "match a:\n    case _ if {}: pass",
    "try: pass\n  except {}: pass", "try: pass\n  except* {} as a: pass", "a({})",
    "a(b={})", "a(*{})",
    "a[{}]", "({}).a()", "lambda a={}: a", "[a for a in {}]", "[a for a in b if {}]", "f'{ {} }'",
    "isinstance(a, {})", "if isinstance({}, b): pass", "if {} is None: pass", "a.b = {}",
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


@pytest.mark.parametrize("place", PLACES)
def test_every_expression_everywhere(place: str) -> None:
    for expression in EXPRESSIONS:
        check(f"async def g():\n  {place.replace('{}', expression)}\n")


def test_every_expression_in_a_quoted_annotation() -> None:
    for expression in EXPRESSIONS:
        check(f"def g():\n  def f(a: {expression!r}):\n    a.query(b)\n  return f\n")


@pytest.mark.parametrize("topic", TOPICS)
def test_new_syntax(topic: str) -> None:
    chance = random.Random(topic)
    for _ in range(20):
        program = generate(topic, chance)
        for text in [program, *mutations(program, 2, chance)]:
            check(text)
