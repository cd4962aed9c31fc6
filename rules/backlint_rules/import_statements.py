"""Reads import statements, with the places of what they import, and orders that."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.finding import Range
from backlint_rules.syntax.pieces import PieceKind
from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokenizer import Lookahead, logical_lines
from backlint_rules.syntax.tokens import NEWLINE, Token, end_of


class Item(NamedTuple):
    """``name`` or ``name as alias`` in an import statement."""

    name: str
    alias: str
    range: Range

    @property
    def binds(self) -> str:
        """The name that it gives a meaning."""
        return self.alias or self.name.partition(".")[0]

    @property
    def text(self) -> str:
        """How it is written, without regard to blanks."""
        return f"{self.name} as {self.alias}" if self.alias else self.name


@dataclass(frozen=True, slots=True)
class ImportStatement:
    """``from module import items``, or ``import items`` (``module`` is empty).

    ``range`` is the statement without the comments above it and without its line end; ``below`` is
    the line below it and what else is on its last line. ``brackets`` are the lines of the brackets
    around the items, if there are some. ``has_comment``: there is one in it or behind it.
    ``is_alone``: no other statement shares its line.
    """

    module: str
    items: tuple[Item, ...]
    range: Range
    below: int
    brackets: tuple[int, int] | None
    has_comment: bool
    is_alone: bool

    @property
    def has_a_line_for_each_item(self) -> bool:
        """Whether each item is on a line of its own between those of the brackets."""
        lines = [item.range.line for item in self.items]
        return self.brackets is not None and lines == list(
            range(self.brackets[0] + 1, self.brackets[1])
        )


def first_logical_line(piece: FilePiece, line: int) -> list[Token]:
    """The tokens of the first logical line of a piece that begins at a line, with lines counted
    from the file's first (as 1).
    """
    if piece.kind is PieceKind.END:
        return []
    tokens = next(logical_lines(split_lines(piece.text), 0, [0], Lookahead()))
    return [
        (type_, text, number + line, column, prefix)
        for type_, text, number, column, prefix in tokens
    ]


def import_statement(tokens: Sequence[Token]) -> ImportStatement | None:
    """The import statement that a logical line begins with, if it does."""
    words = [token[1] for token in tokens]
    if words[0] not in ("import", "from") or "import" not in words:
        return None
    keyword = words.index("import")
    code = [token for token in tokens[keyword + 1 :] if token[0] is not NEWLINE]
    own = code[: next((i for i, token in enumerate(code) if token[1] == ";"), len(code))]
    has_brackets = bool(own) and own[0][1] == "("
    items = list(_items(own[1:-1] if has_brackets else own))
    if not items:
        return None
    return ImportStatement(
        module="".join(words[1:keyword]),
        items=tuple(items),
        range=range_of([tokens[0], *own]),
        below=end_of(code[-1])[0],
        brackets=(own[0][2] - 1, own[-1][2] - 1) if has_brackets else None,
        has_comment=any("#" in token[4] for token in tokens[1:]),
        is_alone=len(own) == len(code),
    )


def _items(tokens: Sequence[Token]) -> Iterator[Item]:
    group: list[Token] = []
    for token in tokens:
        if token[1] != ",":
            group.append(token)
        elif group:
            yield _item(group)
            group = []
    if group:
        yield _item(group)


def _item(tokens: Sequence[Token]) -> Item:
    words = [token[1] for token in tokens]
    alias = words[-1] if "as" in words else ""
    name = "".join(words[: words.index("as")] if alias else words)
    return Item(name, alias, range_of(tokens))


def range_of(tokens: Sequence[Token]) -> Range:
    """From the first of some tokens to the end of the last one."""
    _, _, line, column, _ = tokens[0]
    end_line, end_column = end_of(tokens[-1])
    return Range(line - 1, column, end_line - 1, end_column)


# Their order


def merged(items: Sequence[str], new: Iterable[str]) -> list[str]:
    """The items with the new ones where they belong if the old ones are in order, else behind."""
    result = list(items)
    for name in new:
        for key in _ORDERS:
            keys = [key(item) for item in result]
            if keys == sorted(keys):
                result.insert(bisect_left(keys, key(name)), name)
                break
        else:
            result.append(name)
    return result


def item_key(item: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, as isort and ruff have it."""
    name = item.partition(" ")[0]
    if name.isupper() and len(name) > 1:
        return 0, name.lower()
    return (1 if name[:1].isupper() else 2), name.lower()


_ORDERS: tuple[Callable[[str], tuple[int, str]], ...] = (
    item_key,
    lambda item: (0, item.lower()),
    lambda item: (0, item),
)
