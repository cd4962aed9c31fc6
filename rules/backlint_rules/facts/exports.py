"""What other pieces can see of a piece, without positions: equal exports, equal answers."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

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


def exports(facts: PieceFacts) -> Hashable:
    """The names that the piece binds around itself, and attributes and globals that it sets.

    The latter are made of expressions that name locals, so all bindings of its scopes count as
    soon as there are any.
    """
    seen: list[Hashable] = [_bindings(facts.scopes[0])]
    inner = facts.scopes[1:]
    classes = [scope for scope in inner if scope.kind == "class"]
    setters = [scope for scope in inner if scope.declared or any(instance_attributes(scope))]
    if setters or classes:
        seen += [(_attributes(scope), tuple(scope.declared.items())) for scope in inner]
        seen += [_bindings(scope) for scope in inner]
    return tuple(seen)


def instance_attributes(scope: Scope) -> Iterator[AttributeBinding]:
    """What a method sets on its instance (or class), under whatever name."""
    function = scope.function
    if scope.attributes and function is not None and function.parameters:
        first = function.parameters[0].name
        for binding in scope.attributes:
            if binding.root == first:
                yield binding


def results(facts: PieceFacts) -> Hashable:
    """What the functions of the piece return, as far as their bodies tell."""
    return tuple(
        [
            (tuple(map(_value, scope.returns)), tuple(map(_value, scope.yields)), _bindings(scope))
            for scope in facts.scopes[1:]
        ]
    )


def _bindings(scope: Scope) -> Hashable:
    return tuple([(name, tuple(map(_binding, found))) for name, found in scope.bindings.items()])


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
    return tuple([(one.kind, one.statement, one.exits) for one in block.around()])


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
