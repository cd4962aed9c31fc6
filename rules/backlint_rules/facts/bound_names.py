"""What the names of a file are bound to, piece by piece, and what an edit changes of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from backlint_rules.facts.exports import exports
from backlint_rules.facts.model import Binding, Class, PieceFacts, other_name
from backlint_rules.syntax.pieces import Piece

FilePiece = Piece[PieceFacts]


class Bound(NamedTuple):
    """A binding, the piece it stands in and the index of the scope within that piece."""

    binding: Binding
    piece: FilePiece
    scope: int


class NamesUpdate(NamedTuple):
    """What a change of pieces has changed for others.

    ``changed`` are the things that answers may rest on: names, and what ``body_of`` and its like
    give. ``renamed`` are the names of the module that now stand for other names. ``moved`` are
    pieces that are still there, but whose class has another path.
    """

    changed: set[str]
    renamed: frozenset[str]
    moved: list[FilePiece]


class BoundNames:
    """The names that pieces bind around themselves; those of a class body as ``Class.name``."""

    def __init__(self) -> None:
        self._bound: dict[str, list[Bound]] = {}
        #: By ``id``: each piece and what its names begin with.
        self._prefixes: dict[int, tuple[FilePiece, str | None]] = {}
        #: By ``id``: the classes with bodies in pieces and what the names in there begin with.
        self._bodies: dict[int, tuple[FilePiece, str | None]] = {}
        self._n_classes: dict[str, int] = {}

    def __getitem__(self, name: str) -> Sequence[Bound]:
        """All that binds a name."""
        return self._bound.get(name, ())

    @property
    def classes(self) -> Iterable[str]:
        """The names that some class statement binds."""
        return self._n_classes

    def other_names(self, name: str) -> frozenset[str]:
        """The last names of what a name of the module stands for: ``from a import Column as C``."""
        found = self._bound.get(name)
        if found is None:
            return _NO_NAMES
        others = [other_name(bound.binding) for bound in found]
        return frozenset([other for other in others if other is not None and other != name])

    def prefix_in(self, owner: FilePiece | None) -> str | None:
        """What the names of a body begin with; ``None`` if the class has no name."""
        if owner is None:
            return ""
        known = self._bodies.get(id(owner))
        if known is None:
            outer, name = self.prefix_in(owner.owner), class_name(owner)
            known = owner, None if outer is None or name is None else f"{outer}{name}."
            self._bodies[id(owner)] = known
        return known[1]

    # Keeping up with the pieces

    def start(self, pieces: Iterable[FilePiece]) -> None:
        """Takes the pieces of a file."""
        for top in pieces:
            for piece in top.walk():
                self._add(piece)

    def update(
        self, gone: Sequence[FilePiece], come: Sequence[FilePiece], relied_on: AbstractSet[str]
    ) -> NamesUpdate:
        """Takes pieces out and in. Of what has changed, only that counts which is relied on."""
        self._bodies = {}
        changed = self._changed(gone, come, relied_on)
        touched = {name for piece in (*gone, *come) for name in _module_names(piece)}
        before = {name: self.other_names(name) for name in touched}
        for piece in gone:
            self._remove(piece)
        moved = [piece for piece in self._children(gone, come) if self._has_moved(piece)]
        if moved:
            changed |= self._moved_things(moved, relied_on)
        for piece in moved:
            self._remove(piece)
        for piece in (*moved, *come):
            self._add(piece)
        renamed = frozenset([n for n in touched if before[n] != self.other_names(n)])
        return NamesUpdate(changed & relied_on, renamed, moved)

    def _changed(
        self, gone: Sequence[FilePiece], come: Sequence[FilePiece], relied_on: AbstractSet[str]
    ) -> set[str]:
        """What the pieces that have come show in another way."""
        prefixes = [self._prefixes[id(piece)][1] for piece in gone]
        if prefixes == [self.prefix_in(piece.owner) for piece in come]:
            pairs = [(old.facts, new.facts) for old, new in zip(gone, come, strict=True)]
        else:
            prefixes += [self.prefix_in(piece.owner) for piece in come]
            pairs = [(piece.facts, _NO_FACTS) for piece in gone]
            pairs += [(_NO_FACTS, piece.facts) for piece in come]
        changed: set[str] = set()
        for prefix, (old, new) in zip(prefixes, pairs, strict=True):
            if old is not new:
                things = _things(prefix or "", old) | _things(prefix or "", new)
                if not relied_on.isdisjoint(things):
                    changed |= _changed_things(prefix or "", old, new)
        return changed

    def _children(
        self, gone: Sequence[FilePiece], come: Sequence[FilePiece]
    ) -> Iterator[FilePiece]:
        """The pieces in the bodies of classes that have gone or come, each once."""
        seen: set[int] = set()
        for cls in (*gone, *come):
            for child in cls.children:
                for piece in child.walk():
                    if id(piece) not in seen:
                        seen.add(id(piece))
                        yield piece

    def _has_moved(self, piece: FilePiece) -> bool:
        known = self._prefixes.get(id(piece))
        return known is not None and known[1] != self.prefix_in(piece.owner)

    def _moved_things(self, moved: Sequence[FilePiece], relied_on: AbstractSet[str]) -> set[str]:
        """What is relied on of pieces that go from one class to another, or with their class."""
        prefixes = {self._prefixes[id(piece)][1] for piece in moved}
        prefixes |= {self.prefix_in(piece.owner) for piece in moved}
        beginnings = tuple([prefix for prefix in prefixes if prefix is not None])
        things = {thing for thing in relied_on if thing.startswith(beginnings)}
        for piece in moved:
            things.update(_global_names(piece.facts))
        return things | {ALL_CLASSES}

    def _add(self, piece: FilePiece) -> None:
        prefix = self.prefix_in(piece.owner)
        self._prefixes[id(piece)] = piece, prefix
        for name, bound in _bound_by(piece, prefix):
            self._bound.setdefault(name, []).append(bound)
            if isinstance(bound.binding.value, Class):
                self._n_classes[name] = self._n_classes.get(name, 0) + 1

    def _remove(self, piece: FilePiece) -> None:
        _, prefix = self._prefixes.pop(id(piece))
        for name, removed in _bound_by(piece, prefix):
            left = [bound for bound in self._bound.get(name, ()) if bound.piece is not piece]
            if left:
                self._bound[name] = left
            else:
                self._bound.pop(name, None)
            if isinstance(removed.binding.value, Class):
                self._n_classes[name] -= 1
                if not self._n_classes[name]:
                    del self._n_classes[name]


#: What an answer rests on that is about all classes of the file.
ALL_CLASSES = "class *"


def attributes_of(cls: str) -> str:
    """What an answer rests on that is about all that is set on the instances of a class."""
    return f"{cls}.*"


def reads_in(cls: str) -> str:
    """What an answer rests on that is about what the body of a class reads of its names."""
    return f"{cls}.<read>"


def body_of(function: str) -> str:
    """What an answer rests on that is about what a function returns as its body tells."""
    return f"{function}()"


def class_name(piece: FilePiece) -> str | None:
    """The name of the class of a class piece; ``None`` while its header does not parse."""
    for name, bindings in piece.facts.scopes[0].bindings.items():
        for binding in bindings:
            if isinstance(binding.value, Class) and binding.value.scope is None:
                return name
    return None


_NO_FACTS = PieceFacts()
_NO_NAMES: frozenset[str] = frozenset()


def _bound_by(piece: FilePiece, prefix: str | None) -> Iterator[tuple[str, Bound]]:
    scopes = piece.facts.scopes
    if prefix is not None:
        for name, bindings in scopes[0].bindings.items():
            for binding in bindings:
                if binding.block is None or not binding.block.unchecked:
                    yield prefix + name, Bound(binding, piece, 0)
    for index, scope in enumerate(scopes):
        for name, how in scope.declared.items():
            if how == "global" and index:
                for binding in scope.bindings.get(name, ()):
                    yield name, Bound(binding, piece, index)


def _module_names(piece: FilePiece) -> Iterator[str]:
    if piece.owner is None:
        yield from piece.facts.scopes[0].bindings
    yield from _global_names(piece.facts)


def _global_names(facts: PieceFacts) -> Iterator[str]:
    for scope in facts.scopes[1:]:
        for name, how in scope.declared.items():
            if how == "global":
                yield name


def _things(prefix: str, facts: PieceFacts) -> set[str]:
    """All that answers may rest on in a piece."""
    things = {
        attributes_of(prefix[:-1]),
        reads_in(prefix[:-1]),
        *_global_names(facts),
    }
    for name, bindings in facts.scopes[0].bindings.items():
        things.add(prefix + name)
        things.add(body_of(prefix + name))
        if any(isinstance(binding.value, Class) for binding in bindings):
            things.add(ALL_CLASSES)
    return things


def _changed_things(prefix: str, old: PieceFacts, new: PieceFacts) -> set[str]:
    """What of it is shown in another way now."""
    before, after = exports(old), exports(new)
    changed: set[str] = set()
    everything = before.names.keys() | after.names.keys()
    names = {n for n in everything if before.names.get(n) != after.names.get(n)}
    if before.inner != after.inner:
        names |= everything
        changed.add(attributes_of(prefix[:-1]))
        changed.update(_global_names(old), _global_names(new))
    if before.results != after.results:
        changed.update([body_of(prefix + name) for name in everything])
    if before.reads != after.reads:
        changed.add(reads_in(prefix[:-1]))
    changed.update([prefix + name for name in names])
    if any(_binds_class(facts, name) for facts in (old, new) for name in names):
        changed.add(ALL_CLASSES)
    return changed


def _binds_class(facts: PieceFacts, name: str) -> bool:
    return any(isinstance(b.value, Class) for b in facts.scopes[0].bindings.get(name, ()))
