"""The syntax tree: parso's nodes, and what is asked of them everywhere.

A node has a ``type`` (the grammar's rule) and ``children``; a leaf has a ``type``, a ``value``, a
``line`` (1-based), a ``column`` (in characters), and a ``prefix``: the blanks, comments and line
ends in front of it. The leaves with their prefixes, one after the other, are the text. What the
grammar has no place for is in nodes of the types ``error_node`` and ``error_leaf``.

Nothing knows its ``parent``, so there are no circles: a tree is freed as soon as its facts are
read, and the next one takes its place in memory.

The functions here do not recurse: a tree may be deeper than Python's stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from keyword import iskeyword
from typing import Any, Final, cast

from parso.python import tree
from parso.python.tree import Module
from parso.tree import BaseNode, Leaf, Node, NodeOrLeaf

from backlint_rules.syntax.grammar import BLOCKS, RENAMED_RULES, Terminal
from backlint_rules.syntax.tokens import (
    CASE_KEYWORD,
    ENDMARKER,
    FSTRING_END,
    FSTRING_START,
    FSTRING_STRING,
    LAZY_KEYWORD,
    MATCH_KEYWORD,
    NAME,
    NEWLINE,
    NUMBER,
    STRING,
    TYPE_KEYWORD,
    Token,
    TokenType,
)

__all__ = [
    "BaseNode",
    "Leaf",
    "Module",
    "NodeOrLeaf",
    "code",
    "error_leaf",
    "error_node",
    "errors",
    "leaf_class",
    "leaves",
    "make_node",
    "pattern_names",
    "perhaps_bound_names",
]


def leaves(node: NodeOrLeaf) -> Iterator[Leaf]:
    """All leaves, in the order of the text."""
    stack = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, BaseNode):
            stack += reversed(node.children)
        else:
            yield cast(Leaf, node)


def code(node: NodeOrLeaf) -> str:
    """The node's text, without the prefix of its first leaf."""
    parts: list[str] = []
    for leaf in leaves(node):
        if parts:
            parts.append(leaf.prefix)
        parts.append(leaf.value)
    return "".join(parts)


def errors(node: NodeOrLeaf) -> Iterator[NodeOrLeaf]:
    """The error nodes and error leaves in a tree, outermost only, in the order of the text."""
    stack = [node]
    while stack:
        node = stack.pop()
        if node.type in ("error_node", "error_leaf"):
            yield node
        elif isinstance(node, BaseNode):
            stack += reversed(node.children)


def pattern_names(pattern: NodeOrLeaf) -> Iterator[Leaf]:
    """The names that a pattern of a ``case`` binds; ``_`` binds nothing."""
    stack = [pattern]
    while stack:
        node = stack.pop()
        type_ = node.type
        if isinstance(node, Leaf):
            if type_ == "name" and node.value != "_":
                yield node
        elif not isinstance(node, BaseNode) or type_ == "atom_expr":
            continue  # a dotted name is a value to compare with
        elif type_ == "class_pattern":
            stack += reversed(node.children[1:])
        elif type_ == "class_pattern_arg" or type_ == "mapping_item":
            stack.append(node.children[-1])
        else:
            stack += reversed(node.children)


def perhaps_bound_names(header: NodeOrLeaf, binds: bool) -> Iterator[Leaf]:
    """The names that a broken header may have been meant to bind: those in front of ``:=``, those
    behind ``as`` and, if it ``binds`` from the beginning, those in front of ``in``.
    """
    before = None
    for leaf in leaves(header):
        if leaf.value == ":=" and before is not None and not binds:
            yield before
        elif leaf.value in ("as", "in"):
            binds = leaf.value == "as"
        is_name = leaf.value.isidentifier() and not iskeyword(leaf.value)
        if is_name and binds and (before is None or before.value != "."):
            yield leaf
        before = leaf


_LEAF_CLASSES: Final[dict[TokenType, type[Leaf]]] = {
    NAME: tree.Name,
    NUMBER: tree.Number,
    STRING: tree.String,
    FSTRING_START: tree.FStringStart,
    FSTRING_STRING: tree.FStringString,
    FSTRING_END: tree.FStringEnd,
    NEWLINE: tree.Newline,
    ENDMARKER: tree.EndMarker,
    MATCH_KEYWORD: tree.Keyword,
    CASE_KEYWORD: tree.Keyword,
    TYPE_KEYWORD: tree.Keyword,
    LAZY_KEYWORD: tree.Keyword,
}


