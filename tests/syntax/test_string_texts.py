"""What strings say of the text of a program, and what they demand of it."""

from __future__ import annotations

import pytest

from backlint_rules.syntax.string_texts import literal_texts, n_new_strings, shown_code
from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokenizer import tokenize
from backlint_rules.syntax.tokens import Token


def tokens(text: str) -> list[Token]:
    return list(tokenize(split_lines(text)))


def test_literal_texts() -> None:
    text = """x = "one", '''two\nlines''', f"a{b}c{'d':>{e}}", f'{f"{g}h"}'"""
    assert list(literal_texts(tokens(text))) == ["'''two\nlines'''", "a", "c", ">", "h"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("f'{x}', {x: y}, x == y", []),
        ("f'{x=}'", ["x="]),
        ("f'{ f(a, b=1) = !r:>{n}}'", [" f(a, b=1) = "]),
        ("f'{x:{y=}}'", ["y="]),
        ("f'{x == y}', f'{x[{1: 2}]!r}', f'{(lambda: 1)=}'", ["(lambda: 1)="]),
        ("""f'{f"{x}"=}'""", ['f"{x}"=']),
        ("t'{x} {y:>3}'", ["x", "y"]),
        ("""rT'{f"{x}"}'""", ['f"{x}"']),
        ("f'''{\n  x\n  =\n  }'''", ["\n  x\n  =\n  "]),
    ],
)
def test_code_that_is_part_of_a_value(text: str, shown: list[str]) -> None:
    assert list(shown_code(tokens(text))) == shown


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("""f'{"x"}', f"{x['y']}" '"', f'''{"x"}{
            y}''', f'''{f"{'x'}"}'''""", 0),
        (r"f'\n{x:>{n}}\n', f'''{x}'''", 0),
        ("""f'{f"{x}"}'""", 0),
        ("f'{'x'}'", 1),
        ("f'''{f'''x'''}'''", 1),
        ("""f'{f"{'x'}"}'""", 1),
        (r"""f'{"\n"}'""", 1),
        ("f'{\nx}'", 1),
        ("f'{x\n}{y\n}', f'{z\n}'", 2),
        ("f'''{x  # why\n}'''", 1),
    ],
)  # fmt: skip
def test_strings_that_only_new_versions_read(text: str, n: int) -> None:
    assert n_new_strings(tokens(text)) == n
