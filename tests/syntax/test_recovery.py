"""Half-typed code: what is wrong is small, and what is around it is read."""

from __future__ import annotations

from itertools import chain

import pytest

from backlint_rules.syntax.parser import parse
from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokenizer import Lookahead, logical_lines, tokenize
from backlint_rules.syntax.tokens import NAME, NEWLINE
from trees import assert_faithful, brief, error_texts, shape, statement_types

FOLLOWING = [
    "def g(): pass",
    "async def g(): pass",
    "async with a: pass",
    "class B: pass",
    "import a",
    "from a import b",
    "with a: pass",
    "while a: pass",
    "try: pass\nfinally: pass",
    "return",
    "raise a",
    "pass",
    "break",
    "continue",
    "del a",
    "global a",
    "nonlocal a",
    "assert a",
]
#: What cannot go on where an operand is missing.
FOLLOWING_AN_OPERATOR = ["if a: pass", "for a in b: pass", "@a\ndef f(): pass"]


@pytest.mark.parametrize("following", FOLLOWING)
@pytest.mark.parametrize("damaged", ["class A(", "foo(", "foo(a,", "foo(a", "x = [", "x = {1: 2"])
def test_a_statement_ends_open_brackets(damaged: str, following: str) -> None:
    expected = statement_types(following + "\n")
    text = f"{damaged}\n{following}\nx = 1\n"
    assert statement_types(text) == ["error_node", *expected, "expr_stmt"]
    assert error_texts(text) == [damaged]
    assert_faithful(text)


@pytest.mark.parametrize("following", FOLLOWING_AN_OPERATOR)
@pytest.mark.parametrize("damaged", ["foo(", "foo(a,", "x = [a +", "x = {1: [2], 3:"])
def test_a_statement_where_an_operand_is_missing(damaged: str, following: str) -> None:
    expected = statement_types(following + "\n")
    text = f"{damaged}\n{following}\nx = 1\n"
    assert statement_types(text) == ["error_node", *expected, "expr_stmt"]


@pytest.mark.parametrize(
    "text",
    ["(a\nif b else\nc)", "[a\nfor a in b\nif c]", "(a\n@b)", "f(a\nfor a in b)",
     "(...\nif a else b)",
     "(yield\nfrom a)", "[a async\nfor a in b]", "[a\nasync for a in b]",
     "(a if b else\nlambda: c)",
     "(a[0]\nif b else c)", "{a: b\nfor a, b in c}", "(f()\nif a\nelse b)"],
)  # fmt: skip
def test_the_same_words_within_an_expression(text: str) -> None:
    assert error_texts(f"{text}\n") == []


def test_the_end_of_brackets_in_tokens() -> None:
    lookahead = Lookahead()
    lines = split_lines("if a:\n  foo(b,\n\n  # c\nreturn\n")
    logical = list(logical_lines(lines, 0, [0], lookahead))
    assert [brief(tokens) for tokens in logical] == [
        "if a : NEWLINE",
        "INDENT",
        "foo ( b , NEWLINE",
        "DEDENT",
        "return NEWLINE",
        "ENDMARKER",
    ]
    assert logical[2][-1] == (NEWLINE, "\n", 2, 8, "")
    assert logical[4][0] == (NAME, "return", 5, 0, "\n  # c\n")
    assert lookahead.reached == [(1, 4)]


def test_the_end_of_brackets_behind_a_string_of_two_lines() -> None:
    tokens = list(tokenize(split_lines('f("""\n"""\ndef')))
    assert tokens[3][2:4] == (2, 3)


def test_the_comment_behind_an_open_bracket_stays_on_its_line() -> None:
    newline, keyword, *_ = list(tokenize(split_lines("f( # a\r\n# b\r\ndef")))[2:]
    assert newline == (NEWLINE, "\r\n", 1, 6, " # a")
    assert keyword == (NAME, "def", 3, 0, "# b\r\n")


