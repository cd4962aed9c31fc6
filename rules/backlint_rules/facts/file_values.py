"""What the names and attributes of a file are given: by what call, and where that is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.making import MOST_NAMES, bound_by, made
from backlint_rules.facts.model import AttributeBinding, Binding, Chain, Name
from backlint_rules.facts.questions import Making
from backlint_rules.facts.scoping import OUTER

if TYPE_CHECKING:
    from backlint_rules.facts.outline import Outline


class Given(NamedTuple):
    """Something that gives a name or attribute a value, its piece and the scope in there."""

    binding: Binding | AttributeBinding
    piece: FilePiece
    scope: int


def making_of(file: Outline, path: str) -> Making | None:
    """The call that made what a path of the file names, if there is just one that can have."""
    makings = {_made_by(file, given) for given in _given(file, path)}
    return makings.pop() if len(makings) == 1 else None


def origin_of(file: Outline, path: str) -> tuple[FilePiece, Chain] | None:
    """The expression that what a path of the file names comes from, and its piece, if there is just
    one.
    """
    for _ in range(MOST_NAMES):
        found = list(_given(file, path))
        if len(found) != 1:
            return None
        [(binding, piece, scope)] = found
        value = binding.value
        if isinstance(value, Chain):
            return piece, value
        if not isinstance(value, Name) or scope != OUTER:
            return None
        path = file.prefix + value.id
    return None


def _given(file: Outline, path: str) -> Iterator[Given]:
    if not path.startswith(file.prefix):
        return
    owner, _, name = path[len(file.prefix) :].rpartition(".")
    if not owner:
        for bound in file.bound(name):
            yield Given(*bound)
        return
    owner = owner.removesuffix("()")
    cls = file.class_named(owner)
    if cls is not None and not file.body_bindings(owner, cls, name):
        for piece, scope, binding in file.instance_attributes_of(cls, name):
            yield Given(binding, piece, scope)


def _made_by(file: Outline, given: Given) -> Making | None:
    binding, piece, scope = given
    inference = file.inference(piece)
    if isinstance(binding, Binding):
        return bound_by(inference, binding, scope)
    return made(inference, binding.value, scope)
