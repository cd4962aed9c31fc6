"""A whole file, as rules see it whose fixes change more than one piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from backlint_rules.environment import Environment
from backlint_rules.facts.bound_names import FilePiece, class_name
from backlint_rules.facts.call import Call
from backlint_rules.facts.model import Binding, Chain, Class, Function, Import
from backlint_rules.facts.outline import Outline
from backlint_rules.facts.piece_view import PieceView
from backlint_rules.facts.scoping import OUTER, scope_of
from backlint_rules.facts.words import Word, words_of
from backlint_rules.finding import Range
from backlint_rules.syntax.text import line_end_of, split_lines

_STRING_ANNOTATIONS = Import("__future__.annotations", binds_root=False)


class Place(NamedTuple):
    """A piece, the line of the file that it begins at, and a scope in it."""

    piece: FilePiece
    line: int
    scope: int


class PlacedCall(NamedTuple):
    """A call and where it stands; its own ranges count lines from the piece's first."""

    call: Call
    place: Place

    def range(self, range_: Range) -> Range:
        """A range of the call, in lines of the file."""
        return range_.moved(self.place.line)

    def is_quiet(self, range_: Range, rule: str) -> bool:
        """Whether a comment keeps quiet what a rule finds in a range of the call."""
        return any(
            rule in suppression.rules
            and suppression.is_well_formed
            and range_.line <= suppression.range.line <= range_.end_line
            for suppression in self.place.piece.facts.suppressions
        )


class PlacedWord(NamedTuple):
    """A word and where it stands; its own line counts from the piece's first."""

    word: Word
    place: Place

    @property
    def position(self) -> tuple[int, int]:
        """The line, in lines of the file, and the column."""
        return self.place.line + self.word.line, self.word.column


class Variable(NamedTuple):
    """A name of the module, or of a function: all that binds it, each where it stands.

    ``function`` is the scope of the function.
    """

    name: str
    function: Place | None
    bindings: tuple[tuple[Binding, Place], ...]

    @property
    def only_binding(self) -> Binding | None:
        """What binds it, if it is bound just once, where it belongs and under no condition."""
        if len(self.bindings) != 1:
            return None
        binding, place = self.bindings[0]
        own = OUTER if self.function is None else self.function.scope
        return binding if binding.block is None and place.scope == own else None


class ClassBody(NamedTuple):
    """The body of a class of the module.

    ``bindings`` has what binds its names, ``assigned`` the calls that give names their values,
    whatever the circumstances.
    """

    name: str
    path: str
    bindings: dict[str, list[Binding]]
    assigned: dict[str, PlacedCall]


