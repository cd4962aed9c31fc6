"""What the classes that a declarative base is made of say that only a class of its own heeds.

`declarative_base()` and its decorator derive a class of their own from these, which has the
declarative constructor, a `registry` and `metadata`, and takes type parameters that mean nothing.
`DeclarativeBase` heeds what it finds in them, and takes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backlint_rules.facts.file_view import FileView, Place
from backlint_rules.facts.model import Binding, Chain, Class, Expression, Name, Subscript
from backlint_rules.finding import Premise
from backlint_rules.leaving import leave

_CONSTRUCTORS = ("__init__", "__init_subclass__")
_HEEDED = ("metadata", "registry", "type_annotation_map")
_PARAMETERS = "__class_getitem__"
_GENERIC = "type parameters"
_CONSTRUCTOR = "a constructor"


def mixin_premises(
    file: FileView, place: Place, classes: Sequence[str], made: Expression | None = None
) -> Iterator[Premise]:
    """That none of some classes, nor what they derive from, says anything of that; but for what the
    factory has made. Raises ``Left``.
    """
    for cls in classes:
        if found := _found_in(file, place, cls, made):
            consequence = {
                _CONSTRUCTOR: "which would be called",
                _GENERIC: "which the base would not take",
            }.get(found, "which would count")
            leave(f"`{cls}` has {found} of its own, {consequence}")
        yield Premise(
            f"`{cls}` has no constructor, type parameters, `metadata`, `registry` or"
            " `type_annotation_map` of its own",
            found is not None,
        )


def _found_in(file: FileView, place: Place, name: str, made: Expression | None) -> str | None:
    """What a class, or one of its bases, says of that; ``None`` if nobody knows."""
    variable = file.variable(name, place)
    binding = variable.only_binding
    body = file.class_named(name) if variable.function is None else None
    if binding is None or body is None or not isinstance(binding.value, Class):
        return None
    if any(name in body.bindings for name in _CONSTRUCTORS):
        return _CONSTRUCTOR
    for heeded in _HEEDED:
        if any(_gives_value(binding) for binding in body.bindings.get(heeded, ())):
            return f"`{heeded}`"
    cls = binding.value
    if _PARAMETERS in body.bindings or cls.type_parameters or any(map(_is_generic, cls.bases)):
        return _GENERIC
    bases = [b.id if isinstance(b, Name) else "" for b in cls.bases if b is not made]
    found = [_found_in(file, place, base, made) for base in bases if base != "object"]
    return next((one for one in found if one), None if None in found else "")


def _gives_value(binding: Binding) -> bool:
    return binding.how != "declare"


def _is_generic(base: Expression) -> bool:
    return isinstance(base, Chain) and any(isinstance(link, Subscript) for link in base.links)