def test_a_keyword_in_the_middle_of_a_line_ends_brackets_without_a_line_end() -> None:
    assert brief(tokenize(["f(a, def g(\n", "b"])) == "f ( a , def g ( b ENDMARKER"


def test_an_unclosed_call_above_a_method() -> None:
    text = "class A:\n    def f(self):\n        foo(\n\n    def g(self):\n        return 1\n"
    assert error_texts(text) == ["foo("]
    (class_,) = (child for child in parse(text).children if child.type == "classdef")
    assert [child.type for child in class_.children[-1].children] == [
        "newline",
        "funcdef",
        "funcdef",
    ]


def test_an_unclosed_class_above_its_body() -> None:
    text = "class A(\n    def f(self):\n        pass\n\n    x = 1\ny = 2\n"
    assert error_texts(text) == ["class A(", ""]
    assert statement_types(text) == [
        "error_node",
        "error_leaf",
        "funcdef",
        "expr_stmt",
        "expr_stmt",
    ]


def test_a_block_may_begin_with_an_error() -> None:
    assert shape(parse("if a:\n    b(\n    return\n")) == (
        "file_input(if_stmt(if a : suite(newline error_node(b () newline "
        "simple_stmt(return newline))) endmarker)"
    )
    assert shape(parse("if a:\n    $\nb\n")) == (
        "file_input(if_stmt(if a : suite(newline $ newline)) simple_stmt(b newline) endmarker)"
    )
    assert shape(parse("if a:\n    b.")) == (
        "file_input(if_stmt(if a : suite(newline error_node(b .))) endmarker)"
    )


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        ("x.\ny\n", ["x."]),
        ("x = \ny\n", ["x ="]),
        ("foo(a b)\ny\n", ["foo(a", "b", ")"]),
        ("if x\n    y\nz\n", ["if x", ""]),
        ("for x in\ny\n", ["for x in"]),
        ("def f(a, b\n", ["def f(a, b"]),
        ("def f(\n    a: int,\n    b: str\n\nx\n", ["def f(\n    a: int,\n    b: str"]),
        ("try:\n    x\ny\n", ["try:\n    x\n"]),
        ("else:\n    x\n", ["else", ":", ""]),
        ("@a\nx\n", ["@a\n"]),
        ("from a import\nx\n", ["from a import"]),
        ("x = )\ny\n", ["x =", ")"]),
        ("a $ b ? c\n", ["a", "$", "b", "?"]),
        ("if a:\n        b\n    c\nd\n", [""]),
        ("return return\n", ["return"]),
    ],
)  # fmt: skip
def test_errors_stay_where_they_are(text: str, errors: list[str]) -> None:
    assert error_texts(text) == errors
    assert_faithful(text)


@pytest.mark.parametrize(
    ("header", "tree"),
    [
        ("if x y", "if_stmt(if error_node(x y) : BODY)"),
        ("if x.", "if_stmt(if error_node(x .) : BODY)"),
        ("if f'", "if_stmt(if error_node(f') : BODY)"),
        ("if", "if_stmt(if error_node(error_leaf) : BODY)"),
        ("if x: y\nelif $", "if_stmt(if x : simple_stmt(y newline) elif error_node($) : BODY)"),
        ("while a)", "while_stmt(while error_node(a )) : BODY)"),
        ("for x y in z", "for_stmt(for error_node(x y in z) : BODY)"),
        ("for", "for_stmt(for error_node(error_leaf) : BODY)"),
        ("async for x in", "async_stmt(async for_stmt(for error_node(x in) : BODY))"),
        ("with a) as b, c", "with_stmt(with error_node(a ) as b , c) : BODY)"),
        ("with (a as b, c $)", "with_stmt(with error_node(( with_item(a as b) , c $ )) : BODY)"),
        ("async with a b", "async_stmt(async with_stmt(with error_node(a b) : BODY))"),
        ("try: a\nexcept A as",
         "try_stmt(try : simple_stmt(a newline) error_node(except A as) : BODY)"),
        ("try: a\nexcept $", "try_stmt(try : simple_stmt(a newline) error_node(except $) : BODY)"),
        ("try: a\nexcept A B",
         "try_stmt(try : simple_stmt(a newline) error_node(except_clause(except A) B) : BODY)"),
    ],
)  # fmt: skip
def test_a_broken_header_keeps_its_block(header: str, tree: str) -> None:
    text = f"{header}:\n    a\nb\n"
    body = "suite(newline simple_stmt(a newline))"
    assert shape(parse(text)) == (
        f"file_input({tree.replace('BODY', body)} simple_stmt(b newline) endmarker)"
    )
    assert_faithful(text)


