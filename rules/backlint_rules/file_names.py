"""What the names of a whole file mean, as far as fixes need to know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from backlint_rules.check import FileCheck
from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.inference import BUILTINS
from backlint_rules.facts.model import Import
from backlint_rules.facts.scoping import OUTER, scope_of
from backlint_rules.facts.strings import expression_in
from backlint_rules.import_statements import first_logical_line, import_statement
from backlint_rules.syntax.source_lines import SourceLines
from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokens import NEWLINE, STRING


class FileNames:
    """The names of a file as it stands."""

    def __init__(self, check: FileCheck) -> None:
        self._pieces = [piece for top in check.pieces for piece in top.walk()]
        self._bound: Counter[str] = Counter()
        self._imported: set[str] = set()
        for piece in self._pieces:
            for index, scope in enumerate(piece.facts.scopes):
                for name, bindings in scope.bindings.items():
                    is_global = scope.declared.get(name) == "global"
                    if is_global or (index == 0 and piece.owner is None):
                        self._bound[name] += len(bindings)
                        if index == 0 and all(isinstance(b.value, Import) for b in bindings):
                            self._imported.add(name)

    def means_the_modules(self, name: str, piece: FilePiece, scope: int) -> bool:
        """Whether a name, used in a scope of a piece, can only be what the module binds once."""
        return self._bound[name] == 1 and not self._is_bound_nearer(name, piece, scope)

    def is_free(self, name: str, piece: FilePiece, scope: int) -> bool:
        """Whether nothing binds a name that is used in a scope of a piece."""
        return not (
            self._bound[name] or self._bound["*"] or self._is_bound_nearer(name, piece, scope)
        )

    def _is_bound_nearer(self, name: str, piece: FilePiece, scope: int) -> bool:
        index = scope_of(name, scope, piece.facts.scopes)
        if index > OUTER:
            return True
        return index == OUTER and piece.owner is not None and name in _class_names(piece.owner)

    @cached_property
    def undefined(self) -> set[str]:
        """The names that are used and nowhere bound; none where a star import may bind them."""
        if self._bound["*"]:
            return set()
        return {
            name
            for piece in self._pieces
            for name, index in _outer_uses(piece)
            if not self._bound[name]
            and name not in BUILTINS
            and not (index == OUTER and name in _class_names(piece.owner))
        }

    @cached_property
    def unused_imports(self) -> set[str]:
        """The names of imports that no code uses; something else may, see ``used_elsewhere``."""
        return self._imported - {name for piece in self._pieces for name, _ in _outer_uses(piece)}

    def used_elsewhere(self, names: set[str]) -> set[str]:
        """Which of these names something else than code uses: strings that are code, such as
        annotations and examples in docstrings, `__all__`, comments about types, and other files,
        where an import says that it is for them.
        """
        used: set[str] = set()
        for piece in self._pieces:
            if any(name in piece.text for name in names):
                text = SourceLines(split_lines(piece.text))
                used.update([word for code in _code_in_text(text) for word in _WORD.findall(code)])
                if piece.owner is None:
                    used |= _exported(piece, text)
        return names & used

    @cached_property
    def unused_locals(self) -> Counter[str]:
        """The names that functions bind without using them, each as often as that is so."""
        unused: Counter[str] = Counter()
        for piece in self._pieces:
            scopes = piece.facts.scopes
            used = {
                (scope_of(name, index, scopes), name)
                for index, scope in enumerate(scopes)
                for name in scope.uses
            }
            for index, scope in enumerate(scopes):
                if scope.kind == "function":
                    unused.update(
                        name
                        for name, bindings in scope.bindings.items()
                        if (index, name) not in used and bindings[0].how in ("import", "assign")
                    )
        return unused


_WORD = re.compile(r"\w+")
_EXAMPLE = re.compile(r"^[\s\"'rRuU]*(?:>>>|\.\.\.)[ \t](.*)", re.MULTILINE)
_TYPE_COMMENT = re.compile(r"#\s*type:(?!\s*ignore\b)(.*)")
#: What says of an import that nobody uses that it is wanted.
_WANTED = re.compile(r"#\s*noqa\b(?!\s*:)|#\s*noqa\s*:.*\bF401\b", re.IGNORECASE)


def _code_in_text(text: SourceLines) -> Iterator[str]:
    """What stands in strings and comments that may be code."""
    in_exports = False
    for type_, word, *_ in text.tokens:
        if type_ is NEWLINE:
            in_exports = False
        elif word == "__all__":
            in_exports = True
        elif type_ is STRING:
            if in_exports or expression_in(word, OUTER) is not None:
                yield word
            yield from _EXAMPLE.findall(word)
    for comment in text.comments.values():
        yield from _TYPE_COMMENT.findall(comment.text)


def _exported(piece: FilePiece, text: SourceLines) -> set[str]:
    """What a piece imports for other files: ``X as X``, or what a comment says to be wanted."""
    tokens = first_logical_line(piece, 0)
    statement = import_statement(tokens) if tokens else None
    if statement is None:
        return set()
    lines = range(statement.range.line, statement.below)
    if any(_WANTED.search(text.comments[line].text) for line in lines if line in text.comments):
        return {item.binds for item in statement.items}
    return {item.binds for item in statement.items if item.alias == item.name}


def _class_names(cls: FilePiece | None) -> set[str]:
    """What the body of a class binds."""
    if cls is None:
        return set()
    return {name for piece in cls.children for name in piece.facts.scopes[0].bindings}


def _outer_uses(piece: FilePiece) -> Iterator[tuple[str, int]]:
    """The names that a piece uses but does not bind, and whether as ``OUTER`` or ``MODULE``."""
    scopes = piece.facts.scopes
    for index, scope in enumerate(scopes):
        for name in scope.uses:
            found = scope_of(name, index, scopes)
            if found <= OUTER:
                yield name, found
