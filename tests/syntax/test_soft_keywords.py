"""match, case, type and lazy are names wherever they are no syntax."""

from __future__ import annotations

import pytest

from backlint_rules.syntax.parser import parse
from trees import error_texts, shape, statement_types

NAMES = [
    "{} = 1",
    "{}: int = 1",
    "{}.x = 1",
    "{}[0] = 1",
    "{}[0]: int = 1",
    "{}(x)",
    "{} (x)",
    "{} + 1",
    "{} -1",
    "{} * x",
    "{} if x else y",
    "{}, x = y",
    "{} = {} = x",
    "x = {}",
    "f({}={})",
    "x.{}",
    "[{} for {} in {}]",
    "import {}",
    "from {} import {}",
    "def {}({}): pass",
    "class {}: pass",
    "for {} in x: pass",
    "del {}",
    "{} and x",
    "{} in x",
    "not {}",
    "{}; x",
    "{} # x:",
    "{}",
    "@{}\ndef f(): pass",
    "lambda {}: x",
    "x = (\n{}\n)",
    "{}(\nx\n)",
    "print({}, x)",
    "async def f(): await {}",
    "{}: x",
    "{} [x:y]",
    "{} (x)[y:z]",
]


@pytest.mark.parametrize("word", ["match", "case", "type", "lazy"])
@pytest.mark.parametrize("text", NAMES)
def test_a_name(word: str, text: str) -> None:
    text = text.replace("{}", word) + "\n"
    assert error_texts(text) == []
    assert not {"match_stmt", "case_block", "type_stmt", "lazy_import"} & set(statement_types(text))


@pytest.mark.parametrize(
    "text",
    ["match x: {}", "match (x): {}", "match [x]: {}", "match {{x}}: {}", "match -x: {}",
     "match *a, b: {}", "match (x), y: {}", "match not x: {}", "match x.y[z](1): {}",
     "match f'{{x}}': {}", "match match: {}", "match case: {}", "match (\nx\n): {}",
     "match x \\\n: {}", "match lambda: x: {}", "match x[1:2]: {}", "match ...: {}",
     "match await x: {}", "match yield_: # yes\\ \n {}"],
)  # fmt: skip
def test_match(text: str) -> None:
    text = text.replace("{}", "\n  case _: pass\n").replace("{{", "{").replace("}}", "}")
    assert statement_types(text) == ["match_stmt"]
    assert error_texts(text) == []


@pytest.mark.parametrize(
    "pattern",
    ["case", "match", "(x)", "[x], y", "[x]", "{}", "-1", "*x, y", "x if y", "'x'", "f.g", "A()",
     "None", "x if {1: 2}[1]", "x if (lambda: y)", "x if lambda: y"],
)  # fmt: skip
def test_case(pattern: str) -> None:
    for blank in [" ", "", "\\\n"] if pattern[0] in "([{-*'" else [" "]:
        text = f"match x:\n  case{blank}{pattern}: pass\n"
        assert statement_types(text) == ["match_stmt"]
        assert error_texts(text) == []


def test_type_names_everything_soft() -> None:
    for name in ("type", "match", "case", "lazy", "_"):
        assert statement_types(f"type {name} = x\n") == ["type_stmt"]
        assert statement_types(f"type {name}[T] = x\n") == ["type_stmt"]


def test_lazy_on_several_lines() -> None:
    assert statement_types("lazy from a import (\n  b,\n)\n") == ["lazy_import"]
    assert statement_types("lazy \\\n import a\n") == ["lazy_import"]


def test_a_half_typed_match_is_no_match() -> None:
    assert error_texts("match x\ny = 1\n") == ["match"]


def test_a_keyword_that_the_grammar_has_no_use_for_is_a_name() -> None:
    """The line looks like a match, but decorators do not go before one."""
    assert shape(parse("@a\nmatch (x):\n  pass\n")).startswith(
        "file_input(error_node(decorator(@ a newline)) error_node(atom_expr(match trailer(( x )))"
    )
