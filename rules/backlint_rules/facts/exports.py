"""What other pieces can see of a piece, without positions: equal exports, equal answers."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from backlint_rules.facts.model import (
    Argument,
    Arguments,
    Attribute,
    AttributeBinding,
    Binding,
    Block,
    BoundValue,
    Chain,
    Choice,
    Class,
    Display,
    Function,
    Import,
    Literal,
    Name,
    Opaque,
    PieceFacts,
    Scope,
)


class Exports(NamedTuple):
    """What a piece shows to others.

    ``names`` are those that it binds around itself. ``inner`` is what its bodies do to others:
    attributes set on instances, globals, and what stands in classes; as that is made of
    expressions that name locals, all bindings count as soon as there is any. ``results`` is what
    its functions return as far as their bodies tell. ``reads`` are the names around it that it
    reads, and their attributes.
    """

    names: dict[str, Hashable]
    inner: Hashable
    results: Hashable
    reads: Hashable


def exports(facts: PieceFacts) -> Exports:
    """The exports of a piece, worked out once."""
    if facts.exports is None:
        facts.exports = _exports(facts)
    assert isinstance(facts.exports, Exports)
    return facts.exports


def _exports(facts: PieceFacts) -> Exports:
    bodies = facts.scopes[1:]
    names: dict[str, Hashable] = {
        name: tuple(map(_binding, found)) for name, found in facts.scopes[0].bindings.items()
    }
    shown = any(
        scope.kind == "class" or scope.declared or any(instance_attributes(scope))
        for scope in bodies
    )
    inner: list[Hashable] = []
    if shown:
        inner = [
            (_attributes(scope), tuple(scope.declared.items()), _bindings(scope))
            for scope in bodies
        ]
    results = [
        (tuple(map(_value, scope.returns)), tuple(map(_value, scope.yields)), _bindings(scope))
        for scope in bodies
    ]
    own = facts.scopes[0]
    reads = frozenset([*own.attributes_read, *own.uses])
    return Exports(names, tuple(inner), tuple(results), reads)


def instance_attributes(scope: Scope) -> Iterator[AttributeBinding]:
    """What a method sets on its instance (or class), under whatever name."""
    function = scope.function
    if scope.attributes and function is not None and function.parameters:
        first = function.parameters[0].name
        for binding in scope.attributes:
            if binding.root == first:
                yield binding


def _bindings(scope: Scope) -> Hashable:
    return frozenset(
        [(name, tuple(map(_binding, found))) for name, found in scope.bindings.items()]
    )


def _binding(binding: Binding) -> Hashable:
    return (
        binding.how,
        _value(binding.value),
        _value(binding.annotation),
        _block(binding.block),
    )


def _block(block: Block | None) -> Hashable:
    if block is None:
        return None
    return tuple([(one.kind, one.statement, one.exits, one.unchecked) for one in block.around()])


def _attributes(scope: Scope) -> Hashable:
    return tuple(
        [(a.name, _value(a.value), _value(a.annotation)) for a in instance_attributes(scope)]
    )


def _value(value: BoundValue) -> Hashable:
    match value:
        case None | Opaque():
            return None
        case Name(id=id_):
            return id_
        case Import():
            return value
        case Literal(kind=kind, text=text):
            return kind, text
        case Display(kind=kind, items=items):
            return kind, tuple(map(_value, items))
        case Choice(options=options):
            return "|", tuple(map(_value, options))
        case Chain():
            return value.awaited, _value(value.root), tuple(map(_link, value.links))
        case Function():
            return (
                "def",
                value.is_async,
                tuple(
                    [
                        (p.name, p.stars, _value(p.annotation), _value(p.default))
                        for p in value.parameters
                    ]
                ),
                _value(value.returns),
                tuple(map(_value, value.decorators)),
            )
        case Class():
            return (
                "class",
                value.type_parameters,
                tuple(map(_value, value.bases)),
                tuple(map(_argument, value.keywords)),
                tuple(map(_value, value.decorators)),
            )
    raise TypeError(value)


def _link(link: object) -> Hashable:
    match link:
        case Attribute(name=name):
            return name
        case Arguments(arguments=arguments):
            return "(", tuple(map(_argument, arguments))
    return "[", tuple(map(_value, link.items))  # type: ignore[attr-defined]


def _argument(argument: Argument) -> Hashable:
    return argument.keyword, _value(argument.value)
