"""All that can be seen of a checked file, in a form that processes can compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar, cast

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.facts.exports import exports
from backlint_rules.facts.model import PieceFacts
from backlint_rules.registry import all_rules
from backlint_rules.syntax.document import Document
from backlint_rules.syntax.parser import parse
from backlint_rules.syntax.pieces import Cut, Piece
from backlint_rules.syntax.tree import BaseNode, Leaf, NodeOrLeaf, leaves
from incremental_oracle.edits import Edit

F = TypeVar("F")


class Description(NamedTuple):
    """What a file is said to be, one entry a piece, node, fact or finding."""

    tree: list[str]
    facts: list[str]
    findings: list[str]


class OpenFile:
    """A file that is being edited, with its trees, which the engine itself does not keep."""

    def __init__(self, text: str) -> None:
        self.check = FileCheck(text, [*all_rules().values()], Environment(module="app.models"))
        self.trees = Document(text, _nodes_of)

    def edit(self, edit: Edit) -> None:
        """Edits both."""
        self.check.edit(*edit)
        self.trees.edit(*edit)

    def settle(self) -> None:
        """Reads whatever was put off."""
        for _ in self.check.settle():
            pass
        for _ in self.trees.settle():
            pass

    def description(self) -> Description:
        """What is said of the text as it stands; it must be settled."""
        assert self.check.settled
        assert self.trees.settled
        findings = [repr(finding) for finding in self.check.findings()]
        findings += [str(failure) for failure in self.check.failures]
        return Description(
            tree=[_piece(piece, str(piece.facts)) for piece in _walk(self.trees.pieces)],
            facts=[_piece(p, _facts(p.facts)) for p in _walk(self.check._document.pieces)],
            findings=findings,
        )

    def leaves(self) -> list[tuple[object, ...]]:
        """The leaves of all pieces as (type, value, prefix, line, column), without empty ones."""
        found: list[tuple[object, ...]] = []
        line = 0
        for piece in _walk(self.trees.pieces):
            for node in piece.facts:
                if len(node) == 5 and (node[1] or node[2]):
                    type_, value, prefix, own_line, column = node
                    found.append((type_, value, prefix, line + cast(int, own_line), column))
            line += piece.header_lines
        return found


def leaves_of_whole(text: str) -> list[tuple[object, ...]]:
    """The same for a text that is parsed as a whole."""
    return [
        (leaf.type, leaf.value, leaf.prefix, leaf.line, leaf.column)
        for leaf in leaves(parse(text))
        if leaf.value or leaf.prefix
    ]


def _nodes_of(cut: Cut) -> list[tuple[object, ...]]:
    """The tree of a piece in preorder: nodes with their number of children, and leaves."""
    nodes: list[tuple[object, ...]] = []
    stack: list[NodeOrLeaf] = [cut.parse()]
    while stack:
        node = stack.pop()
        if isinstance(node, BaseNode):
            nodes.append((node.type, len(node.children)))
            stack += reversed(node.children)
        else:
            assert isinstance(node, Leaf)
            line = node.line - cut.first_line
            nodes.append((node.type, node.value, node.prefix, line, node.column))
    return nodes


def _walk(pieces: Sequence[Piece[F]]) -> Iterator[Piece[F]]:
    for piece in pieces:
        yield from piece.walk()


def _piece(piece: Piece[F], facts: str) -> str:
    about = (piece.kind.value, piece.text, piece.n_lines, piece.header_lines, piece.columns)
    return f"{about} {piece.reach} {len(piece.children)} {facts}"


def _facts(facts: PieceFacts) -> str:
    parts = [
        f"{name}={_deep(getattr(facts, name))}"
        for name in PieceFacts.__slots__
        if name != "exports"  # made on demand
    ]
    return f"{' '.join(parts)} exports={_deep(exports(facts))}"


def _deep(value: object) -> str:
    """Like ``repr``, but by content for all objects, and with a fixed order for sets."""
    match value:
        case None | str() | int():
            return repr(value)
        case frozenset() | set():
            return f"{{{', '.join(sorted(map(_deep, value)))}}}"
        case dict():
            return f"{{{', '.join([f'{_deep(k)}: {_deep(v)}' for k, v in value.items()])}}}"
        case list() | tuple():
            return f"{type(value).__name__}({', '.join(map(_deep, value))})"
    contents = [_deep(getattr(value, name)) for name in type(value).__slots__]  # type: ignore[attr-defined]
    return f"{type(value).__name__}({', '.join(contents)})"