def leaf_class(terminal: Terminal) -> type[Leaf]:
    """The class of the leaves for what the grammar calls so."""
    if isinstance(terminal, TokenType):
        return _LEAF_CLASSES.get(terminal, tree.Operator)
    return tree.Keyword if terminal.value.isidentifier() else tree.Operator


_NODE_CLASSES: Final[dict[str, type[BaseNode]]] = {
    "expr_stmt": tree.ExprStmt,
    "classdef": tree.Class,
    "funcdef": tree.Function,
    "file_input": tree.Module,
    "import_name": tree.ImportName,
    "import_from": tree.ImportFrom,
    "return_stmt": tree.ReturnStmt,
    "raise_stmt": tree.KeywordStatement,
    "yield_expr": tree.YieldExpr,
    "del_stmt": tree.KeywordStatement,
    "global_stmt": tree.GlobalStmt,
    "nonlocal_stmt": tree.KeywordStatement,
    "assert_stmt": tree.AssertStmt,
    "if_stmt": tree.IfStmt,
    "with_stmt": tree.WithStmt,
    "for_stmt": tree.ForStmt,
    "while_stmt": tree.WhileStmt,
    "try_stmt": tree.TryStmt,
    "sync_comp_for": tree.SyncCompFor,
    "decorator": tree.Decorator,
    "lambdef": tree.Lambda,
    "namedexpr_test": tree.NamedExpr,
}
_LISTS_OF_PARAMETERS: Final = frozenset(["typedargslist", "varargslist"])
# It has no annotations in parso.
_ERROR_LEAF: Final[Callable[[str, str, tuple[int, int], str], Leaf]] = tree.PythonErrorLeaf


def make_node(rule: str, children: list[NodeOrLeaf]) -> BaseNode:
    """The node of a rule that has been read to its end."""
    node_class = _NODE_CLASSES.get(rule)
    if node_class is None:
        node: Node = _new(tree.PythonNode)
        node.type = RENAMED_RULES.get(rule, rule)
        if rule in BLOCKS:  # without INDENT and DEDENT, which have no text
            children = [children[0], *children[2:-1]]
        elif rule == "parameters":
            children[1:-1] = _parameters(children[1:-1])
        node.children = children
        return node
    if node_class is tree.Lambda:
        children[1:-2] = _parameters(children[1:-2])
    other: BaseNode = _new(node_class)
    other.children = children
    return other


def error_node(children: list[NodeOrLeaf]) -> BaseNode:
    """A node of what was read of statements that then went wrong."""
    node: BaseNode = _new(tree.PythonErrorNode)
    node.children = children
    return node


def error_leaf(token: Token) -> Leaf:
    """A leaf of a token that has no place in the grammar where it stands."""
    type_, text, line, column, prefix = token
    return _ERROR_LEAF(type_.name, text, (line, column), prefix)


# parso's own constructors would make circles.
_new: Final[Callable[[type[Any]], Any]] = object.__new__


def _parameters(nodes: Sequence[NodeOrLeaf]) -> list[NodeOrLeaf]:
    """What stands in the brackets of a ``def``, as parso has it: each parameter is a ``param``
    with the comma behind it; ``*`` and ``/`` that stand alone are left as they are.
    """
    if len(nodes) == 1 and nodes[0].type in _LISTS_OF_PARAMETERS:
        nodes = cast(BaseNode, nodes[0]).children
    grouped: list[NodeOrLeaf] = []
    group: list[NodeOrLeaf] = []
    for position, node in enumerate(nodes, 1):
        group.append(node)
        if position == len(nodes) or _is_operator(node, ","):
            if _is_separator(group):
                grouped += group
            else:
                parameter = _new(tree.Param)
                parameter.children = group
                grouped.append(parameter)
            group = []
    return grouped


def _is_separator(group: Sequence[NodeOrLeaf]) -> bool:
    if _is_operator(group[0], "*"):
        return len(group) == 1 or _is_operator(group[1], ",")
    return _is_operator(group[0], "/")


def _is_operator(node: NodeOrLeaf, text: str) -> bool:
    return isinstance(node, Leaf) and node.value == text
