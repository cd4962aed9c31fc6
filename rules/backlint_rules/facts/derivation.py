"""Whether classes derive from others, or behave as if they did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from backlint_rules.facts import kinds
from backlint_rules.facts.bound_names import Bound
from backlint_rules.facts.libraries import BASES
from backlint_rules.facts.libraries.python import TRANSPARENT_DECORATORS
from backlint_rules.facts.model import Class

if TYPE_CHECKING:
    from backlint_rules.facts.outline import Outline


class ClassBody(NamedTuple):
    """Where the body of a class is: in pieces of its own, or in a scope of the piece."""

    bound: Bound
    cls: Class


_DECLARATIVE = "sqlalchemy.orm.DeclarativeBase"
_DATACLASS = "sqlalchemy.orm.MappedAsDataclass"
_MIXIN_DECORATORS = frozenset(["sqlalchemy.orm.declarative_mixin"])
_DATACLASS_DECORATORS = frozenset(
    [
        "sqlalchemy.orm.mapped_as_dataclass()",
        "sqlalchemy.orm.registry().mapped_as_dataclass",
        "sqlalchemy.orm.registry().mapped_as_dataclass()",
    ]
)
_OTHER_DATACLASSES = (
    *("dataclasses.dataclass", "pydantic.dataclasses.dataclass"),
    *("attr.s", "attr.attrs", "attr.dataclass", "attr.define", "attr.frozen", "attr.mutable"),
    *("attrs.define", "attrs.frozen", "attrs.mutable"),
)
_MAPPING_DECORATORS = frozenset(
    [
        "sqlalchemy.orm.as_declarative()",
        "sqlalchemy.orm.registry().mapped",
        "sqlalchemy.orm.registry().as_declarative_base()",
    ]
)
#: What gives the class that it decorates as it is, or maps it.
_HARMLESS_DECORATORS = (
    _MAPPING_DECORATORS
    | _MIXIN_DECORATORS
    | TRANSPARENT_DECORATORS
    | {"functools.total_ordering", "typing.runtime_checkable"}
)
#: What makes a class that derives from nothing behave as if it derived from these.
_BY_DECORATORS = {
    _DECLARATIVE: _DATACLASS_DECORATORS | _MAPPING_DECORATORS,
    _DATACLASS: _DATACLASS_DECORATORS
    | {name + brackets for name in _OTHER_DATACLASSES for brackets in ("", "()")},
}


def derives(outline: Outline, path: str, target: str) -> bool | None:
    """Whether the class of a path is the other, or derives from it; ``None``: not known."""
    if path == target:
        return True
    if " | " in path:
        either = {derives(outline, one, target) for one in kinds.alternatives(path)}
        return either.pop() if len(either) == 1 else None
    may_be = False
    if not path.startswith(outline.prefix):
        bases: Sequence[str | None] | None = BASES.get(path)
        if bases is None:
            return False if path.startswith("builtins.") else None
    else:
        name = path[len(outline.prefix) :]
        cls = outline.class_named(name)
        if cls is None:
            return None
        if target in _BY_DECORATORS and outline.decorators_of(cls) & _BY_DECORATORS[target]:
            return True
        bases = outline.bases_of(cls)
        may_be = target == _DATACLASS and _may_be_made_over(outline, name, cls)
    verdicts = [None if base is None else outline.ask(f"isa {base} {target}") for base in bases]
    if True in verdicts:
        return True
    return None if may_be or None in verdicts else False


def is_mixin(outline: Outline, path: str, target: str) -> bool:
    """Whether some class of the file derives from both."""
    mixin = outline.class_named(path[len(outline.prefix) :])
    if mixin is None:
        return False
    if target == _DECLARATIVE and outline.decorators_of(mixin) & _MIXIN_DECORATORS:
        return True
    # In this order most questions are the same ones for every mixin.
    return any(
        outline.ask(f"isa {outline.prefix}{name} {target}") is True
        and outline.ask(f"isa {outline.prefix}{name} {path}") is True
        for name in outline.all_classes()
        if (cls := outline.class_named(name)) is not None and cls.cls.bases
    )


def _may_be_made_over(outline: Outline, name: str, cls: ClassBody) -> bool:
    """Whether something gets hold of a class, or of those that derive from it, as it is made
    that may do anything to it.
    """
    return (
        not outline.decorators_of(cls) <= _HARMLESS_DECORATORS
        or any(keyword.keyword == "metaclass" for keyword in cls.cls.keywords)
        or len(outline.body_bindings(name, cls, "__init_subclass__")) > 0
    )
