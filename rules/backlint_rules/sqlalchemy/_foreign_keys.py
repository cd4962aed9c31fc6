"""The columns that the body of a class makes, and what their foreign keys refer to."""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.facts.file_view import ClassBody, FileView
from backlint_rules.facts.model import Attribute, Chain, Literal, Name
from backlint_rules.facts.strings import text_in
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._annotated import annotation_of, says_none
from backlint_rules.sqlalchemy._tables import may_have_schema, table_name

_COLUMNS = ("sqlalchemy.Column", "sqlalchemy.orm.mapped_column")


def columns_of(cls: ClassBody) -> Iterator[tuple[str, Call]]:
    """The columns that the body of a class makes, and leaves as they are, with their names."""
    for name, placed in cls.assigned.items():
        if placed.call.callee in _COLUMNS and len(cls.bindings[name]) == 1:
            yield name, placed.call


def _name_in_table(attribute: str, column: Call) -> str | None:
    """What a column is called in its table; ``None`` if that is no plain string."""
    name = column.keyword("name")
    if name is not None:
        return text_in(name.value)
    first = next((a.value for a in column.arguments[:1] if a.keyword is None), None)
    return text_in(first) or attribute


def referred(file: FileView, column: Call, cls: ClassBody) -> str | None:
    """The attribute of a class for the column that one refers to with a `ForeignKey`.

    Raises ``Left`` if that names a table that may be another one of the same name.
    """
    for argument in column.arguments:
        key = column.call_in(argument.value)
        if key is None or key.callee != "sqlalchemy.ForeignKey" or not key.arguments:
            continue
        match key.arguments[0].value:
            case Literal() as literal:
                table, _, name = (text_in(literal) or "").rpartition(".")
                if table and table == table_name(cls):
                    if may_have_schema(file, column, cls):
                        leave(f"in which schema the table `{table}` is, is not certain")
                    named = [a for a, other in columns_of(cls) if _name_in_table(a, other) == name]
                    return named[0] if named else name
            case Chain(root=Name(id=owner), links=(Attribute(name=name),)) if owner == cls.name:
                return name
    return None


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
