"""All that can be seen of a checked file, in a form that processes can compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar, cast

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.facts.exports import exports
from backlint_rules.facts.model import PieceFacts
from backlint_rules.facts.outline import Outline
from backlint_rules.registry import all_rules
from backlint_rules.syntax.document import Document
from backlint_rules.syntax.pieces import Cut, Piece
from backlint_rules.syntax.tree import BaseNode, Leaf, NodeOrLeaf
from incremental_oracle.edits import Edit

F = TypeVar("F")

#: (type, number of children), or of a leaf (type, value, prefix, line, column).
Node = tuple[object, ...]


class Description(NamedTuple):
    """What a file is said to be, one entry a piece, node, fact, finding or answer."""

    tree: list[str]
    facts: list[str]
    findings: list[str]
    answers: list[str]


class OpenFile:
    """A file that is being edited, with its trees, which the engine itself does not keep."""

    def __init__(self, text: str) -> None:
        self.check = FileCheck(text, [*all_rules().values()], Environment(module="app.models"))
        self.trees = Document(text, _piece_nodes)

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

    def description(self, *, with_answers: bool) -> Description:
        """What is said of the text as it stands; it must be settled."""
        assert self.check.settled
        assert self.trees.settled
        findings = [repr(finding) for finding in self.check.findings()]
        findings += [str(failure) for failure in self.check.failures]
        return Description(
            tree=[_piece(piece, str(piece.facts)) for piece in _walk(self.trees.pieces)],
            facts=[_piece(p, described_facts(p.facts)) for p in _walk(self.check._document.pieces)],
            findings=findings,
            answers=[*_answers(self.check._outline)] if with_answers else [],
        )

    def whole_tree(self) -> list[Node]:
        """The trees of all pieces put together, as if the text had been parsed at once."""
        count, nodes = _statements(self.trees.pieces, 0)
        return [("file_input", count + 1), *nodes, _end(self.trees.pieces)]


def _answers(outline: Outline) -> Iterator[str]:
    """What a file answers to whatever may be asked about its names."""
    for name in sorted(outline._names._bound):
        for question in _questions(outline.module, name):
            yield f"{question}: {_deep(outline.ask(question))}"


def _questions(module: str, name: str) -> Iterator[str]:
    owner, _, member = name.rpartition(".")
    yield f"{module}.{name}"
    yield f"{module}.{name}()"
    yield f"made {module}.{name}"
    yield f"isa {module}.{name} sqlalchemy.orm.DeclarativeBase"
    yield f"base {module}.{name} sqlalchemy.orm.DeclarativeBase"
    yield f"parameters {module}.{name}"
    if owner:
        yield f"{module}.{owner}.<body>.{member}"
        yield f"{module}.{owner}().{member}"
        yield f"{module}.{owner}().{member}()"
        yield f"read {module}.{owner}.<body>.{member}"


def nodes_of(tree: NodeOrLeaf, first_line: int = 0) -> list[Node]:
    """A tree in preorder: nodes with their number of children, and leaves with their lines
    counted from a line.
    """
    nodes: list[Node] = []
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, BaseNode):
            nodes.append((node.type, len(node.children)))
            stack += reversed(node.children)
        else:
            assert isinstance(node, Leaf)
            nodes.append((node.type, node.value, node.prefix, node.line - first_line, node.column))
    return nodes


def _piece_nodes(cut: Cut) -> list[Node]:
    return nodes_of(cut.parse(), cut.first_line)


def _statements(pieces: Sequence[Piece[list[Node]]], line: int) -> tuple[int, list[Node]]:
    """The statements in these pieces, the first of which begins at a line: how many, and which."""
    count, nodes = 0, []
    for piece in pieces:
        n_statements = cast(int, piece.facts[0][1]) - 1
        own = [_moved(node, line) for node in piece.facts[1:-1]]
        if piece.children:
            *own, suite, newline, statement, name, end = own
            assert [suite, statement] == [("suite", 2), ("simple_stmt", 2)]
            assert (name[1], end[1]) == ("", "")
            n_inner, inner = _statements(piece.children, line + piece.header_lines)
            own += [("suite", n_inner + 1), newline, *inner]
        count += n_statements
        nodes += own
        line += piece.n_lines
    return count, nodes


def _end(pieces: Sequence[Piece[list[Node]]]) -> Node:
    *before, last = pieces
    return _moved(last.facts[-1], sum(piece.n_lines for piece in before))


def _moved(node: Node, lines: int) -> Node:
    match node:
        case (str() as type_, value, prefix, int() as line, column):
            return type_, value, prefix, line + lines, column
    return node


def _walk(pieces: Sequence[Piece[F]]) -> Iterator[Piece[F]]:
    for piece in pieces:
        yield from piece.walk()


def _piece(piece: Piece[F], facts: str) -> str:
    about = (piece.kind.value, piece.text, piece.n_lines, piece.header_lines, piece.columns)
    return f"{about} {piece.reach} {len(piece.children)} {facts}"


def described_facts(facts: PieceFacts) -> str:
    """All that facts say, by content."""
    parts = [
        f"{name}={_deep(getattr(facts, name))}"
        for name in PieceFacts.__slots__
        if name != "exports"  # made on demand
    ]
    return f"{' '.join(parts)} exports={_deep(exports(facts))}"


def _deep(value: object) -> str:
    """Like ``repr``, but by content for all objects, and in a fixed order for sets and dicts."""
    match value:
        case None | str() | int():
            return repr(value)
        case frozenset() | set():
            return f"{{{', '.join(sorted(map(_deep, value)))}}}"
        case dict():
            return f"{{{', '.join(sorted(f'{_deep(k)}: {_deep(v)}' for k, v in value.items()))}}}"
        case list() | tuple():
            return f"{type(value).__name__}({', '.join(map(_deep, value))})"
    contents = [_deep(getattr(value, name)) for name in type(value).__slots__]  # type: ignore[attr-defined]
    return f"{type(value).__name__}({', '.join(contents)})"
