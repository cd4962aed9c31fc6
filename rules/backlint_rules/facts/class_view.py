"""A class, as rules see it."""

from __future__ import annotations

from collections.abc import Sequence

from backlint_rules.facts.inference import Position
from backlint_rules.facts.model import Class, Scope
from backlint_rules.facts.piece_view import PieceView
from backlint_rules.facts.scoping import reads_of


class ClassView:
    """``path`` is ``None`` for a class within a function."""

    def __init__(
        self,
        path: str | None,
        piece: PieceView,
        bases: Sequence[str | None] = (),
        scope: Scope | None = None,
    ) -> None:
        self.path = path
        self._piece = piece
        self._bases = bases
        self._scope = scope

    @classmethod
    def around(cls, piece: PieceView) -> ClassView | None:
        """The class whose body the piece stands in."""
        owner = piece.inference.owner
        return cls(owner, piece) if owner is not None else None

    @classmethod
    def local(cls, piece: PieceView, scope: int) -> ClassView | None:
        """The class whose body is this scope."""
        scopes = piece.facts.scopes
        outer = scopes[scope].parent
        if scopes[outer].kind == "type parameters":
            outer = scopes[outer].parent
        for bindings in scopes[outer].bindings.values():
            for binding in bindings:
                value = binding.value
                if isinstance(value, Class) and value.scope == scope:
                    place = Position(binding.line, binding.column, binding.block)
                    bases = [piece.inference.value(b, outer, place) for b in value.bases]
                    path = piece.inference.binding(binding, outer)
                    return cls(path, piece, bases, scopes[scope])
        return None

    def derives_from(self, *classes: str) -> bool | None:
        """Whether it is, or derives from, one of these classes; ``None`` if nobody knows."""
        inference = self._piece.inference
        if self.path is not None:
            return inference.is_class(self.path, *classes)
        verdicts = [None if b is None else inference.is_class(b, *classes) for b in self._bases]
        if True in verdicts:
            return True
        return None if None in verdicts else False

    def is_mixin_of(self, target: str) -> bool:
        """Whether some class is known that derives from this one and from another one."""
        return self.path is not None and self._piece.inference.is_base(self.path, target)

    def defines(self, name: str) -> bool:
        """Whether its body certainly binds a name."""
        if self._scope is not None:
            return name in self._scope.bindings
        return self._piece.inference.kind(f"{self.path}.<body>.{name}") is not None

    def may_define(self, name: str) -> bool:
        """Whether its body binds a name, or nobody knows."""
        if self._scope is not None:
            return name in self._scope.bindings
        return self._piece.inference.ask(f"{self.path}.<body>.{name}") is not False

    def attributes_read(self, name: str) -> frozenset[str] | None:
        """The attributes that its body reads of one of its names, methods left out, and ``""`` if
        it reads the name at all; ``None``: nobody knows.
        """
        if self._scope is not None:
            return frozenset(reads_of(name, self._scope))
        answer = self._piece.inference.ask(f"read {self.path}.<body>.{name}")
        return answer if isinstance(answer, frozenset) else None
