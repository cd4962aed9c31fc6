"""What `query(…)` asks for: mapped classes, or columns of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from backlint_rules.facts.call import Call
from backlint_rules.facts.model import Argument, Attribute, Chain, Expression, Name

_MAPPED_BASE = "sqlalchemy.orm.DeclarativeBase"
_MAPPED_CALLS = ("sqlalchemy.orm.aliased()", "sqlalchemy.orm.with_polymorphic()")
_TABLE = "sqlalchemy.Table()"
_COLUMN_OF_TABLE = f"{_TABLE}.c"
_NEITHER = ("sqlalchemy.orm.Bundle()", "sqlalchemy.orm.Query()")
_AGGREGATES = frozenset(
    f"sqlalchemy.func.{name}()" for name in ("avg", "count", "max", "min", "sum")
)
_LABEL = re.compile(r"""\.label\(\s*(?P<quote>["'])(?P<name>\w+)(?P=quote)\s*\)$""")
#: What the columns of a table are found under: `users.c.id`.
_COLUMN_COLLECTIONS = ("c", "columns")


class Entity(NamedTuple):
    """One thing that is asked for.

    ``is_mapped``: a mapped class or an alias of one, whose rows are objects; else a column.
    ``is_certain``: the facts say so; else only the way it is written does. ``is_class``: it is the
    class itself. ``made_by``: what of SQLAlchemy makes it, ``sqlalchemy.func.max()``, if it is
    neither a mapped class nor an attribute of one.
    """

    text: str
    is_mapped: bool
    is_certain: bool
    is_class: bool = False
    made_by: str = ""

    @property
    def name(self) -> str | None:
        """What rows have it as; ``None`` for what is made without a name."""
        label = _LABEL.search(self.text)
        if label is not None:
            return label["name"]
        last = self.text.rpartition(".")[2].strip()
        return last if last.isidentifier() and not self.made_by else None

    @property
    def is_table(self) -> bool:
        """Whether it is a table, whose rows are not objects."""
        return self.made_by == _TABLE

    @property
    def is_aggregate(self) -> bool:
        """Whether one row comes of all if it is asked for alone."""
        return self.made_by in _AGGREGATES


def entity(call: Call, argument: Argument) -> Entity | None:
    """What an argument of a call asks for; ``None`` if nobody can tell."""
    if argument.keyword is not None:
        return None
    return _entity(call, argument.value, call.text(argument.range))


def _entity(call: Call, value: Expression, text: str) -> Entity | None:
    kind = call.kind_of(value)
    if kind in _MAPPED_CALLS:
        return Entity(text, is_mapped=True, is_certain=True)
    if kind in _NEITHER:
        return None
    if kind is not None and kind.startswith("sqlalchemy.") and kind.endswith(")"):
        made_by = kind if kind != "sqlalchemy.Column()" else ""
        return Entity(text, is_mapped=False, is_certain=True, made_by=made_by)
    names = _leading_names(value)
    if not names or names[-1] == "__mapper__":  # asking for the mapper gives objects
        return None
    n_links = len(value.links) if isinstance(value, Chain) else 0
    if len(names) == n_links + 1 and _looks_like_class(names[-1]):
        return _class(call, text, kind)
    # A method of a column, such as `User.id.label("x")`, gives one.
    n_owner = len(names) - (2 if n_links >= len(names) else 1)
    if n_owner < 1 or _looks_like_class(names[n_owner]):
        return None
    if names[n_owner - 1] in _COLUMN_COLLECTIONS and n_owner > 1:
        return Entity(text, is_mapped=False, is_certain=False, made_by=_COLUMN_OF_TABLE)
    owner = _entity(call, _beginning(value, n_owner - 1), ".".join(names[:n_owner]))
    if owner is None or not owner.is_mapped:
        return None
    return Entity(text, is_mapped=False, is_certain=owner.is_certain)


def _class(call: Call, text: str, kind: str | None) -> Entity | None:
    """What a name that looks like a class's stands for."""
    if kind is None:
        return Entity(text, is_mapped=True, is_certain=False, is_class=True)
    if kind.endswith((")", "]")) or "|" in kind:
        return None
    verdict = call.is_class(kind, _MAPPED_BASE)
    if verdict is False:
        return None
    return Entity(text, is_mapped=True, is_certain=verdict is True, is_class=True)


def _leading_names(value: Expression) -> list[str]:
    """`models`, `User` and `id` of `models.User.id.desc()`, and `desc`."""
    if isinstance(value, Name):
        return [value.id]
    if not isinstance(value, Chain) or not isinstance(value.root, Name):
        return []
    names = [value.root.id]
    for link in value.links:
        if not isinstance(link, Attribute):
            break
        names.append(link.name)
    return names


def _beginning(value: Expression, n_links: int) -> Expression:
    """The root of a chain and its first so many links."""
    if not isinstance(value, Chain):
        return value
    if not n_links:
        return value.root
    links = value.links[:n_links]
    return Chain(value.root, links, value.range, False, "value", value.scope, value.block)


def _looks_like_class(name: str) -> bool:
    return name[:1].isupper() and not name.isupper()
