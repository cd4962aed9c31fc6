"""What the shape of a statement's tree says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backlint_rules.facts.expressions import Node


def is_cut_off(body: Node) -> bool:
    """Whether an empty name stands where the body of a class would."""
    if body.type != "suite" or body.children[1].type != "simple_stmt":
        return False
    first = body.children[1].children[0]
    return first.type == "name" and not first.value


def is_compound(node: Node) -> bool:
    """Whether it is a compound statement."""
    return node.type in _COMPOUND


def ends_line(node: Node) -> bool:
    """Whether a statement, or what there is of one, comes to the end of a logical line."""
    while (children := getattr(node, "children", None)) is not None:
        node = children[-1]
    return bool(
        node.type == "newline" or (node.type == "error_leaf" and node.token_type == "NEWLINE")
    )


_COMPOUND = frozenset(
    ["funcdef", "classdef", "decorated", "async_stmt", "async_funcdef", "if_stmt", "while_stmt"]
    + ["for_stmt", "try_stmt", "with_stmt", "match_stmt", "case_block"]
)


def is_unfinished_try(node: Node) -> bool:
    """Whether it is a ``try`` with a body and nothing else."""
    if node.type != "error_node" or len(node.children) != 3:
        return False
    keyword, _, body = node.children
    return body.type == "suite" and getattr(keyword, "value", "") == "try"


def is_wrong_indentation(node: Node) -> bool:
    """Whether a line begins in a column that no block around it has."""
    return node.type == "error_leaf" and node.token_type in ("INDENT", "DEDENT", "ERROR_DEDENT")


def dotted_name(node: Node) -> str:
    """The text of ``a.b.c`` without its blanks."""
    if node.type == "dotted_name":
        return "".join([child.value for child in node.children])
    return str(node.value)


def clauses_of(children: Sequence[Node]) -> list[tuple[Node, Node | None, Node]]:
    """(keyword, test or None, body) of an if or while statement."""
    result: list[tuple[Node, Node | None, Node]] = []
    index = 0
    while index < len(children):
        keyword = children[index]
        if keyword.value == "else":
            result.append((keyword, None, children[index + 2]))
            index += 3
        else:
            result.append((keyword, children[index + 1], children[index + 3]))
            index += 4
    return result


def is_type_checking(test: Node) -> bool:
    """Whether a test is ``TYPE_CHECKING``: by its spelling, as for type checkers."""
    if test.type == "atom_expr" and len(test.children) == 2 and test.children[1].type == "trailer":
        test = test.children[1].children[-1]  # not of `await x`
    return bool(test.type == "name" and test.value == "TYPE_CHECKING")


def deleted_names(node: Node) -> Iterator[Node]:
    """The names that ``del`` takes away, of all its targets."""
    if node.type == "name":
        yield node
    elif node.type in ("exprlist", "testlist_comp", "testlist_star_expr", "testlist") or (
        node.type == "atom"
    ):
        for child in node.children:
            yield from deleted_names(child)


def always_exits(body: Node) -> bool:
    """Whether a body always ends in ``return`` or ``raise``."""
    if body.type == "suite":
        body = body.children[-1]
    if body.type == "simple_stmt":
        body = body.children[(len(body.children) - 2) // 2 * 2]  # between them are semicolons
    if body.type in ("return_stmt", "raise_stmt"):
        return True
    if body.type == "keyword":
        return body.value in ("return", "raise")
    if body.type == "if_stmt":
        clauses = clauses_of(body.children)
        return clauses[-1][1] is None and all(always_exits(body) for _, _, body in clauses)
    if body.type == "with_stmt":
        return always_exits(body.children[-1])
    return False
