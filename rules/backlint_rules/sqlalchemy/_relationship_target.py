"""The class that a relationship leads to, and how its annotation can name it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from backlint_rules.facts.call import Call
from backlint_rules.facts.file_view import ClassBody, FileView, Place
from backlint_rules.facts.model import Attribute, Binding, Chain, Expression, Import, Name
from backlint_rules.facts.scoping import OUTER
from backlint_rules.facts.strings import expression_in, text_in
from backlint_rules.leaving import leave


class Target(NamedTuple):
    """The class that a relationship leads to, and how the code at hand names it.

    ``body`` is its body if it is a class of the file.
    """

    name: str
    text: str
    is_quoted: bool
    expression: Expression
    body: ClassBody | None


def target_of(file: FileView, call: Call, place: Place, around: ClassBody) -> Target:
    """Raises ``Left``."""
    argument = call.argument(0, "argument")
    if argument is None:
        leave("it does not say which class it leads to")
    text = call.text(argument.range)
    said = text_in(argument)
    expression = expression_in(text, 0) if said is not None else argument
    match expression:
        case Name(id=root):
            name = root
        case Chain(root=Name(id=root), links=(*_, Attribute(name=name))) if said is None:
            pass
        case _:
            leave("the class that it leads to is not named plainly")
    if root in around.bindings:
        leave(f"`{root}` is also an attribute of the class")
    bindings = file.variable(root, place._replace(scope=OUTER)).bindings
    if not bindings:
        leave(f"`{root}` is not known in this file, so that no annotation can name it")
    body = file.class_named(name) if name == root else None
    if body is None and not all(isinstance(binding.value, Import) for binding, _ in bindings):
        leave(f"which class `{root}` is, is not certain")
    if said is None and call.role == "returned":
        _check_function(call, root, [binding for binding, _ in bindings])
    is_quoted = said is not None
    if not is_quoted and not _may_be_evaluated(file, call, body):
        text, is_quoted = f'"{text}"', True
    return Target(name, text, is_quoted, expression, body)


def _check_function(call: Call, name: str, of_module: Sequence[Binding]) -> None:
    """Raises ``Left`` if a name means something else in a function than around it."""
    imported = [binding.value for binding in of_module if isinstance(binding.value, Import)]
    assert call.function is not None
    for binding in call.function.bindings.get(name, ()):
        if binding.value not in imported:
            leave(f"`{name}` is another name in the function")


def _may_be_evaluated(file: FileView, call: Call, body: ClassBody | None) -> bool:
    """Whether a class that the call names without quotes can stand so in its annotation.

    What a function returns is annotated before that has to be defined; what comes from another file
    may be no class but an alias of one, and a metaclass can give `|` another meaning.
    """
    return call.role != "returned" and body is not None and "metaclass" not in file.text
