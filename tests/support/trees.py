"""Syntax trees in a form that a test can write down."""

from __future__ import annotations

from collections.abc import Iterable

from backlint_rules.syntax.parser import parse
from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokens import Token
from backlint_rules.syntax.tree import BaseNode, Leaf, NodeOrLeaf, code, errors, leaves


def shape(node: NodeOrLeaf) -> str:
    """The tree on one line: ``rule(child child)``, leaves as they are written."""
    if isinstance(node, BaseNode):
        return f"{node.type}({' '.join(shape(child) for child in node.children)})"
    assert isinstance(node, Leaf)
    return node.value.strip() or node.type


def statement(text: str) -> str:
    """The shape of the only statement of a text that has no errors."""
    module = parse(text + "\n")
    assert error_texts(text + "\n") == []
    first, *others = module.children[:-1]
    assert others == []
    if first.type == "simple_stmt":
        first, newline = first.children
        assert newline.type == "newline"
    return shape(first)


def error_texts(text: str) -> list[str]:
    """The code of the error nodes and error leaves in the tree of a text."""
    return [code(error) for error in errors(parse(text))]


def statement_types(text: str) -> list[str]:
    """The types of the statements of a text, simple ones by what they contain."""
    children = parse(text).children[:-1]
    return [
        child.children[0].type if child.type == "simple_stmt" else child.type
        for child in children
        if child.type != "newline"
    ]


def assert_faithful(text: str) -> None:
    """Every leaf stands where it says, and together they are the text."""
    lines = split_lines(text)
    module = parse(text)
    line, column = 1, 0
    for leaf in leaves(module):
        line, column = _moved(line, column, leaf.prefix)
        if leaf.value or leaf.type == "endmarker":
            assert (leaf.line, leaf.column) == (line, column), leaf
        if leaf.value:
            first_line = split_lines(leaf.value)[0]
            assert lines[line - 1].startswith(first_line, column)
        line, column = _moved(line, column, leaf.value)
    assert (line, column) == (len(lines), len(lines[-1]))
    assert "".join(leaf.prefix + leaf.value for leaf in leaves(module)) == text
    stack: list[NodeOrLeaf] = [module]
    while stack:
        node = stack.pop()
        if isinstance(node, BaseNode):
            assert node.children
            stack += node.children


def _moved(line: int, column: int, text: str) -> tuple[int, int]:
    passed = split_lines(text)
    if len(passed) == 1:
        return line, column + len(text)
    return line + len(passed) - 1, len(passed[-1])


def brief(tokens: Iterable[Token]) -> str:
    """Types and texts of tokens, the layout's ones in capitals."""
    words = []
    for type_, text, *_ in tokens:
        is_layout = type_.name in ("NEWLINE", "INDENT", "DEDENT", "ERROR_DEDENT", "ENDMARKER")
        words.append(type_.name if is_layout else text)
    return " ".join(words)
