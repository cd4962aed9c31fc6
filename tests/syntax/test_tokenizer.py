"""The layout of a text in tokens: lines, indentation, blanks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokenizer import Lookahead, logical_lines, tokenize
from backlint_rules.syntax.tokens import DEDENT, INDENT, NAME, Token
from trees import assert_faithful, brief, error_texts, statement_types


def tokens_of(text: str) -> list[Token]:
    return list(tokenize(split_lines(text)))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends(line_end: str) -> None:
    text = "if a:\n  b\n\n# c\nd = '''\n'''; e(\n)\nf \\\n+ 1\n".replace("\n", line_end)
    assert brief(tokens_of(text)) == (
        "if a : NEWLINE INDENT b NEWLINE DEDENT d = '''\n''' ; e ( ) NEWLINE "
        "f + 1 NEWLINE ENDMARKER"
    ).replace("\n", line_end)
    assert error_texts(text) == []
    assert_faithful(text)


def test_no_line_end_at_the_end() -> None:
    assert brief(tokens_of("if a:\n  b")) == "if a : NEWLINE INDENT b DEDENT ENDMARKER"
    for text in ["if a:\n  b", "a", "a; b;", "if a: b", "a # c", "a\n  ", "a\n  # c", "class A: b"]:
        assert error_texts(text) == []
        assert_faithful(text)


def test_other_separators_are_no_line_ends() -> None:
    assert statement_types("'\u2028\x85\x0b\x1c\u2029'\nb\n") == ["string", "name"]
    assert error_texts("a\u2028b\n") == ["a", "\u2028"]


def test_a_form_feed_begins_the_column_anew() -> None:
    text = "if a:\n  b\n\f\n  \f  c\n\fd\n"
    assert brief(tokens_of(text)) == (
        "if a : NEWLINE INDENT b NEWLINE c NEWLINE DEDENT d NEWLINE ENDMARKER"
    )
    assert_faithful(text)


def test_tabs_are_one_column() -> None:
    text = "if a:\n\tif b:\n\t\tc\n\td\n"
    assert error_texts(text) == []
    assert_faithful(text)


def test_the_column_in_front_of_a_backslash_counts() -> None:
    text = "if a:\n    b\n    \\\nc\n"
    assert brief(tokens_of(text)) == "if a : NEWLINE INDENT b NEWLINE c NEWLINE DEDENT ENDMARKER"
    assert_faithful(text)


def test_a_byte_order_mark_is_a_prefix_on_the_first_line_only() -> None:
    first = tokens_of("\ufeffa\n")[0]
    assert first == (NAME, "a", 1, 1, "\ufeff")
    assert error_texts("\ufeffif a:\n  b\nc\n") == []
    assert_faithful("\ufeffif a:\n  b\nc\n")
    assert error_texts("a\n\ufeffb\n") == ["\ufeff"]


def test_wide_characters_are_one_column() -> None:
    tokens = tokens_of("'\N{SNAKE}' + 名前\n")
    assert [column for _, _, _, column, _ in tokens[:3]] == [0, 4, 6]
    assert error_texts("x = 'é' + 名前 + ª1\n") == []


@pytest.mark.parametrize(
    "text", ["a\0b\n", "\0", "'\0'\n", "# \0\n", "f'\0{\0}'\n", "a = ²\n", "€uro\n"]
)
def test_characters_that_no_text_may_contain(text: str) -> None:
    assert_faithful(text)


def test_numbers() -> None:
    numbers = "0 00 1_0 0xFf 0b1_0 0O7 1. .5 1e5 1.5E-3 2j 1_0.5j 1e5J 0_0"
    assert brief(tokens_of(numbers)) == f"{numbers} ENDMARKER"
    assert brief(tokens_of("0777 1__0 1_a 0xg")) == "0 777 1 __0 1 _a 0 xg ENDMARKER"


def test_strings() -> None:
    strings = [
        "''",
        '""',
        "'a\\''",
        'Rb"\\""',
        "u'''a'b'''",
        '""""a"""',
        "bR'\\\n'",
        'r"""\\""""""',
    ]
    strings = [*strings[:-1], 'r"""\\""" """']
    assert [text for _, text, *_ in tokens_of(" ".join(strings))[:-1]] == strings


def test_a_line_between_two_indentations() -> None:
    assert brief(tokens_of("if a:\n    b\n  c\nd\n")) == (
        "if a : NEWLINE INDENT b NEWLINE ERROR_DEDENT c NEWLINE DEDENT d NEWLINE ENDMARKER"
    )


def test_tokens_from_a_line_on() -> None:
    lines = split_lines("class A:\n  def f(): pass\n  x = 1\ny\n")
    indents = [0, 2]
    logical = logical_lines(lines, 2, indents, Lookahead())
    first = next(logical)
    assert first[0] == (NAME, "x", 3, 2, "  ")
    assert (brief(first), indents) == ("x = 1 NEWLINE", [0, 2])
    assert [(brief(tokens), list(indents)) for tokens in logical] == [
        ("DEDENT", [0]), ("y NEWLINE", [0]), ("ENDMARKER", [0]),
    ]  # fmt: skip


def test_indents_are_up_to_date_between_the_tokens() -> None:
    lines = split_lines("if a:\n if b:\n  c\nd\n")
    indents = [0]
    seen = [
        (type_, list(indents))
        for [(type_, *_), *_] in logical_lines(lines, 0, indents, Lookahead())
        if type_ in (INDENT, DEDENT)
    ]
    assert seen == [(INDENT, [0, 1]), (INDENT, [0, 1, 2]), (DEDENT, [0, 1]), (DEDENT, [0])]


def test_lines_are_read_as_they_are_needed() -> None:
    class Lines(Sequence[str]):
        """Fails when a line is read that is not needed."""

        def __len__(self) -> int:
            return 100

        def __getitem__(self, index: object) -> str:
            assert isinstance(index, int)
            assert index < 2
            return "a = [\n" if index == 0 else "]\n"

    tokens = tokenize(Lines())
    assert [next(tokens)[1] for _ in range(5)] == ["a", "=", "[", "]", "\n"]
