"""Compares the scopes of files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from packaging.version import Version

from cpythons import Interpreter, Rejected
from scope_oracle import ours, theirs
from scope_oracle.tree import LOCAL, ScopeNode


@dataclass
class Result:
    """What came of the comparison of some files; ``left_out`` by reason."""

    files: int = 0
    scopes: int = 0
    names: int = 0
    differences: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)


def compare(files: Iterable[tuple[str, str]], interpreter: Interpreter) -> Result:
    """Compares all files (name and text) that CPython accepts.

    It is one that has run ``reference``.
    """
    result = Result()
    inlines = Version(interpreter.version) >= Version("3.12")
    for name, text in files:
        try:
            table = interpreter.ask("table_of", text)
        except Rejected as rejected:
            reason = str(rejected)
            result.left_out[reason] = result.left_out.get(reason, 0) + 1
            continue
        tree = theirs.tree_of(table)
        scopes, names = tree.count()
        result.files += 1
        result.scopes += scopes
        result.names += names
        difference = difference_between(ours.tree_of(text), tree, inlines)
        if difference:
            result.differences.append(f"{name}: {difference}")
    return result


def difference_between(one: ScopeNode, other: ScopeNode, inlined: bool) -> str:
    """The first difference between two trees in words, or nothing.

    ``inlined``: comprehensions are not compared, see ``dissolve_comprehensions``.
    """
    if inlined:
        only_in_comprehensions = dissolve_comprehensions(one)
        dissolve_comprehensions(other)
    else:
        only_in_comprehensions = {}
    stack = [(one, other, f"{other.kind} {other.name}")]
    while stack:
        mine, theirs_, path = stack.pop()
        passed_over = only_in_comprehensions.get(id(mine), set())
        for name in sorted(mine.symbols.keys() | theirs_.symbols.keys()):
            ours_, others = mine.symbols.get(name), theirs_.symbols.get(name)
            if ours_ != others and name not in passed_over:
                return f"in {path}: {name} is {ours_} instead of {others}"
        my_children = sorted(mine.children, key=_order)
        their_children = sorted(theirs_.children, key=_order)
        found, expected = list(map(_what, my_children)), list(map(_what, their_children))
        if found != expected:
            missing = [what for what in expected if what not in found]
            added = [what for what in found if what not in expected]
            return f"in {path}: scopes {added or found} instead of {missing or expected}"
        for my_child, their_child in zip(my_children, their_children, strict=True):
            stack.append((my_child, their_child, f"{path} > {their_child.kind} {their_child.name}"))
    return ""


def dissolve_comprehensions(tree: ScopeNode) -> dict[int, set[str]]:
    """Takes comprehensions out: CPython puts most of them into the scope around them, so that
    nobody can tell what was where. On 3.11 they are compared.

    Gives the names that only they have, by the ``id`` of the scope around them.
    """
    found: dict[int, set[str]] = {}
    stack = [tree]
    while stack:
        node = stack.pop()
        todo, children = list(node.children), []
        names: set[str] = set()
        while todo:
            child = todo.pop(0)
            if child.kind == "comprehension":
                names |= child.symbols.keys()
                todo = child.children + todo
            else:
                children.append(child)
        node.children = children
        found[id(node)] = names - node.symbols.keys()
        for name in found[id(node)]:
            node.add(name, set(), LOCAL)
        stack += children
    return found


def _what(node: ScopeNode) -> tuple[str, str, int]:
    return node.kind, node.name, node.line


def _order(node: ScopeNode) -> tuple[object, ...]:
    """Those without a name by what is in them: nobody says in which order they are noted."""
    return _what(node), sorted(node.symbols)
