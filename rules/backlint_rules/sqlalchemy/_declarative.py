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
    premises = [
        Premise(
            "The class is mapped by SQLAlchemy's declarative system", _is_certainly_declarative(cls)
        ),
        Premise("Neither a base nor a decorator makes a dataclass of it", is_dataclass is False),
    ]
    if not is_mapped(cls) or not cls.may_define("__tablename__"):
        # SQLAlchemy reads the annotations of a mixin, or a base, for each of these classes.
        text = "No class of another file that derives from it has attributes of the same names"
        premises.append(Premise(text, False))
    return tuple(premises)


def is_mapped(cls: ClassView) -> bool:
    """Whether a class itself is mapped, so that its attributes are no columns any more."""
    derives = cls.derives_from(BASE)
    is_declarative = derives or (derives is None and cls.defines("__tablename__"))
    return is_declarative and not cls.may_define("__abstract__")


def _is_certainly_declarative(cls: ClassView) -> bool:
    return cls.derives_from(BASE) is True or cls.is_mixin_of(BASE)
