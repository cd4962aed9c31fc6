"""What a whole file says of a name, and which words stand where."""

from __future__ import annotations

import pytest

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.facts.file_view import FileView, Place
from backlint_rules.facts.model import Arguments, Attribute, Chain, Name
from backlint_rules.facts.outline import Outline
from backlint_rules.finding import Range


def view(text: str) -> FileView:
    check = FileCheck(text, (), Environment())
    return FileView(check.pieces, check.lines, Outline("app", False), Environment())


def first_place(file: FileView, scope: int = 0) -> Place:
    return next(file.words("name")).place._replace(scope=scope)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("name = 1\nname = 2\n", [0, 1]),
        ("name = 1\ndef f():\n    global name\n    name = 2\n", [0, 3]),
        ("name = 1\ndef f():\n    name = 2\n", [0]),
        ("name = 1\nclass A:\n    global name\n    x = 1\n    name = 2\n", [0, 4]),
        ("name = 1\nclass A: global name; name = 2\n", [0, 1]),
        ("name = 1\nclass A:\n    name = 2\n    class B:\n        global name\n", [0]),
    ],
)
def test_a_name_of_the_module_has_all_that_binds_it(text: str, lines: list[int]) -> None:
    file = view(text)
    bindings = file.variable("name", first_place(file)).bindings
    assert [place.line + binding.line for binding, place in bindings] == lines


def test_functions_within_bind_what_they_declare_nonlocal() -> None:
    file = view(
        "def f():\n"
        "    name = 1\n"
        "    def g():\n"
        "        nonlocal name\n"
        "        name = 2\n"
        "    def h():\n"
        "        name = 3\n"
    )
    variable = file.variable("name", first_place(file, scope=1))
    assert [binding.line for binding, _ in variable.bindings] == [1, 4]


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    global name\n    name = 1\n",
        "if x:\n    name = 1\n",
        "name = 1\nname = 2\n",
    ],
)
def test_what_binds_a_name_once_does_so_where_it_belongs(text: str) -> None:
    file = view(text)
    assert file.variable("name", first_place(file)).only_binding is None


def test_uses_are_those_of_the_variable() -> None:
    file = view(
        "name = 1\n"
        "print(name)\n"
        "def f(name):\n"
        "    return name\n"
        "class A:\n"
        "    x = lambda self: name + name\n"
    )
    assert file.uses(file.variable("name", first_place(file))) == 3


def test_words_are_code_and_know_their_neighbours_and_their_function() -> None:
    file = view(
        "def f(x=name):  # name\n"
        "    'name'\n"
        "    a.name; print(f'name {name}', name=1)\n"
        "class A:\n"
        "    name: int\n"
        "    def g(self):\n"
        "        yield name\n"
    )
    found = [
        (placed.position, placed.word.before, placed.word.after, placed.place.scope)
        for placed in file.words("name")
    ]
    assert found == [
        ((0, 8), "=", ")", 1),
        ((2, 6), ".", ";", 1),
        ((2, 26), "{", "}", 1),
        ((2, 34), ",", "=", 1),
        ((4, 4), "", ":", 0),
        ((6, 14), "yield", "\n", 1),
    ]


def test_words_begin_statements_and_end_lines() -> None:
    [first, second] = view("yield x\ny = (yield\n)\n").words("yield")
    assert (first.word.begins_statement, first.word.ends_line) == (True, False)
    assert (second.word.begins_statement, second.word.ends_line) == (False, False)


def test_what_a_rule_makes_up_is_not_taken_for_what_it_made_up_before() -> None:
    text = "f()\nfrom sqlalchemy import column as a, table as b\n"
    check = FileCheck(text, (), Environment())
    outline = Outline("app", False)
    outline.start(check.pieces)
    [placed] = FileView(check.pieces, check.lines, outline, Environment()).calls()
    call = placed.call

    def kind_of(name: str) -> str | None:
        root, links = Name(name, 0, 0), (Attribute("x", 0, 2), Arguments((), Range(0, 3, 0, 5)))
        range_ = Range(0, 0, 0, 5)
        return call.kind_of(Chain(root, links, range_, False, "value", 0, call.chain.block))

    for _ in range(3):  # each chain may stand where the one before it was
        assert kind_of("a") == "sqlalchemy.column.x()"
        assert kind_of("b") == "sqlalchemy.table.x()"
