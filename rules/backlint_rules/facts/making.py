"""By what call a value was made."""

from __future__ import annotations

from collections.abc import Sequence

from backlint_rules.facts.flow import reaching
from backlint_rules.facts.inference import Inference, Position
from backlint_rules.facts.model import Arguments, Binding, Chain, Expression
from backlint_rules.facts.questions import Making
from backlint_rules.facts.scoping import OUTER, scope_of


def made(inference: Inference, expression: Expression | None, scope: int) -> Making | None:
    """The call that an expression is, if it is one."""
    match expression:
        case Chain(links=(*_, Arguments(arguments=arguments)), awaited=False):
            callee = inference.prefix(expression, len(expression.links) - 1)
            if callee is None:
                return None
            keywords = tuple(
                [
                    (argument.keyword, inference.value(argument.value, scope))
                    for argument in arguments
                    if argument.keyword not in (None, "*", "**")
                ]
            )
            complete = all(argument.keyword != "**" for argument in arguments)
            return Making(callee, keywords, complete)
    return None


def name_made_by(inference: Inference, id: str, scope: int, position: Position) -> Making | None:
    """The call that made the value of a name, if there is just one that can have."""
    scopes = inference.facts.scopes
    index = scope_of(id, scope, scopes)
    if index <= OUTER:
        return _made_outside(inference, f"{inference.module}.{id}")
    bindings: Sequence[Binding] = scopes[index].bindings[id]
    if index == scope:
        bindings = reaching(bindings, (), position)
    makings = {
        made(inference, binding.value, index)
        if binding.how == "assign" and isinstance(binding.value, Chain)
        else None
        for binding in bindings
    }
    return makings.pop() if len(makings) == 1 else None


def attribute_made_by(inference: Inference, owner: str, name: str) -> Making | None:
    """The call that made an attribute of a value of this kind."""
    return _made_outside(inference, f"{owner}.{name}")


def _made_outside(inference: Inference, path: str) -> Making | None:
    answer = inference.ask(f"made {path}")
    return answer if isinstance(answer, Making) else None
