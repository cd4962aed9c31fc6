"""Which bindings of a name may have given it the value that a use sees.

A light reading of control flow within one function or module body: a binding counts if it may
come last before the use, on some way through branches, loops and handlers. Blocks that always
return or raise are no way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from backlint_rules.facts.model import Binding, Block, Chain, Choice, Display, Literal, Name, Opaque


class Position(Protocol):
    """Where a name is used."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def block(self) -> Block | None: ...


def reaching(
    bindings: Sequence[Binding], narrowings: Sequence[Binding], use: Position
) -> Sequence[Binding]:
    """The bindings of one scope whose value a use in the same scope may see."""
    bindings = [b for b in bindings if b.block is None or not b.block.unchecked]
    if len(bindings) == 1 and not narrowings:
        return bindings
    around = set(use.block.around()) if use.block is not None else set()
    loops = {block for block in around if block.kind in _LOOPS}
    place = (use.line, use.column)
    everything = sorted([*bindings, *narrowings], key=_takes_effect)
    before = [binding for binding in everything if _takes_effect(binding) <= place]
    found: list[Binding] = []
    for binding in reversed(before):
        if _always_happens(binding.block, around):
            found.append(binding)
            loops = {loop for loop in loops if not _is_in(binding.block, loop)}
            break
        if _may_lead_to_use(binding.block, around, loops):
            found.append(binding)
    for binding in everything:
        # In a loop what comes later in the text may come earlier in time.
        later = binding not in before and binding.how != "narrow"
        if later and any(_is_in(binding.block, loop) for loop in loops):
            found.append(binding)
    return found


_LOOPS = frozenset(["for", "while"])
_BRANCHES = frozenset(["if", "elif", "else", "case"])
#: Their bodies run whenever the code around them does.
_UNCONDITIONAL = frozenset(["with", "async with", "finally"])


def _takes_effect(binding: Binding) -> tuple[int, int]:
    """Where in the text a binding is done: an assignment's value is evaluated before."""
    line, column = binding.line, binding.column
    value = binding.value
    if isinstance(value, Name):
        return max((line, column), (value.line, value.column + len(value.id)))
    if isinstance(value, (Chain, Choice, Display, Literal, Opaque)):
        return max((line, column), (value.range.end_line, value.range.end_column))
    return line, column


def _always_happens(block: Block | None, around: set[Block]) -> bool:
    while block is not None and block.kind in _UNCONDITIONAL:
        block = block.parent
    return block is None or block in around


def _may_lead_to_use(block: Block | None, around: set[Block], loops: set[Block]) -> bool:
    if block is None:
        return True
    outer = list(block.around())
    again = any(loop in outer for loop in loops)
    for inner in outer:
        if inner in around:
            return True
        if inner.exits and not again and inner.kind != "try":
            return False
        if inner.kind in _BRANCHES and not again:
            other_branch = any(
                one.statement == inner.statement and one.kind in _BRANCHES for one in around
            )
            if other_branch:
                return False
    return True


def _is_in(block: Block | None, loop: Block) -> bool:
    return block is not None and any(one is loop for one in block.around())
