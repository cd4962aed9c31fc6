"""A small part of the comparison with CPython's ``symtable``; ``scope_oracle`` is the whole."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpythons import Interpreter
from scope_oracle import ours, reference, theirs
from scope_oracle.comparison import compare, difference_between
from scope_oracle.tree import ScopeNode

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
INLINES = sys.version_info >= (3, 12)

needs_type_parameters = pytest.mark.skipif(not INLINES, reason="syntax of Python 3.12")


@pytest.fixture(scope="module")
def interpreter() -> Iterator[Interpreter]:
    with Interpreter.installed(sys.executable, Path(reference.__file__)) as interpreter:
        yield interpreter


@pytest.mark.parametrize(
    "module", ["asyncio/base_events.py", "dataclasses.py", "enum.py", "inspect.py", "typing.py"]
)
def test_modules_of_the_standard_library(interpreter: Interpreter, module: str) -> None:
    text = (Path(sysconfig.get_path("stdlib")) / module).read_text(encoding="utf-8")
    result = compare([(module, text)], interpreter)
    assert result.differences == []
    assert result.names > 300


def difference(text: str) -> str:
    tree = theirs.tree_of(reference.table_of(text))
    return difference_between(ours.tree_of(text), tree, INLINES)


@pytest.mark.parametrize(
    "text",
    [
        "class A:\n    x = 1\n    def f(self):\n        return x\n",
        "class A:\n    x = 1\n    y = [x for x in x if y]\n",
        "def f():\n    x = 1\n    class A:\n        y = x\n        x = x\n    return lambda: x\n",
        "def f():\n    global x, y\n    x = 1\n    def g():\n        return x, y, z\n",
        "def f(a, *b, c=d, **e):\n    def g():\n        nonlocal a\n        a = b, c, e\n",
        "import a.b, c.d as e\nfrom f import *\nfrom g import h as i\n",
        "match x:\n    case A(b=[c, *d]) | {'e': d, **c} if f: pass\n",
        "try:\n    pass\nexcept E as e:\n    print(e)\nfor (a, b.c), *d[e] in f: pass\n",
        "with a as b, c as (d, e[f]):\n    del b, d.x, e[0]\n",
        "def f():\n    (x): int\n    y: int\n    (z): int = 3\n",
        "def f():\n    class __A:\n        def g(self, __x):\n            return __x, self.__y\n",
        "x = lambda a=b, *c: (a, c, d, [a for e in a])\n",
        "async def f():\n    return [x async for x in y if await x]\n",
        "\N{FULLWIDTH LATIN SMALL LETTER X} = 1\nprint(x)\n",
        "f'{x!r:{y}}{z=}'\n",
        "if x: ...\nwith y: ...; ...;\nwhile z:\n    ...\nelse: return_ = 1; raise E;\n",
    ],
)
def test_rules_of_scope(text: str) -> None:
    assert difference(text) == ""


@needs_type_parameters
@pytest.mark.parametrize(
    "text",
    [
        "def f[T: B, *Ts, **P](a: T, b: Ts = T) -> P:\n    x: T\n    return T\n",
        "class A[T](B[T]):\n    x: T\n    def f(self, x: T) -> T:\n        return T\n",
        "class A[T]:\n    class B[U](T):\n        def f(self): return T, U\n",
        "type A[T: (int, B)] = list[T] | A\n",
        "def f():\n    class X:\n        T = int\n        type A = T\n        def g[U: T](): T\n",
    ],
)
def test_type_parameters(text: str) -> None:
    assert difference(text) == ""


@pytest.mark.parametrize(
    ("raw", "normalised"),
    [
        pytest.param(
            "x += y\n",
            "used",
            id="an augmented assignment uses the name, too",
        ),
        pytest.param(
            "from __future__ import annotations\ny: x\n",
            "used",
            id="annotations that are never evaluated",
        ),
    ],
)
def test_what_symtable_passes_over_is_written_out(raw: str, normalised: str) -> None:
    tables = [reference.raw_table_of(raw), reference.table_of(raw)]
    before, after = [table[3].get("x", []) for table in tables]
    assert normalised not in before
    assert normalised in after


def raw_tree(text: str) -> ScopeNode:
    return theirs._node(reference.table_of(text))


@pytest.mark.parametrize(
    ("normalise", "text"),
    [
        (theirs.name_kinds, "f = lambda: 0\n"),
        (theirs.drop_synthetic_names, "x = (y for y in z)\n"),
        (theirs.drop_synthetic_names, "class A:\n    def f(self): super()\n"),
        (theirs.give_walrus_to_outer_scope, "class A:\n    f = lambda s: (x := y for y in s)\n"),
        (theirs.forget_global_in_module, "global x\nx = 1\n"),
        (theirs.drop_passed_through_names, "def f(x):\n    def g():\n        def h(): return x\n"),
        pytest.param(
            theirs.merge_annotation_scopes, "def f[T: B](): ...\n", marks=needs_type_parameters
        ),
    ],
)
def test_each_normalisation_is_needed(normalise: object, text: str) -> None:
    """Without it there is a difference in a program where all that is said of it is true."""
    tree = raw_tree(text)
    for other in theirs.NORMALISATIONS:
        if other is not normalise:
            other(tree)
    assert difference_between(ours.tree_of(text), tree, inlined=False) != ""
    assert difference(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "def f(x):\n    return x\n",
        "def f():\n    import x\n",
        "class A:\n    x = 1\n",
        "x = lambda: y\n",
    ],
)
def test_a_difference_is_seen(text: str) -> None:
    tree = theirs.tree_of(reference.table_of(text.replace("x", "z")))
    assert difference_between(ours.tree_of(text), tree, INLINES) != ""
