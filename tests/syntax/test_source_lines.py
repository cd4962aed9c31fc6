"""What tokens say of lines: which end in comments, and which begin in strings."""

from __future__ import annotations

import io
import tokenize
from pathlib import Path

import pytest

from backlint_rules.syntax.source_lines import Comment, SourceLines
from backlint_rules.syntax.text import split_lines

REPOSITORY = Path(__file__).parents[2]
TEXT = '''\
x = 1  # one\r\n\\
  # two
y = f"""# none {x}
{
x}""", "# none"; z = """
"""  # three
if x:
    # four
  # five
    y = f'{f"{x}"}', (
# six'''


def test_comments() -> None:
    assert SourceLines(split_lines(TEXT)).comments == {
        0: Comment(7, "# one"),
        2: Comment(2, "# two"),
        6: Comment(5, "# three"),
        8: Comment(4, "# four"),
        9: Comment(2, "# five"),
        11: Comment(0, "# six"),
    }


def test_lines_that_begin_in_strings() -> None:
    assert SourceLines(split_lines(TEXT)).begun_in_strings == {4, 5, 6}
    assert SourceLines(split_lines('x = """\n\ny')).begun_in_strings == {1, 2}
    assert SourceLines(split_lines("x = 'a\\\nb'\ny")).begun_in_strings == {1}


def test_places_in_formatted_strings() -> None:
    text = SourceLines(split_lines(TEXT))
    assert [text.is_in_formatted_string(3, column) for column in (4, 5, 99)] == [False, True, True]
    assert [text.is_in_formatted_string(5, column) for column in (4, 5, 9)] == [True, False, False]
    assert text.is_in_formatted_string(10, 12)


def test_tokens_from_a_line_on() -> None:
    text = SourceLines(split_lines("a\nb\nc\n"))
    assert [token[1] for token in text.tokens_from(1)] == ["b", "\n", "c", "\n", ""]


def test_tokens_of_some_statements() -> None:
    text = SourceLines(split_lines("a\nif b:\n    b  # c\nd = '''\n'''\n"), 1, 3)
    assert [token[1] for token in text.tokens] == ["if", "b", ":", "\n", "", "b", "\n"]
    assert text.comments == {2: Comment(7, "# c")}
    assert text.begun_in_strings == set()


@pytest.mark.parametrize("path", sorted((REPOSITORY / "rules").rglob("*.py")), ids=lambda p: p.name)
def test_comments_are_those_of_cpython(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = {
        token.start[0] - 1: Comment(token.start[1], token.string)
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.COMMENT
    }
    assert SourceLines(split_lines(text)).comments == expected
