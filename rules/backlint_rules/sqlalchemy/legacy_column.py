"""`Column` in a declarative class is SQLAlchemy 1.x style; `mapped_column()` is typed.

Why
    Attributes made with `Column` are untyped: to a type checker and an editor `user.name` is a
    `Column`, not a `str`. With `Mapped[...]` and `mapped_column()`, the style of SQLAlchemy 2.0,
    the annotation says what instances hold and whether it may be `None`, and it can give the
    column its type and nullability as well.

Example
    from sqlalchemy import Column, Integer, String
    from sqlalchemy.orm import DeclarativeBase

    class Base(DeclarativeBase):
        pass

    class User(Base):
        __tablename__ = "users"
        id = Column(Integer, primary_key=True)
        name = Column(String(50), nullable=False)

Fix
    from sqlalchemy import Integer, String
    from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

    class Base(DeclarativeBase):
        pass

    class User(Base):
        __tablename__ = "users"
        id: Mapped[int] = mapped_column(Integer, primary_key=True)
        name: Mapped[str] = mapped_column(String(50), nullable=False)

Fix safety
    The type and all options of a column stay, and what may be `None` is annotated so: the schema
    is the same. The fix is unsafe because code of other files (a metaclass, a subclass of a mixin)
    can read the `Column` before the class is mapped.

Sources
    https://docs.sqlalchemy.org/en/20/orm/declarative_tables.html
    https://docs.sqlalchemy.org/en/20/changelog/whatsnew_20.html#migrating-an-existing-mapping
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.facts.class_view import ClassView
from backlint_rules.finding import Finding
from backlint_rules.leaving import with_fix
from backlint_rules.rule import Needs, rule
from backlint_rules.sqlalchemy._declarative import is_declarative
from backlint_rules.sqlalchemy._mapped_column import fix_in_file, with_mapped_column

_UNTYPED = (
    "`Column` in a declarative class leaves the attribute untyped:"
    " annotate it with `Mapped[…]` and use `mapped_column()`."
)
_ANNOTATED = (
    "`Column` in a declarative class is SQLAlchemy 1.x style:"
    " use `mapped_column()` and a `Mapped[…]` annotation."
)
_WRAPPERS = ("sqlalchemy.orm.deferred", "sqlalchemy.orm.column_property")


@rule(
    on=Call,
    named=("Column", "deferred", "column_property"),
    libraries=("sqlalchemy", "sqlmodel"),
    needs=[Needs("sqlalchemy", lowest="2.0")],
    fix_needs=[Needs("sqlalchemy", lowest="2.0")],
    modernises=True,
    rewrite=fix_in_file,
)
def legacy_column(call: Call) -> Iterator[Finding]:
    """Reports `Column` where it becomes an attribute of a declarative class or its mixin."""
    column, cls = _attribute(call)
    if column is not None and cls is not None and is_declarative(cls):
        is_annotated = any(target.annotation is not None for target in call.targets)
        finding = Finding(column.name_range, _ANNOTATED if is_annotated else _UNTYPED)
        if call.wants_fix:
            finding = with_fix(finding, lambda: with_mapped_column(call, column, cls))
        yield finding


def _attribute(call: Call) -> tuple[Call | None, ClassView | None]:
    """The column that a call makes, and the class that it is an attribute of."""
    column: Call | None = call
    if call.callee in _WRAPPERS:
        column = call.call_in(call.arguments[0].value) if call.arguments else None
    if column is None or column.callee != "sqlalchemy.Column":
        return None, None
    if call.role == "assigned":
        return column, call.body_class
    if call.role == "returned" and "sqlalchemy.orm.declared_attr" in call.decorators:
        return column, call.method_class
    return None, None
