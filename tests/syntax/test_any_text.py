"""Whatever a text is, it has a tree whose leaves are the text."""

from __future__ import annotations

import keyword
import random

from hypothesis import assume, example, given
from hypothesis import strategies as st

from backlint_rules.syntax.parser import parse, parse_tokens
from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokenizer import Lookahead, logical_lines, tokenize
from backlint_rules.syntax.tokens import DEDENT, ENDMARKER, ERROR_DEDENT, INDENT, Token
from backlint_rules.syntax.tree import code, errors
from trees import assert_faithful, shape

FRAGMENTS = [
    *keyword.kwlist, "match", "case", "type", "lazy", "_", "x", "名", "1", "0x", "1.5", ".",
    "(", ")", "[", "]", "{", "}", ":", ",", ";", "=", ":=", "->", "*", "**", "@", "...", "!", "!r",
    "'", '"', "'''", '"""', "f'", 'f"', 'rf"""', "t'", "b'", "{x}", "{x:", "{{", "\\", "#", "$",
    "\n", "\n    ", "\n        ", "\r\n", "\r", "\\\n", "    ", " ", "\t", "\f", "\u2028", "\ufeff",
    "\0", "\ud800", "def f():\n    ", "class A:\n    ", "match x:\n    case ", "foo(", "x = [",
    "@a\n", "with (a as b, ", "try:\n    x\n", "lazy import a\n", "type X[T] = ", "f'{a['b']}'",
]  # fmt: skip
LAYOUT = (INDENT, DEDENT, ERROR_DEDENT, ENDMARKER)

texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(FRAGMENTS)).map("".join),
    st.lists(st.sampled_from(FRAGMENTS)).map(" ".join),
)


@given(texts)
@example("\\")
@example("if a:\n  \\\n")
@example("'\\\r")
@example("f'{a:\n}'")
@example("class A(\\\n\ndef")
def test_the_tree_of_any_text_is_the_text(text: str) -> None:
    assert_faithful(text)


@given(texts)
def test_every_dedent_closes_a_block(text: str) -> None:
    indents = [0]
    depth = 0
    for [(type_, *_), *_] in logical_lines(split_lines(text), 0, indents, Lookahead()):
        depth += (type_ is INDENT) - (type_ is DEDENT)
        assert len(indents) == depth + 1
        assert indents == sorted(set(indents))
    assert depth == 0


@given(texts)
def test_looking_ahead_reaches_forward(text: str) -> None:
    lookahead = Lookahead()
    lines = split_lines(text)
    list(logical_lines(lines, 0, [0], lookahead))
    for from_, to in lookahead.reached:
        assert 0 <= from_ < to <= len(lines)


@given(texts)
def test_what_follows_damage_is_read(text: str) -> None:
    """A `def` at the margin begins a function, unless it is within a triple-quoted string."""
    assume("'''" not in text and '"""' not in text)
    module = parse(f"{text}\n\ndef g(): pass\n")
    function = module.children[-2]
    assert function.type in ("funcdef", "decorated")
    assert code(function).endswith("def g(): pass\n")


@given(texts, st.randoms(use_true_random=False))
def test_tokens_do_not_depend_on_what_is_above(text: str, chance: random.Random) -> None:
    """From a logical line on, with the blocks that are open there, they are the same."""
    lines = split_lines(text)
    indents = [0]
    logical: list[list[Token]] = []
    starts = []
    line = 0
    for tokens in logical_lines(lines, 0, indents, Lookahead()):
        if tokens[0][0] not in LAYOUT:
            starts.append((line, len(logical), list(indents)))
            line = tokens[-1][2]
        logical.append(tokens)
    assume(starts)
    line, position, open_blocks = chance.choice(starts)
    assert list(logical_lines(lines, line, open_blocks, Lookahead())) == logical[position:]


@given(texts)
def test_a_block_is_read_without_its_indent(text: str) -> None:
    """Tokens of a body that stands in some column make the same statements."""
    tokens = list(tokenize(split_lines(text)))
    module = parse_tokens(tokens)
    assert shape(module) == shape(parse(text))
    shifted = [(type_, text, line, 40, prefix) for type_, text, line, _, prefix in tokens]
    assert shape(parse_tokens(shifted)) == shape(module)


@given(st.lists(st.sampled_from(["x = 1", "def f(): pass", "if x:\n    y", "x.", "class A(", "$"])))
def test_statements_at_the_margin_do_not_damage_each_other(statements: list[str]) -> None:
    """Only a bracket takes in what follows it, up to a line that cannot be in it."""
    text = "\n".join([*statements, "def f(): pass", ""])
    inside = False
    damaged = []
    for statement in statements:
        if statement == "def f(): pass":
            inside = False
        elif statement == "class A(":
            inside = True
        if statement in ("x.", "$") and not inside:
            damaged.append(statement)
    if "class A(" not in statements:
        assert [code(error) for error in errors(parse(text))] == damaged
    assert set(damaged) <= {code(error) for error in errors(parse(text))}
