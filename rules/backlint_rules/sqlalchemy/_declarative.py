"""Which classes SQLAlchemy's declarative system maps, and what that makes certain."""

from __future__ import annotations

from backlint_rules.facts.class_view import ClassView
from backlint_rules.finding import Premise
from backlint_rules.leaving import leave

BASE = "sqlalchemy.orm.DeclarativeBase"
_DATACLASS = "sqlalchemy.orm.MappedAsDataclass"


def is_declarative(cls: ClassView) -> bool:
    """Whether a class is mapped, or a mixin of one that is, or shows it otherwise."""
    if cls.derives_from(BASE) is None and cls.defines("__tablename__"):
        return True  # a base of another file, but only declarative classes name their table
    return _is_certainly_declarative(cls)


def annotation_premises(cls: ClassView) -> tuple[Premise, ...]:
    """What has to be so for an annotation to be read by SQLAlchemy, and by nothing else.

    Raises ``Left``.
    """
    is_dataclass = cls.derives_from(_DATACLASS)
    if is_dataclass:
        leave("the class is a dataclass, which would make a field of it")
    return (
        Premise(
            "The class is mapped by SQLAlchemy's declarative system", _is_certainly_declarative(cls)
        ),
        Premise("Neither a base nor a decorator makes a dataclass of it", is_dataclass is False),
    )


def _is_certainly_declarative(cls: ClassView) -> bool:
    return cls.derives_from(BASE) is True or cls.is_mixin_of(BASE)
