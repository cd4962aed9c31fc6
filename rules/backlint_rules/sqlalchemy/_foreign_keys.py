"""The columns that the body of a class makes, and what their foreign keys refer to."""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.facts.file_view import ClassBody
from backlint_rules.facts.model import Attribute, Chain, Literal, Name
from backlint_rules.facts.strings import text_in
from backlint_rules.sqlalchemy._annotated import annotation_of, says_none

_COLUMNS = ("sqlalchemy.Column", "sqlalchemy.orm.mapped_column")


def columns_of(cls: ClassBody) -> Iterator[tuple[str, Call]]:
    """The columns that the body of a class makes, with their names."""
    for name, placed in cls.assigned.items():
        if placed.call.callee in _COLUMNS:
            yield name, placed.call


def _name_in_table(attribute: str, column: Call) -> str | None:
    """What a column is called in its table; ``None`` if that is no plain string."""
    name = column.keyword("name")
    if name is not None:
        return text_in(name.value)
    first = next((a.value for a in column.arguments[:1] if a.keyword is None), None)
    return text_in(first) or attribute


def referred(column: Call, cls: ClassBody) -> str | None:
    """The attribute of a class for the column that one refers to with a `ForeignKey`."""
    for argument in column.arguments:
        key = column.call_in(argument.value)
        if key is None or key.callee != "sqlalchemy.ForeignKey" or not key.arguments:
            continue
        match key.arguments[0].value:
            case Literal() as literal:
                table, _, name = (text_in(literal) or "").rpartition(".")
                if table and table == _table(cls):
                    named = [a for a, other in columns_of(cls) if _name_in_table(a, other) == name]
                    return named[0] if named else name
            case Chain(root=Name(id=owner), links=(Attribute(name=name),)) if owner == cls.name:
                return name
    return None


def _table(cls: ClassBody) -> str | None:
    """The name of the table of a class, if its body says so."""
    bindings = cls.bindings.get("__tablename__", [])
    value = bindings[0].value if len(bindings) == 1 else None
    return text_in(value) if isinstance(value, Literal) else None


def has_value(column: Call) -> bool:
    """Whether a column is never null, as far as it says."""
    nullable = column.keyword("nullable")
    if nullable is not None:
        return column.text(nullable.value.range) == "False"
    key = column.keyword("primary_key")
    if key is not None and column.text(key.value.range) == "True":
        return True
    annotation = annotation_of(column)
    if annotation is None or column.callee == "sqlalchemy.Column":
        return False
    return not says_none(column.text(annotation.range))
