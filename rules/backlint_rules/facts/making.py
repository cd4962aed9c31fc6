"""By what call a value was made."""

from __future__ import annotations

from collections.abc import Sequence

from backlint_rules.facts.flow import reaching
from backlint_rules.facts.inference import Inference, Position
from backlint_rules.facts.kinds import SOMETHING
from backlint_rules.facts.model import Arguments, Binding, Chain, Expression, Name, Opaque
from backlint_rules.facts.questions import Making
from backlint_rules.facts.scoping import OUTER, scope_of

#: What a value comes from: an expression in the same piece, or the path of what has it elsewhere.
Origin = Chain | str

#: So many names for one value are followed.
MOST_NAMES = 5


def made(inference: Inference, expression: Expression | None, scope: int) -> Making | None:
    """The call that an expression is, if it is one."""
    match expression:
        case Chain(links=(*_, Arguments(arguments=arguments)), awaited=False):
            callee = inference.prefix(expression, len(expression.links) - 1)
            if callee is None:
                return None
            keywords = tuple(
                [
                    (argument.keyword, given(inference, argument.value, scope))
                    for argument in arguments
                    if argument.keyword not in (None, "*", "**")
                ]
            )
            complete = all(argument.keyword != "**" for argument in arguments)
            return Making(callee, keywords, complete)
    return None


def given(
    inference: Inference, expression: Expression, scope: int, position: Position | None = None
) -> str | None:
    """The kind of an expression; ``SOMETHING`` if no more is known than that it is not ``None``."""
    kind = inference.value(expression, scope, position)
    if kind is not None:
        return kind
    if isinstance(expression, Opaque):  # a lambda, say
        return SOMETHING
    if isinstance(expression, Name):
        scopes = inference.facts.scopes
        index = scope_of(expression.id, scope, scopes)
        bindings = scopes[index].bindings[expression.id] if index > OUTER else ()
        if bindings and all(b.how in _DEFINITIONS for b in bindings):
            return SOMETHING
    return None


_DEFINITIONS = frozenset(["def", "class", "import"])


def bound_by(
    inference: Inference, binding: Binding, scope: int, names: int = MOST_NAMES
) -> Making | None:
    """The call that made the value that a binding gives its name."""
    if binding.how != "assign":
        return None
    value = binding.value
    if isinstance(value, Name) and names:
        return name_made_by(inference, value.id, scope, _place(binding), names - 1)
    return made(inference, value, scope) if isinstance(value, Chain) else None


def name_made_by(
    inference: Inference, id: str, scope: int, position: Position, names: int = MOST_NAMES
) -> Making | None:
    """The call that made the value of a name, if there is just one that can have."""
    index, bindings = _bindings(inference, id, scope, position)
    if index <= OUTER:
        return _made_outside(inference, f"{inference.module}.{id}")
    makings = {bound_by(inference, binding, index, names) for binding in bindings}
    return makings.pop() if len(makings) == 1 else None


def attribute_made_by(inference: Inference, owner: str, name: str) -> Making | None:
    """The call that made an attribute of a value of this kind."""
    return _made_outside(inference, f"{owner}.{name}")


def name_origin(
    inference: Inference, id: str, scope: int, position: Position, names: int = MOST_NAMES
) -> Origin | None:
    """The expression that gave a name its value, if there is just one that can have; its path if
    that stands outside of the function.
    """
    index, bindings = _bindings(inference, id, scope, position)
    if index <= OUTER:
        return f"{inference.module}.{id}"
    if len(bindings) != 1 or bindings[0].how != "assign":
        return None
    [binding] = bindings
    if isinstance(binding.value, Name) and names:
        return name_origin(inference, binding.value.id, index, _place(binding), names - 1)
    return binding.value if isinstance(binding.value, Chain) else None


def attribute_origin(inference: Inference, owner: str, name: str) -> Origin | None:
    """The path of an attribute of a value of this kind."""
    return f"{owner}.{name}"


def _bindings(
    inference: Inference, id: str, scope: int, position: Position
) -> tuple[int, Sequence[Binding]]:
    """The scope that binds a name, and what in there can have given it the value that it has at a
    position.
    """
    scopes = inference.facts.scopes
    index = scope_of(id, scope, scopes)
    if index <= OUTER:
        return index, ()
    bindings: Sequence[Binding] = scopes[index].bindings[id]
    return index, reaching(bindings, (), position) if index == scope else bindings


def _place(binding: Binding) -> Position:
    return Position(binding.line, binding.column, binding.block)


def _made_outside(inference: Inference, path: str) -> Making | None:
    answer = inference.ask(f"made {path}")
    return answer if isinstance(answer, Making) else None
