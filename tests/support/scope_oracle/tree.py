"""The scopes of a file as a tree: what both sides are brought to."""

from __future__ import annotations

from dataclasses import dataclass, field

#: What a scope does with a name: ``assigned`` (bound by anything that has no word of its own here),
#: ``imported``, ``parameter``, ``annotated``, ``used``, ``global``, ``nonlocal``.
Deeds = set[str]

#: Where a scope finds a name: in itself, in a function around it, or in the module.
LOCAL, FREE, GLOBAL = "local", "free", "global"


@dataclass
class Symbol:
    """A name in a scope."""

    deeds: Deeds
    verdict: str


@dataclass
class ScopeNode:
    """A scope. ``line`` is the 1-based one of its ``def``, ``class`` or ``type``, otherwise 0.

    ``kind`` is ``module`` or one of the kinds of the facts' scopes; of CPython's kinds that our
    facts do not know also ``annotation`` and ``type variable``.
    """

    kind: str
    name: str
    line: int
    symbols: dict[str, Symbol] = field(default_factory=dict)
    children: list[ScopeNode] = field(default_factory=list)

    def add(self, name: str, deeds: Deeds, verdict: str) -> None:
        """Notes what the scope does with a name, beside what it is known to do.

        What binds it, and a ``global`` statement even more, decides where the scope finds it.
        """
        symbol = self.symbols.setdefault(name, Symbol(set(), verdict))
        symbol.deeds |= deeds
        if "global" in symbol.deeds:
            symbol.verdict = GLOBAL
        elif verdict == LOCAL:
            symbol.verdict = verdict

    def count(self) -> tuple[int, int]:
        """How many scopes and how many names in scopes there are in the tree."""
        inner = [child.count() for child in self.children]
        return 1 + sum(n for n, _ in inner), len(self.symbols) + sum(n for _, n in inner)
