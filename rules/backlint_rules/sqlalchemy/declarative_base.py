"""`declarative_base()` is SQLAlchemy 1.x style; a class derived from `DeclarativeBase` is typed.

Why
    What `declarative_base()` gives is made at run time, so to type checkers and editors the base
    of all models is of no known type, nor is what they inherit. `class Base(DeclarativeBase)`,
    the style of SQLAlchemy 2.0, is a class like any other, with a body for what all models share.

Example
    from sqlalchemy.orm import declarative_base

    Base = declarative_base()

Fix
    from sqlalchemy.orm import DeclarativeBase


    class Base(DeclarativeBase):
        pass

Fix safety
    The fix is unsafe because another file can ask for the metaclass of models: that is no
    `DeclarativeMeta` any more, which serialisers and plugins sometimes look for. Models are also
    mapped a little earlier, so that what an `__init_subclass__` of another file adds to them can
    come too late.

Sources
    https://docs.sqlalchemy.org/en/20/orm/declarative_styles.html
    https://docs.sqlalchemy.org/en/20/changelog/whatsnew_20.html#migrating-an-existing-mapping
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.finding import Finding, Severity
from backlint_rules.rule import Needs, rule
from backlint_rules.sqlalchemy._base_class import DECORATOR, FACTORY, with_base


@rule(
    on=Call,
    named=("as_declarative", "declarative_base"),
    libraries="sqlalchemy",
    needs=[Needs("sqlalchemy", lowest="2.0")],
    fix_needs=[Needs("sqlalchemy", lowest="2.0")],
    severity=Severity.INFORMATION,
    modernises=True,
    rewrite=with_base,
)
def declarative_base(call: Call) -> Iterator[Finding]:
    """Reports calls of `declarative_base()` and its decorator, wherever they are imported from."""
    if call.callee in (FACTORY, DECORATOR):
        name = call.callee.rpartition(".")[2]
        yield Finding(
            call.name_range,
            f"`{name}()` is SQLAlchemy 1.x style, and models are of no known type:"
            " derive a class from `DeclarativeBase`.",
        )