class FileView:
    """The calls and names of a file as it stands, and its lines."""

    def __init__(
        self,
        pieces: Sequence[FilePiece],
        lines: Sequence[str],
        outline: Outline,
        environment: Environment,
    ) -> None:
        self.lines = lines
        self._outline = outline
        self._environment = environment
        self._pieces = list(_placed(pieces, 0))
        self._classes: dict[str, ClassBody | None] = {}
        self._of_module: dict[str, Variable] = {}
        #: By ``id``, of pieces.
        self._words: dict[int, list[PlacedWord]] = {}
        self._matches: dict[re.Pattern[str], bool] = {}

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.lines)

    def matches(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is found somewhere in the text, which is looked for once."""
        if pattern not in self._matches:
            self._matches[pattern] = pattern.search(self.text) is not None
        return self._matches[pattern]

    @property
    def line_end(self) -> str:
        """What ends the lines of the file."""
        return line_end_of(self.lines)

    def with_comments_above(self, line: int) -> int:
        """The first line of what stands at a line, the comments right above it included."""
        while line and self.lines[line - 1].lstrip().startswith("#"):
            line -= 1
        return line

    def blank_lines_around(self, line: int, below: int, wanted: int) -> tuple[int, int]:
        """How many blank lines are missing above a line and before another one further down; none
        at the beginning and end of a body.
        """
        above = _n_blank(self.lines[:line][::-1])
        is_first = line == above or self.lines[line - above - 1].rstrip().endswith(":")
        n_below = _n_blank(self.lines[below:])
        is_last = below + n_below >= len(self.lines)
        return (
            0 if is_first else max(wanted - above, 0),
            0 if is_last else max(wanted - n_below, 0),
        )

    def calls(self, names: Collection[str] | None = None) -> Iterator[PlacedCall]:
        """The calls in their order, or those with these last names."""
        for piece, line in self._pieces:
            yield from self._calls_in(piece, line, names)

    def call_at(self, range_: Range) -> PlacedCall:
        """The call of which the name stands there."""
        index = bisect_right(self._pieces, range_.line, key=lambda placed: placed[1]) - 1
        piece, line = self._pieces[index]
        for placed in self._calls_in(piece, line):
            if placed.range(placed.call.name_range) == range_:
                return placed
        raise LookupError(f"no call at {range_}")

    def calls_at(self, place: Place) -> Iterator[PlacedCall]:
        """The calls in the piece that is there."""
        return self._calls_in(place.piece, place.line)

    def beside(self, place: Place) -> Iterator[Place]:
        """The pieces of the class body in which a piece stands."""
        owner = place.piece.owner
        assert owner is not None
        before = owner.children[: owner.children.index(place.piece)]
        line = place.line - sum([piece.n_lines for piece in before])
        for piece in owner.children:
            yield Place(piece, line, OUTER)
            line += piece.n_lines

    def _calls_in(
        self, piece: FilePiece, line: int, names: Collection[str] | None = None
    ) -> Iterator[PlacedCall]:
        view = None
        for name, chain, position in piece.facts.calls:
            if names is None or name in names:
                view = view or self._view(piece)
                yield PlacedCall(Call(name, chain, position, view), Place(piece, line, chain.scope))

    def _view(self, piece: FilePiece) -> PieceView:
        inference = self._outline.inference(piece)
        lines = split_lines(piece.text)
        return PieceView(piece.facts, lines, inference, self._environment, wants_fixes=True)

    def words(self, *texts: str) -> Iterator[PlacedWord]:
        """Where the code has one of these words, in the order of the file."""
        for piece, line in self._pieces:
            if any(text in piece.text for text in texts):
                for placed in self.words_in(Place(piece, line, OUTER)):
                    if placed.word.text in texts:
                        yield placed

    def words_in(self, place: Place) -> Sequence[PlacedWord]:
        """The words of the piece that is there."""
        known = self._words.get(id(place.piece))
        if known is None:
            known = self._words[id(place.piece)] = [
                PlacedWord(word, place._replace(scope=word.scope)) for word in words_of(place.piece)
            ]
        return known

    def variable(self, name: str, place: Place) -> Variable:
        """What a name stands for in a scope. Names of a class body do not count."""
        index = scope_of(name, place.scope, place.piece.facts.scopes)
        if index > OUTER:
            function = place._replace(scope=index)
            return Variable(name, function, tuple(_bound_by_function(name, function)))
        if name not in self._of_module:
            self._of_module[name] = Variable(name, None, tuple(self._bound_by_module(name)))
        return self._of_module[name]

    def has_string_annotations(self, place: Place) -> bool:
        """Whether the annotations of the file are not evaluated (``from __future__``)."""
        bindings = self.variable("annotations", place._replace(scope=OUTER)).bindings
        return any(binding.value == _STRING_ANNOTATIONS for binding, _ in bindings)

    def uses(self, variable: Variable) -> int:
        """How often the file reads a variable."""
        return sum(
            scope.uses.count(variable.name)
            for piece, line in self._pieces
            for index, scope in enumerate(piece.facts.scopes)
            if variable.name in scope.uses
            and self.variable(variable.name, Place(piece, line, index)) == variable
        )

    def _bound_by_module(self, name: str) -> Iterator[tuple[Binding, Place]]:
        for piece, line in self._pieces:
            for index, scope in enumerate(piece.facts.scopes):
                if index == OUTER:
                    owner = piece.owner
                    is_global = owner is None or name in _declared_global(owner)
                else:
                    is_global = scope.declared.get(name) == "global"
                if is_global:
                    for binding in scope.bindings.get(name, ()):
                        yield binding, Place(piece, line, index)

    def value_of(self, variable: Variable) -> PlacedCall | None:
        """The call that gives a variable its value, if it is bound just once, and to a call."""
        binding = variable.only_binding
        if binding is not None and isinstance(binding.value, Chain):
            for placed in self.calls():
                if placed.call.chain is binding.value and placed.call.is_last:
                    return placed
        return None

    def class_around(self, place: Place) -> ClassBody | None:
        """The class of the module in whose body a piece stands."""
        owner = place.piece.owner
        name = class_name(owner) if owner is not None and owner.owner is None else None
        return self.class_named(name) if name is not None else None

    def class_named(self, name: str) -> ClassBody | None:
        """The class that a name of the module certainly stands for."""
        if name not in self._classes:
            self._classes[name] = self._class_named(name)
        return self._classes[name]

    def classes_that_derive_from(self, path: str) -> Iterator[ClassBody]:
        """The classes of the module that derive from one, near or far."""
        for piece, _ in self._pieces:
            name = class_name(piece) if piece.owner is None and piece.children else None
            body = self.class_named(name) if name is not None else None
            if body is not None and path in self.ancestors(body):
                yield body

    def _class_named(self, name: str) -> ClassBody | None:
        bound = list(self._bound_by_module(name))
        if len(bound) != 1 or bound[0][0].block is not None:
            return None
        binding, place = bound[0]
        if not isinstance(binding.value, Class) or binding.value.scope is not None:
            return None
        body = ClassBody(name, f"{self._outline.module}.{name}", {}, {})
        for piece, line in _placed(place.piece.children, place.line + place.piece.header_lines):
            if piece.owner is place.piece:
                for attribute, bindings in piece.facts.scopes[OUTER].bindings.items():
                    body.bindings.setdefault(attribute, []).extend(bindings)
                for placed in self._calls_in(piece, line):
                    call, is_in_block = placed.call, placed.call.chain.block is not None
                    if call.role == "assigned" and placed.place.scope == OUTER and not is_in_block:
                        body.assigned.update({target.name: placed for target in call.targets})
        return body

    def text_binding(self, cls: ClassBody, name: str) -> str:
        """The statements that bind a name in the body of a class of the module."""
        [(_, place)] = self._bound_by_module(cls.name)
        children = place.piece.children
        return "".join([c.text for c in children if name in c.facts.scopes[OUTER].bindings])

    def ancestors(self, cls: ClassBody) -> dict[str | None, ClassBody | None]:
        """The kinds of what a class of the module derives from, near or far, each with its body if
        that is a class of the module, too.
        """
        found: dict[str | None, ClassBody | None] = {}
        bodies = [cls]
        while bodies:
            for kind in self._bases(bodies.pop()):
                if kind not in found:
                    found[kind] = body = self._class_of_kind(kind)
                    bodies += [body] if body is not None else []
        return found

    def _bases(self, cls: ClassBody) -> list[str | None]:
        [(binding, place)] = self._bound_by_module(cls.name)
        assert isinstance(binding.value, Class)
        inference = self._outline.inference(place.piece)
        return [inference.value(base, OUTER) for base in binding.value.bases]

    def _class_of_kind(self, kind: str | None) -> ClassBody | None:
        body = self.class_named((kind or "").rpartition(".")[2])
        return body if body is not None and body.path == kind else None

    def decorated(self, placed: PlacedCall) -> Function | None:
        """The function that a call decorates."""
        scope = placed.place.piece.facts.scopes[placed.place.scope]
        for bindings in scope.bindings.values():
            for binding in bindings:
                value = binding.value
                if isinstance(value, Function) and placed.call.chain in value.decorators:
                    return value
        return None

    def is_bound(self, name: str) -> bool:
        """Whether anything in the file gives a name a meaning, or may do so."""
        return not {name, "*"}.isdisjoint(self._bound)

    @cached_property
    def conditional_names(self) -> set[str]:
        """The names of the module that nothing binds but under a condition."""
        has_block: dict[str, bool] = {}
        for piece, _ in self._pieces:
            if piece.owner is None:
                for name, bindings in piece.facts.scopes[OUTER].bindings.items():
                    here = all(binding.block is not None for binding in bindings)
                    has_block[name] = has_block.get(name, True) and here
        return {name for name, always in has_block.items() if always}

    @cached_property
    def _bound(self) -> set[str]:
        return {
            name
            for piece, _ in self._pieces
            for scope in piece.facts.scopes
            for name in scope.bindings
        }


def _bound_by_function(name: str, function: Place) -> Iterator[tuple[Binding, Place]]:
    """What binds a name of a function, also in those within that declare it ``nonlocal``."""
    scopes = function.piece.facts.scopes
    for index, scope in enumerate(scopes):
        is_same = index == function.scope or (
            scope.declared.get(name) == "nonlocal"
            and scope_of(name, index, scopes) == function.scope
        )
        if is_same:
            for binding in scope.bindings.get(name, ()):
                yield binding, function._replace(scope=index)


def _declared_global(owner: FilePiece) -> set[str]:
    """The names that the body of a class declares ``global``."""
    return {
        name
        for piece in owner.children
        for name, how in piece.facts.scopes[OUTER].declared.items()
        if how == "global"
    }


def _n_blank(lines: Sequence[str]) -> int:
    """How many blank lines come first."""
    return next((n for n, line in enumerate(lines) if line.strip()), len(lines))


def _placed(pieces: Sequence[FilePiece], line: int) -> Iterator[tuple[FilePiece, int]]:
    for piece in pieces:
        yield piece, line
        yield from _placed(piece.children, line + piece.header_lines)
        line += piece.n_lines
