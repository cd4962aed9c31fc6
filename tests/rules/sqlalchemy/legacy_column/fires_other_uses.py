# versions: sqlalchemy>=2.0, python>=3.10
"""What class bodies do with their columns that a `mapped_column()` may not stand."""

from sqlalchemy import JSON, CheckConstraint, Column, Index, Integer, String, event, inspect, text
from sqlalchemy.orm import DeclarativeBase, column_property

from app.columns import looked_into


class Base(DeclarativeBase):
    pass


class Methods(Base):
    __tablename__ = "methods"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    labelled = Column(String(5))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.label` of the column, which only a `Column` has.
    shown = column_property(labelled.label("shown"))
    data = Column(JSON)
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.has_key` of the column, which only a `Column` has.
    tags = Column(JSON)
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.overlap` of the column, which only a `Column` has.
    __table_args__ = (CheckConstraint(data.has_key("a")), CheckConstraint(tags.overlap(["a"])))


class AsText(Base):
    __tablename__ = "as_text"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    formatted = Column(Integer)
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    spelled = Column(Integer)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    filled_in = Column(Integer)
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    __table_args__ = (
        CheckConstraint(f"{formatted} > 0"),
        Index("by_spelled", text(str(spelled))),
        CheckConstraint("%s > 0" % filled_in),
        CheckConstraint("%s > 0 AND %s < 5" % (id, filled_in)),
    )


class Changed(Base):
    __tablename__ = "changed"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    named = Column(Integer)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    named.name = "other"
    extended = Column(Integer)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.custom` of the column, which only a `Column` has.
    extended.custom = 1
    set_by_name = Column(Integer)
#                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    setattr(set_by_name, "custom", 1)
    stripped = Column(Integer)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    del stripped.name
    filled = Column(Integer)
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body reads `.info` of the column, which only a `Column` has.
    filled.info["shown"] = True


class LookedInto(Base):
    __tablename__ = "looked_into"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    asked = Column(String(5))
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    length = getattr(asked, "type").length
    inspected = Column(Integer)
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    inspect(inspected)
    listened_to = Column(Integer)
#                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    event.listen(listened_to, "after_parent_attach", print)
    handed_over = Column(Integer)
#                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    looked_into(handed_over)
    other = Column(Integer)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    another = Column(Integer)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    for each in (other, another):
        each.nullable = False
    in_comprehension = Column(Integer)
#                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    __table_args__ = tuple(Index(f"by_{column.key}", column) for column in (in_comprehension,))
    in_default = Column(Integer, server_default=other)
#                ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    found_by_name = Column(Integer)
#                   ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    is_there = found_by_name is not None


class Kept(Base):
    __tablename__ = "kept"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    name = Column(String)
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    email = Column(String)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    SEARCHED = (name, email)
    wrapped = Column(String)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    BY_NAME = {"wrapped": wrapped}
    ordered_by = Column(String)
#                ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.

    def ordered(self, by=ordered_by):
        return by.key

    also_called = Column(String)
#                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    alias = also_called
    chosen = Column(String)
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    choice = chosen or None


class LeftOut(Base):
    __tablename__ = "left_out"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    left_out = Column(Integer)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    __mapper_args__ = {"exclude_properties": [left_out]}


class TakenIn(Base):
    __tablename__ = "taken_in"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
    __mapper_args__ = {"include_properties": [id]}


class BoundAgain(Base):
    __tablename__ = "bound_again"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    again = Column(Integer)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: `again` is bound again in the class, or deleted.
    again = None
    gone = Column(Integer)
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: `gone` is bound again in the class, or deleted.
    del gone


class GoneThrough(Base):
    __tablename__ = "gone_through"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body goes through its own names.
    for each in list(vars().values()):
        if hasattr(each, "nullable"):
            each.nullable = True


def local_classes():
    class Local(Base):
        __tablename__ = "local"
        id = Column(Integer, primary_key=True)
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
        name = Column(String)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the class body uses the column where a `Column` may be needed.
        email = Column(String)
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
        again = Column(Integer)
#               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: `again` is bound again in the class, or deleted.
        again = None
        SEARCHED = [name]
        __table_args__ = (Index("by_email", email),)
