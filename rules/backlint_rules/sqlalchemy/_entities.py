"""What `query(…)` asks for: mapped classes, or columns of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from backlint_rules.facts.call import Call
from backlint_rules.facts.model import Argument, Arguments, Attribute, Chain, Expression, Name
from backlint_rules.finding import Range
from backlint_rules.sqlalchemy._declarative import BASE

_MAPPED_CALLS = ("sqlalchemy.orm.aliased()", "sqlalchemy.orm.with_polymorphic()")
_TABLE = "sqlalchemy.Table()"
_COLUMN_OF_TABLE = f"{_TABLE}.c"
#: What gives the attribute of a class that is a column.
_COLUMNS = frozenset(
    ["sqlalchemy.Column()", "sqlalchemy.orm.Mapped()", "sqlalchemy.orm.mapped_column()"]
)
_NEITHER = frozenset(
    f"sqlalchemy.{name}()"
    for name in ("inspect", "orm.Bundle", "orm.Query", "orm.class_mapper", "orm.object_mapper")
)
_FUNCTION = "sqlalchemy.func."
_CASTS = ("sqlalchemy.cast()", "sqlalchemy.type_coerce()")
_AGGREGATES = frozenset(
    f"sqlalchemy.func.{name}()" for name in ("avg", "count", "max", "min", "sum")
)

_LABEL = re.compile(r"""\.label\(\s*(?:(?P<quote>["'])(?P<name>\w+)(?P=quote)\s*\)$)?""")
_DISTINCT = re.compile(r"\.distinct\s*\(")
#: What has all columns of a `select()` or a table.
_HAS_COLUMNS = re.compile(
    r"sqlalchemy\.Table\(\)|.*\.(?:alias|cte|lateral|subquery|tablesample)\(\)"
).fullmatch
_CAST = re.compile(r"\bcast\s*\(|\btype_coerce\s*\(")
_DOTTED_NAME = re.compile(r"[^\W\d][\w.]*").fullmatch
#: What the columns of a table are found under: `users.c.id`.
_COLUMN_COLLECTIONS = ("c", "columns")


class Entity(NamedTuple):
    """One thing that is asked for.

    ``is_mapped``: a mapped class or an alias of one, whose rows are objects; else a column.
    ``is_certain``: the facts say so; else only the way it is written does. ``is_class``: it is the
    class itself. ``made_by``: what of SQLAlchemy makes it, ``sqlalchemy.func.max()``, if it is
    neither a mapped class nor an attribute of one, and of how many arguments. ``is_method``: it is
    a function of the class, such as a hybrid, whose expression rows may be named after.
    """

    text: str
    is_mapped: bool
    is_certain: bool
    is_class: bool = False
    made_by: str = ""
    n_arguments: int = 0
    is_method: bool = False

    @property
    def name(self) -> str | None:
        """What rows have it as; ``None`` for what is made without a name, or by a name that is
        not known.
        """
        if self.is_labelled:
            label = _LABEL.search(self.text)
            return label["name"] if label is not None else None
        last = self.text.rpartition(".")[2].strip()
        is_named = not self.made_by or self.made_by == _COLUMN_OF_TABLE
        return last if last.isidentifier() and is_named else None

    @property
    def given_name(self) -> str | None:
        """What only the rows of a ``select()`` have it as, where it is made without a name."""
        if self.name is not None or self.is_labelled:
            return None
        if self.made_by.startswith(_FUNCTION):
            return self.made_by.removeprefix(_FUNCTION).removesuffix("()")
        cast = re.search(r"(\w+)\s*(?:,|\.cast\b)", self.text) if self.is_cast else None
        return cast[1] if cast is not None else None

    @property
    def is_labelled(self) -> bool:
        """Whether it has a name of its own."""
        return _LABEL.search(self.text) is not None

    @property
    def is_cast(self) -> bool:
        """Whether it is, or has in it, another type of something."""
        return self.made_by in _CASTS or _CAST.search(self.text) is not None

    @property
    def is_plain(self) -> bool:
        """Whether it is a class, a table, or a column as it is."""
        return (not self.made_by or self.is_of_table) and _DOTTED_NAME(self.text) is not None

    @property
    def has_columns(self) -> bool:
        """Whether it is a table or something like one, whose rows are not objects."""
        return _HAS_COLUMNS(self.made_by) is not None

    @property
    def is_table(self) -> bool:
        """Whether it is a table itself."""
        return self.made_by == _TABLE

    @property
    def is_distinct(self) -> bool:
        """Whether it is a column without what comes twice."""
        return self.made_by == "sqlalchemy.distinct()" or _DISTINCT.search(self.text) is not None

    @property
    def is_of_table(self) -> bool:
        """Whether it is a table or a column of one."""
        return self.made_by in (_TABLE, _COLUMN_OF_TABLE)

    @property
    def is_aggregate(self) -> bool:
        """Whether one row comes of all if it is asked for alone.

        `max(a, b)` is none in some databases.
        """
        return self._made_before_label in _AGGREGATES and self.n_arguments < 2

    @property
    def has_type_of_column(self) -> bool:
        """Whether it is an aggregate whose values are those of a column."""
        return self._made_before_label in (f"{_FUNCTION}max()", f"{_FUNCTION}min()")

    @property
    def _made_before_label(self) -> str:
        return self.made_by.removesuffix(".label()")


def entity(call: Call, argument: Argument) -> Entity | None:
    """What an argument of a call asks for; ``None`` if nobody can tell."""
    if argument.keyword is not None:
        return None
    return _entity(call, argument.value, call.text(argument.range))


def mapped_owner(call: Call, argument: Argument) -> str | None:
    """The one mapped class that an argument of a call is about, as it is written."""
    if argument.keyword is not None:
        return None
    return _mapped_owner(call, argument.value, call.text(argument.range))


def _mapped_owner(call: Call, value: Expression, text: str) -> str | None:
    one = _entity(call, value, text)
    if one is None:
        return None
    if one.is_mapped:
        return one.text
    if one.is_plain and not one.made_by:
        return one.text.rpartition(".")[0] or None
    match value:
        case Chain(links=(*links, Attribute(name="label", range=range_), Arguments())) if links:
            before = Range(*value.range[:2], *range_[:2])
            labelled = call.text(before).rstrip().removesuffix(".").rstrip()
            return _mapped_owner(call, _beginning(value, len(links)), labelled)
        case Chain(links=(*_, Arguments(arguments=(argument,)))):
            if one.made_by.startswith(_FUNCTION):
                return mapped_owner(call, argument)
    return None


def _entity(call: Call, value: Expression, text: str) -> Entity | None:
    kind = call.kind_of(value)
    if kind in _MAPPED_CALLS:
        return Entity(text, is_mapped=True, is_certain=False)
    if kind in _NEITHER:
        return None
    if kind is not None and kind.startswith("sqlalchemy.") and kind.endswith(")"):
        made_by = "" if kind in _COLUMNS else kind
        n = _n_arguments(value)
        return Entity(text, is_mapped=False, is_certain=True, made_by=made_by, n_arguments=n)
    names = _leading_names(value)
    if not names or names[-1] == "__mapper__":  # asking for the mapper gives objects
        return None
    if names[-1] == "__table__":
        return Entity(text, is_mapped=False, is_certain=False, made_by=_TABLE)
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
    is_method = kind is not None and n_links == len(names) - 1 and call.is_of_file(kind)
    return Entity(text, is_mapped=False, is_certain=owner.is_certain, is_method=is_method)


def _n_arguments(value: Expression) -> int:
    """How many arguments the first call of a chain has."""
    links = value.links if isinstance(value, Chain) else ()
    return next((len(link.arguments) for link in links if isinstance(link, Arguments)), 0)


def _class(call: Call, text: str, kind: str | None) -> Entity | None:
    """What a name that looks like a class's stands for."""
    if kind is None:
        return Entity(text, is_mapped=True, is_certain=False, is_class=True)
    if kind.endswith((")", "]")) or "|" in kind:
        return None
    verdict = call.is_class(kind, BASE)
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
