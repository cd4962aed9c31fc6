"""In which tables the classes of a file are: whether two may share one, and in which schema.

A class that names no table of its own shares that of a class above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.facts.file_view import ClassBody, FileView
from backlint_rules.facts.model import Binding, Chain, Display, Literal, Name
from backlint_rules.facts.strings import text_in
from backlint_rules.sqlalchemy._declarative import BASE

_NAMES = ("__tablename__", "__table__")
_ARGUMENTS = "__table_args__"
#: What says it, or may take it over from elsewhere.
_SCHEMA = re.compile(r"\bschema\b|\*\*")


def table_name(cls: ClassBody) -> str | None:
    """The name of the table of a class, if its body says so."""
    bindings = cls.bindings.get("__tablename__", [])
    value = bindings[0].value if len(bindings) == 1 else None
    return text_in(value) if isinstance(value, Literal) else None


def may_have_schema(file: FileView, call: Call, cls: ClassBody) -> bool:
    """Whether the class, or one above it in the file, may say in which schema its table is.

    That of the `MetaData` does not count: names in foreign keys without a schema mean it, too.
    ``call`` is one that knows the names of the file.
    """
    bodies = (cls, *[body for body in file.ancestors(cls).values() if body is not None])
    return any(
        _SCHEMA.search(file.text_binding(body, _ARGUMENTS)) or not _is_written_out(call, binding)
        for body in bodies
        for binding in body.bindings.get(_ARGUMENTS, ())
    )


def _is_written_out(call: Call, binding: Binding) -> bool:
    """Whether the options of a table, which come last, stand there, or there are none."""
    value = binding.value
    last = value.items[-1] if isinstance(value, Display) and value.items else value
    if binding.how == "def" or not isinstance(last, Name | Chain):
        return True
    return (call.kind_of(last) or "").startswith("sqlalchemy.")


def may_share_table(
    file: FileView, call: Call, owner: ClassBody | None, classes: tuple[ClassBody, ClassBody | None]
) -> bool | None:
    """Whether the table in which an owner has its column may be one of both of two classes, of
    which none derives from the other: the owner is one of them. ``None``: nobody knows.

    One without a body is a class of another file, so it derives from none of this one.
    """
    if owner is not None and _has_own_table(owner):
        return False
    verdicts = list(_with_table(file, call, *classes))
    if True in verdicts:
        return True
    return None if None in verdicts else False


def _with_table(
    file: FileView, call: Call, cls: ClassBody, other: ClassBody | None
) -> Iterator[bool | None]:
    """Whether those that both classes derive from have a table."""
    shared = file.ancestors(cls)
    others = file.ancestors(other) if other is not None else None
    for path, body in shared.items():
        if others is None:
            is_shared = body is None
        else:
            is_shared = path in others or path is None or None in others
        if is_shared:
            yield _has_table(call, path, body)


def _has_table(call: Call, path: str | None, body: ClassBody | None) -> bool | None:
    """Whether a class that others derive from has a table, as far as that is known."""
    if path is None:
        return None
    is_declarative = call.is_class(path, BASE)
    if body is None:
        return None if is_declarative is None else False
    if _has_own_table(body):
        return True
    return False if is_declarative is False or "__abstract__" in body.bindings else None


def _has_own_table(cls: ClassBody) -> bool:
    """Whether the body of a class certainly says that it has a table of its own."""
    for name in _NAMES:
        bindings = cls.bindings.get(name, [])
        if len(bindings) == 1 and _gives_table(bindings[0]):
            return True
    return False


def _gives_table(binding: Binding) -> bool:
    is_none = isinstance(binding.value, Literal) and binding.value.text == "None"
    return binding.how == "assign" and binding.block is None and not is_none
