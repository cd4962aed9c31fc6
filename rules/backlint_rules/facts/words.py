"""The words of a piece as its code has them, each with what stands around it.

Facts say what an expression is, not which keywords a body has or what follows a name. Rules that
change a whole file ask for these few; the piece is parsed once more for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.expressions import Node
from backlint_rules.syntax.parser import parse


class Word(NamedTuple):
    """A name, a keyword, a sign or a string, in lines of the piece.

    ``before`` and ``after`` are the ones around it; a line end where a logical line ends, and
    nothing at the ends of the piece. ``scope`` is that of the function in whose header or body it
    stands: other scopes in there do not count.
    """

    text: str
    line: int
    column: int
    before: str
    after: str
    scope: int

    @property
    def begins_statement(self) -> bool:
        """Whether it is the first word of a logical line."""
        return not self.before.strip()

    @property
    def ends_line(self) -> bool:
        """Whether it is the last word of a logical line."""
        return not self.after.strip()


def words_of(piece: FilePiece) -> Iterator[Word]:
    """The words of a piece's own lines."""
    leaves = [(leaf, scope) for leaf, scope in _leaves(piece) if leaf.value]
    texts = ["", *[leaf.value for leaf, _ in leaves], ""]
    for index, (leaf, scope) in enumerate(leaves):
        if leaf.value.strip():
            before, after = texts[index], texts[index + 2]
            yield Word(leaf.value, leaf.line - 1, leaf.column, before, after, scope)


def _leaves(piece: FilePiece) -> Iterator[tuple[Node, int]]:
    """The leaves of the tree, each with its scope."""
    scopes = {
        scope.function.range[:2]: index
        for index, scope in enumerate(piece.facts.scopes)
        if scope.function is not None
    }
    stack: list[tuple[Node, int]] = [(parse(piece.text), 0)]
    while stack:
        node, scope = stack.pop()
        children = getattr(node, "children", None)
        if children is None:
            yield node, scope
        elif node.type == "funcdef":
            keyword, name, *rest = children
            inner = scopes.get((name.line - 1, name.column), scope)
            stack += [(child, inner) for child in reversed(rest)]
            stack += [(name, scope), (keyword, scope)]
        else:
            stack += [(child, scope) for child in reversed(children)]
