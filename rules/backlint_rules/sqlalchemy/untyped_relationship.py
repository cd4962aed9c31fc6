"""A `relationship()` without `Mapped[…]` leaves it open whether it gives one object or many.

Why
    What a relationship gives follows from where the foreign key is, which neither the reader of
    the attribute nor a type checker sees. With `Mapped[list["Address"]]` or `Mapped["User"]`, the
    style of SQLAlchemy 2.0, the class says it, and `user.addresses[0].street` is checked.

Example
    from sqlalchemy import ForeignKey
    from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

    class Base(DeclarativeBase):
        pass

    class User(Base):
        __tablename__ = "users"
        id: Mapped[int] = mapped_column(primary_key=True)
        addresses = relationship("Address", back_populates="user")

    class Address(Base):
        __tablename__ = "addresses"
        id: Mapped[int] = mapped_column(primary_key=True)
        user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
        user = relationship("User", back_populates="addresses")

Fix
    from typing import List

    from sqlalchemy import ForeignKey
    from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

    class Base(DeclarativeBase):
        pass

    class User(Base):
        __tablename__ = "users"
        id: Mapped[int] = mapped_column(primary_key=True)
        addresses: Mapped[List["Address"]] = relationship("Address", back_populates="user")

    class Address(Base):
        __tablename__ = "addresses"
        id: Mapped[int] = mapped_column(primary_key=True)
        user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
        user: Mapped["User"] = relationship("User", back_populates="addresses")

Fix safety
    The annotation decides whether the attribute is a list, so it is only offered where the options
    of the relationship or the foreign key in the file say which it is. It is safe where the file
    shows that the class is mapped, and is not a dataclass.

Sources
    https://docs.sqlalchemy.org/en/20/orm/basic_relationships.html
    https://docs.sqlalchemy.org/en/20/changelog/whatsnew_20.html#migrating-an-existing-mapping
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.finding import Finding, Severity
from backlint_rules.rule import Needs, rule
from backlint_rules.sqlalchemy._annotated import annotation_of
from backlint_rules.sqlalchemy._declarative import is_declarative
from backlint_rules.sqlalchemy._relationship import with_annotation

_UNTYPED = (
    "This `relationship()` leaves it open whether it gives one object or many:"
    " annotate it with `Mapped[…]`."
)
_UNMAPPED = (
    "SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`."
)


@rule(
    on=Call,
    named="relationship",
    libraries=("sqlalchemy",),
    needs=[Needs("sqlalchemy", lowest="2.0")],
    fix_needs=[Needs("sqlalchemy", lowest="2.0")],
    severity=Severity.INFORMATION,
    modernises=True,
    rewrite=with_annotation,
)
def untyped_relationship(call: Call) -> Iterator[Finding]:
    """Reports relationships of declarative classes whose annotation does not say `Mapped`."""
    if call.callee != "sqlalchemy.orm.relationship":
        return
    if call.role == "assigned":
        cls = call.body_class
    elif call.role == "returned" and "sqlalchemy.orm.declared_attr" in call.decorators:
        cls = call.method_class
    else:
        return
    annotation = annotation_of(call)
    is_typed = annotation is not None and "Mapped" in call.text(annotation.range)
    if cls is not None and not is_typed and is_declarative(cls):
        yield Finding(call.name_range, _UNTYPED if annotation is None else _UNMAPPED)
