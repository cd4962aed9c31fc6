"""The scopes of a file as our facts have them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from backlint_rules.facts.extract import read_piece
from backlint_rules.facts.model import Binding, Class, PieceFacts, Scope
from backlint_rules.facts.scoping import OUTER, scope_of
from backlint_rules.syntax.document import Document
from backlint_rules.syntax.pieces import Piece
from scope_oracle.theirs import drop_synthetic_names, forget_global_in_module
from scope_oracle.tree import FREE, GLOBAL, LOCAL, Deeds, ScopeNode

#: What a binding does; whatever is missing assigns.
_DEEDS: dict[str, Deeds] = {
    "import": {"imported"},
    "parameter": {"parameter"},
    "*parameter": {"parameter"},
    "**parameter": {"parameter"},
    "declare": {"assigned", "annotated"},
}


def tree_of(text: str) -> ScopeNode:
    """The tree of a text that parses."""
    module = ScopeNode("module", "", 0)
    _Reader().body(Document(text, read_piece).pieces, module, 0)
    drop_synthetic_names(module)
    forget_global_in_module(module)
    return module


class _Reader:
    """Puts the scopes of all pieces together, outer classes first."""

    def __init__(self) -> None:
        self._classes: list[str] = []  # around what is read now
        self._type_parameters: set[str] = set()  # of these classes

    def body(self, pieces: Sequence[Piece[PieceFacts]], container: ScopeNode, line: int) -> None:
        """Reads the body of a module or of a class that is cut into pieces."""
        bound = {n for p in pieces for n in p.facts.scopes[OUTER].bindings}
        for piece in pieces:
            nodes = self._piece(piece.facts, container, bound, line)
            if piece.children:
                self._class(piece, nodes, line)
            line += piece.n_lines

    def _class(self, piece: Piece[PieceFacts], nodes: Sequence[ScopeNode], line: int) -> None:
        cls = _class_of(piece.facts)
        around = next((n for n in nodes if n.kind == "type parameters"), nodes[OUTER])
        node = ScopeNode("class", cls.name, line + cls.range.line + 1)
        around.children.append(node)
        before = self._type_parameters
        self._type_parameters = before | set(cls.type_parameters)
        self._classes.append(cls.name)
        self.body(piece.children, node, line + piece.header_lines)
        self._classes.pop()
        self._type_parameters = before

    def _piece(
        self, facts: PieceFacts, container: ScopeNode, bound: set[str], line: int
    ) -> list[ScopeNode]:
        """The node of each scope of a piece. ``bound`` are the names of the body around it."""
        nodes: list[ScopeNode] = []
        for index, scope in enumerate(facts.scopes):
            if index == OUTER:
                node = container
            else:
                node = ScopeNode(scope.kind, scope.name, _line(facts, index, line))
                nodes[scope.parent].children.append(node)
            nodes.append(node)
            private = self._private_in(facts.scopes, index)
            for name in scope.bindings.keys() | scope.uses | scope.declared.keys():
                if name != "*":
                    verdict = self._verdict(name, index, facts.scopes, container, bound)
                    node.add(in_full(name, private), _deeds(scope, name), verdict)
        return nodes

    def _verdict(
        self,
        name: str,
        index: int,
        scopes: Sequence[Scope],
        container: ScopeNode,
        bound: set[str],
    ) -> str:
        if scopes[index].declared.get(name) == "nonlocal":
            return FREE
        found = scope_of(name, index, scopes)
        # What an annotation scope looks up in the namespace of a class is global to CPython.
        if found > OUTER:
            if found == index:
                return LOCAL
            return GLOBAL if scopes[found].kind == "class" else FREE
        if container.kind == "class":
            if found == OUTER and name in bound:
                return LOCAL if index == OUTER else GLOBAL
            declared = any(scope.declared.get(name) == "global" for scope in scopes)
            if name in self._type_parameters and not declared:
                return FREE
        return GLOBAL

    def _private_in(self, scopes: Sequence[Scope], index: int) -> str:
        """The class whose private names a scope uses."""
        while index > OUTER:
            if scopes[index].kind == "class":
                return scopes[index].name
            if scopes[index].kind == "type parameters":
                cls = _class_with(scopes, index)
                if cls is not None:
                    return cls.name
            index = scopes[index].parent
        return self._classes[-1] if self._classes else ""


def _class_with(scopes: Sequence[Scope], type_parameters: int) -> Class | None:
    """The class statement that has this scope of type parameters."""
    for cls in _classes_in(scopes[scopes[type_parameters].parent]):
        if cls.type_parameters and (
            cls.scope is None or scopes[cls.scope].parent == type_parameters
        ):
            return cls
    return None


def _classes_in(scope: Scope) -> Iterator[Class]:
    for bindings in scope.bindings.values():
        for binding in bindings:
            if isinstance(binding.value, Class):
                yield binding.value


def _class_of(facts: PieceFacts) -> Class:
    """The class of a piece whose body is cut into pieces."""
    return next(cls for cls in _classes_in(facts.scopes[OUTER]) if cls.scope is None)


def _line(facts: PieceFacts, index: int, line: int) -> int:
    """The line of the ``def``, ``class`` or ``type`` statement of a scope, otherwise 0."""
    scope = facts.scopes[index]
    if scope.kind == "function":
        assert scope.function is not None
        return line + scope.function.range.line + 1
    if scope.kind in ("class", "type alias"):
        for binding in facts.scopes[_around(facts.scopes, index)].bindings[scope.name]:
            if _inner(binding) == index:
                return line + binding.line + 1
    return 0


def _around(scopes: Sequence[Scope], index: int) -> int:
    parent = scopes[index].parent
    return scopes[parent].parent if scopes[parent].kind == "type parameters" else parent


def _inner(binding: Binding) -> int | None:
    return binding.value.scope if isinstance(binding.value, Class) else binding.scope


def _deeds(scope: Scope, name: str) -> Deeds:
    deeds: Deeds = set()
    for binding in scope.bindings.get(name, ()):
        deeds |= _DEEDS.get(binding.how, {"assigned"})
        if binding.how == "assign" and binding.annotation is not None:
            deeds.add("annotated")
    if name in scope.uses:
        deeds.add("used")
    if name in scope.declared:
        deeds.add(scope.declared[name])
    return deeds


def in_full(name: str, cls: str) -> str:
    """A name as Python keeps it: normalised, and a private one with its class."""
    name = unicodedata.normalize("NFKC", name)
    stripped = cls.lstrip("_")
    if not stripped or not name.startswith("__") or name.endswith("__") or "." in name:
        return name
    return f"_{stripped}{name}"
