"""A small part of the comparison with CPython; ``syntax_oracle`` is the whole."""

from __future__ import annotations

import random
import sysconfig
from pathlib import Path

import pytest

from syntax_oracle import reference
from syntax_oracle.comparison import compare, difference_in
from syntax_oracle.interpreters import ThisInterpreter
from syntax_oracle.programs import TOPICS, generate, mutations

MODULES = [
    "_pydecimal.py",
    "asyncio/base_events.py",
    "dataclasses.py",
    "enum.py",
    "inspect.py",
    "typing.py",
    "unittest/mock.py",
]


@pytest.mark.parametrize("module", MODULES)
def test_modules_of_the_standard_library(module: str) -> None:
    path = Path(sysconfig.get_path("stdlib")) / module
    result = compare([(module, path.read_bytes())], ThisInterpreter())
    assert result.differences == []
    assert result.files == 1
    assert result.spans > 1000


@pytest.mark.parametrize("topic", TOPICS)
def test_programs(topic: str) -> None:
    """New syntax and its look-alikes, as far as the CPython at hand accepts them."""
    chance = random.Random(topic)
    for _ in range(40):
        program = generate(topic, chance)
        for text in [program, *mutations(program, 3, chance)]:
            (expected,) = reference.spans_of_accepted([text])
            if expected is not None:
                assert difference_in(text, expected, reference.LOCATES_F_STRINGS) == "", text


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("x\n", []),
        ("x\n", [("name Store", 1, 0, 1, 1)]),
        ("x\n", [("name Load", 1, 0, 1, 2)]),
        ("x\n", [("name Load", 1, 0, 1, 1)] * 2),
        ("x.\n", []),
    ],
)
def test_a_difference_is_seen(text: str, spans: list[reference.Span]) -> None:
    assert difference_in(text, spans) != ""


def test_files_that_cpython_rejects_are_counted() -> None:
    files = [("good.py", b"x\n"), ("bad.py", b"x x\n"), ("zero.py", b"\0"), ("worse.py", b"\xff")]
    result = compare(files, ThisInterpreter())
    assert result.files == 1
    assert sorted(name for names in result.left_out.values() for name in names) == [
        "bad.py",
        "worse.py",
        "zero.py",
    ]


@pytest.mark.parametrize(
    "source",
    [
        b"\xef\xbb\xbfx = y; z\n",
        b"# coding: latin-1\nx = '\xe4'; y\n",
        "x = 'é名\N{SNAKE}', y, 'é'.z\r\nw\r".encode(),
        b"if x:\n\f\ty\n",
        b"x = '\x0c\x1c\xe2\x80\xa8'; y\n",
        b"lambda: (yield)",
    ],
)
def test_unusual_texts(source: bytes) -> None:
    result = compare([("", source)], ThisInterpreter())
    assert (result.files, result.differences) == (1, [])
