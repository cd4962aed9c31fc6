"""Where a name gets its meaning: Python's scoping rules, within a piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backlint_rules.facts.model import Scope

#: The scope that the piece stands in: a module or a class body.
OUTER = 0
#: The module, past the class bodies that the piece may stand in.
MODULE = -1


def scope_of(name: str, scope: int, scopes: Sequence[Scope]) -> int:
    """The index of the scope that a name, used in a scope, belongs to.

    ``OUTER`` says that the names of the scope around the piece come first, and then, if that is
    a class body, those of the module.
    """
    index = scope
    while index > OUTER:
        found = scopes[index]
        if _sees(scopes, scope, index):
            declared = found.declared.get(name)
            if declared == "global":
                return MODULE
            if declared is None and name in found.bindings:
                return index
        index = found.parent
    return OUTER if _sees_class_body(scopes, scope, OUTER) else MODULE


def reads_of(name: str, scope: Scope) -> Iterator[str]:
    """The attributes of a name that the body of a class reads, ``""`` if it reads the name."""
    if name in scope.uses:
        yield ""
    for of, attribute in scope.attributes_read:
        if of == name:
            yield attribute


def _sees(scopes: Sequence[Scope], scope: int, around: int) -> bool:
    """Whether a name used in one scope can mean a name of another one around it."""
    return scopes[around].kind != "class" or _sees_class_body(scopes, scope, around)


def _sees_class_body(scopes: Sequence[Scope], scope: int, body: int) -> bool:
    if scope == body:
        return True
    inner = scopes[scope]
    return inner.kind in ("type parameters", "type alias") and inner.parent == body
