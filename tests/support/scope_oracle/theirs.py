"""The scopes of a file as ``symtable`` has them, without what is only CPython's way to compile.

Each normalisation is a function here, with its reason; ``NORMALISATIONS`` lists them.
"""

from __future__ import annotations

from collections.abc import Callable

from scope_oracle.reference import Table
from scope_oracle.tree import GLOBAL, ScopeNode

_COMPREHENSIONS = frozenset(["listcomp", "setcomp", "dictcomp", "genexpr"])
_SYNTHETIC = frozenset(["__classdict__", "__conditional_annotations__", "__type_params__"])


def tree_of(table: Table) -> ScopeNode:
    """The tree of a table."""
    tree = _node(table)
    for normalise in NORMALISATIONS:
        normalise(tree)
    return tree


def _node(table: Table) -> ScopeNode:
    kind, name, line, symbols, children = table
    node = ScopeNode(kind, name, line)
    for symbol, (verdict, *deeds) in symbols.items():
        node.add(symbol, set(deeds), verdict)
    node.children = [_node(child) for child in children]
    return node


def name_kinds(node: ScopeNode) -> None:
    """CPython calls comprehensions and lambdas functions of special names, and gives scopes
    that have neither name nor line those of what is around them.
    """
    name = node.name.strip("<>")  # which 3.15 puts around them
    if ".0" in node.symbols and name in _COMPREHENSIONS:
        node.kind, node.name = "comprehension", ""
    elif node.kind == "function" and name == "lambda":
        node.kind, node.name = "lambda", "<lambda>"
    elif node.kind in ("module", "type parameters"):
        node.name = ""
    if node.kind in ("module", "comprehension", "lambda", "type parameters"):
        node.line = 0
    for child in node.children:
        name_kinds(child)


def drop_synthetic_names(node: ScopeNode) -> None:
    """Names that no program contains, such as ``.0`` and ``.defaults``, and uses of
    ``__class__``, which every ``super()`` is. (Who binds it is compared.)
    """
    for name, symbol in list(node.symbols.items()):
        if name == "__class__":
            symbol.deeds.discard("used")
        if "." in name or name in _SYNTHETIC or (name == "__class__" and not symbol.deeds):
            del node.symbols[name]
    for child in node.children:
        drop_synthetic_names(child)


def drop_passed_through_names(node: ScopeNode) -> None:
    """A function that only contains users of an outer variable hands it through."""
    for name, symbol in list(node.symbols.items()):
        if not symbol.deeds:
            del node.symbols[name]
    for child in node.children:
        drop_passed_through_names(child)


def give_walrus_to_outer_scope(node: ScopeNode) -> None:
    """``[y := x for x in xs]`` binds ``y`` around the comprehension; CPython also notes it in the
    comprehension, as a kind of ``nonlocal`` or ``global`` statement.
    """
    if node.kind == "comprehension":
        for symbol in node.symbols.values():
            if "assigned" in symbol.deeds and symbol.deeds & {"global", "nonlocal"}:
                symbol.deeds -= {"assigned", "global", "nonlocal"}
    for child in node.children:
        give_walrus_to_outer_scope(child)


def forget_global_in_module(node: ScopeNode) -> None:
    """``global`` in a module says nothing; CPython also notes it for a walrus."""
    for symbol in node.symbols.values():
        symbol.deeds.discard("global")
        symbol.verdict = GLOBAL


def merge_annotation_scopes(node: ScopeNode) -> None:
    """From 3.14 on annotations are functions that are called when somebody asks; bounds and
    defaults of type parameters have been since 3.12. To a reader they are where they stand.
    """
    children = []
    for child in node.children:
        merge_annotation_scopes(child)
        if child.kind in ("annotation", "type variable"):
            for name, symbol in child.symbols.items():
                if name in node.symbols:
                    node.symbols[name].deeds |= symbol.deeds
                else:
                    node.symbols[name] = symbol
            children += child.children
        else:
            children.append(child)
    node.children = children


NORMALISATIONS: tuple[Callable[[ScopeNode], None], ...] = (
    name_kinds,
    give_walrus_to_outer_scope,
    drop_synthetic_names,
    merge_annotation_scopes,
    forget_global_in_module,
    drop_passed_through_names,
)