def test_clauses_below_a_broken_header() -> None:
    assert statement_types("if x y:\n    a\nelif b:\n    c\nelse:\n    d\ne\n") == [
        "if_stmt",
        "name",
    ]
    assert statement_types("try:\n    a\nexcept $:\n    c\nfinally:\n    d\n") == ["try_stmt"]


@pytest.mark.parametrize(
    "text",
    ["if x y\n    a\n",  # no colon
     "if x y: a\n",  # the body is on its line
     "if x: if y\n    a\n", "if x: y z:\n    a\n",  # it is not the header
     "else x:\n    a\n", "x y:\n    a\n",
     "def f(x y):\n    a\n", "class A x:\n    a\n",  # what is in there depends on it
     "if x(:\n    a\n",
     "try:\n    a\nfor b in c:\n    d\n"],  # it belongs to another statement
)  # fmt: skip
def test_no_header_to_keep(text: str) -> None:
    assert not {"if_stmt", "funcdef", "classdef"} & set(statement_types(text)[:1]) or error_texts(
        text
    )
    assert_faithful(text)


def test_a_string_that_is_not_closed() -> None:
    """Its quote is the error; brackets behind it still close."""
    assert error_texts('print("hello)\nx\n') == ["print(", '"', "hello", ")"]
    assert statement_types('print("hello)\nx\n')[-1] == "name"
    assert statement_types("print(f'hello {x})\ny\n")[-1] == "name"
    assert statement_types("x = 'abc\\\ny\nz\n")[-1] == "name"


@pytest.mark.parametrize("field", ["{", "{}", "{a", "{a b'", "}", "{a!}", "{(a}", "{a:{b}", "{a;}"])
def test_an_f_string_that_is_not_whole(field: str) -> None:
    text = f"foo(f'{field}', b)\nx\n"
    assert statement_types(text)[-1] == "name"
    assert error_texts(text)
    assert_faithful(text)


def test_a_triple_quoted_string_that_is_not_closed() -> None:
    assert error_texts('x\ny = """a\nb\n') == ["y =", '"""a\nb\n']
    assert error_texts('x\ny = f"""a {b}\nc\n') == ["y =", 'f"""a {b}\nc\n']
    assert error_texts('y = f"""a {b\n"""\nx\n') == ["y =", 'f"""a {b\n"""']


def test_how_far_an_f_string_was_looked_at() -> None:
    lookahead = Lookahead()
    lines = split_lines("x\nf'{a}' f'{\n# b\n'\ny\n")
    tokens = chain.from_iterable(logical_lines(lines, 0, [0], lookahead))
    assert brief(tokens) == "x NEWLINE f' { a } ' f' { ' y NEWLINE ENDMARKER"
    assert lookahead.reached == [(1, 3)]


def test_a_field_of_a_whole_f_string_needs_no_lookahead() -> None:
    lookahead = Lookahead()
    list(logical_lines(split_lines("f'{\na\n}'\nx\n"), 0, [0], lookahead))
    assert lookahead.reached == []


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    assert error_texts("f'{" * 400 + "x" + "}'" * 400 + "\n")
    assert_faithful("(" * 3000 + ")" * 3000 + "\n")
    assert_faithful("-" * 3000 + "x\n")
