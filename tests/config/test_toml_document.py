"""Every key and every array element of a TOML text is found on its line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint.config.toml_document import Keys, Mark, TomlDocument, TomlSyntaxError

EXAMPLE = '''\
# comment = "not a key"
title = "[not.a.table]"
[tool.backlint]
select = [
    "sqlalchemy", # first, "not an element"
    'fastapi-on-event',
]
severity."sqlalchemy-legacy-query" = "error"
"per-file-ignores" = { "tests/**" = ["fastapi"], 'a.b' = [] }
text = """
select = "inside a string"
[neither.a.table] \\""" """""

[[tool.index]]
name = "one"
[[tool.index]]
name = "two"
[tool.index.options]
when = 1979-05-27 07:32:00
'''


@pytest.mark.parametrize(
    ("keys", "line", "named"),
    [
        (("title",), 1, "title"),
        (("tool", "backlint", "select"), 3, "select"),
        (("tool", "backlint", "select", 0), 4, '"sqlalchemy"'),
        (("tool", "backlint", "select", 1), 5, "'fastapi-on-event'"),
        (("tool", "backlint", "severity"), 7, "severity"),
        (
            ("tool", "backlint", "severity", "sqlalchemy-legacy-query"),
            7,
            '"sqlalchemy-legacy-query"',
        ),
        (("tool", "backlint", "per-file-ignores", "tests/**"), 8, '"tests/**"'),
        (("tool", "backlint", "per-file-ignores", "tests/**", 0), 8, '"fastapi"'),
        (("tool", "backlint", "per-file-ignores", "a.b"), 8, "'a.b'"),
        (("tool", "index", 0, "name"), 14, "name"),
        (("tool", "index", 1, "name"), 16, "name"),
        (("tool", "index", 1, "options", "when"), 18, "when"),
    ],
)
def test_finds_where_a_value_is_named(keys: Keys, line: int, named: str) -> None:
    mark = TomlDocument.parse(EXAMPLE).mark(*keys)
    assert mark is not None
    assert mark.line == line
    assert EXAMPLE.splitlines()[line][mark.column : mark.end_column] == named


def test_an_element_over_several_lines_is_marked_on_its_first() -> None:
    document = TomlDocument.parse("a = [\n  [1,\n   2],\n]\n")
    assert document.mark("a", 0) == Mark(1, 2, 5)


def test_the_line_of_something_inside_an_opaque_value_is_its_key_s() -> None:
    assert TomlDocument.parse("\na = 1").line("a", "b") == 2


def test_lines_end_at_crlf_too() -> None:
    assert TomlDocument.parse("a = 1\r\nb = 2\r\n").mark("b") == Mark(1, 0, 1)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [("a = 1\nb = = 2", 1, "Invalid value"), ("\n\na = [1", 2, "Unclosed array")],
)
def test_what_is_not_toml_says_where(text: str, line: int, words: str) -> None:
    with pytest.raises(TomlSyntaxError, match=words) as caught:
        TomlDocument.parse(text)
    assert caught.value.line == line


def flat(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    for key, child in children:
        yield (*keys, key)
        yield from flat(child, (*keys, key))


key_texts = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", '"h\\"i"', '"\\u00e4"', '"#"', "1"])
strings = st.sampled_from(
    ['"x"', "'y'", '"\\""', '"""\na = 1\n[b]\n"""', "'''\n\"]\n'''", '""""q""""', '"#]"', "''"]
)
scalars = strings | st.sampled_from(["1", "true", "1.5e3", "07:32:00", "1979-05-27 07:32:00"])
spaces = st.sampled_from(["", " ", "\n", ' # ], } "\n', "\n\n  "])


def arrays(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.tuples(st.lists(values, max_size=3), spaces, st.booleans())
    return joined.map(
        lambda drawn: (
            f"[{drawn[1]}{f'{drawn[1]},{drawn[1]}'.join(drawn[0])}"
            f"{',' if drawn[2] and drawn[0] else ''}{drawn[1]}]"
        )
    )


def inline_tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.dictionaries(key_texts, values, max_size=3)
    return pairs.map(lambda drawn: "{" + ", ".join(f"{k} = {v}" for k, v in drawn.items()) + "}")


values = st.recursive(scalars, lambda inner: arrays(inner) | inline_tables(inner), max_leaves=6)
dotted_keys = st.lists(key_texts, min_size=1, max_size=3).map(" . ".join)
statements = st.one_of(
    st.tuples(dotted_keys, values).map(lambda drawn: f"{drawn[0]} = {drawn[1]}"),
    dotted_keys.map(lambda key: f"[ {key} ]"),
    dotted_keys.map(lambda key: f"[[{key}]] # comment"),
)


@given(st.lists(statements, max_size=8))
def test_knows_exactly_the_keys_that_the_parser_knows(lines: list[str]) -> None:
    accepted = TomlDocument.parse("")
    kept: list[str] = []
    for line in lines:
        # Some draws define a key twice, or a table that is already something else.
        with suppress(TomlSyntaxError):
            accepted = TomlDocument.parse("\n".join([*kept, line]))
            kept.append(line)
    assert set(accepted.marks) == set(flat(accepted.values))
