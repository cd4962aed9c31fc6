# versions: sqlalchemy>=2.0, python>=3.10
"""What class bodies do with their columns that a `mapped_column()` may not stand."""

from sqlalchemy import JSON, CheckConstraint, Column, Index, Integer, String, event, inspect, text
from sqlalchemy.orm import DeclarativeBase, Mapped, column_property, mapped_column

from app.columns import looked_into


class Base(DeclarativeBase):
    pass


class Methods(Base):
    __tablename__ = "methods"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    labelled = Column(String(5))
    shown = column_property(labelled.label("shown"))
    data = Column(JSON)
    tags = Column(JSON)
    __table_args__ = (CheckConstraint(data.has_key("a")), CheckConstraint(tags.overlap(["a"])))


class AsText(Base):
    __tablename__ = "as_text"
    id = Column(Integer, primary_key=True)
    formatted = Column(Integer)
    spelled = Column(Integer)
    filled_in = Column(Integer)
    __table_args__ = (
        CheckConstraint(f"{formatted} > 0"),
        Index("by_spelled", text(str(spelled))),
        CheckConstraint("%s > 0" % filled_in),
        CheckConstraint("%s > 0 AND %s < 5" % (id, filled_in)),
    )


class Changed(Base):
    __tablename__ = "changed"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    named = Column(Integer)
    named.name = "other"
    extended = Column(Integer)
    extended.custom = 1
    set_by_name = Column(Integer)
    setattr(set_by_name, "custom", 1)
    stripped = Column(Integer)
    del stripped.name
    filled = Column(Integer)
    filled.info["shown"] = True


class LookedInto(Base):
    __tablename__ = "looked_into"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    asked = Column(String(5))
    length = getattr(asked, "type").length
    inspected = Column(Integer)
    inspect(inspected)
    listened_to = Column(Integer)
    event.listen(listened_to, "after_parent_attach", print)
    handed_over = Column(Integer)
    looked_into(handed_over)
    other = Column(Integer)
    another = Column(Integer)
    for each in (other, another):
        each.nullable = False
    in_comprehension = Column(Integer)
    __table_args__ = tuple(Index(f"by_{column.key}", column) for column in (in_comprehension,))
    in_default: Mapped[int | None] = mapped_column(Integer, server_default=other)
    found_by_name = Column(Integer)
    is_there = found_by_name is not None


class Kept(Base):
    __tablename__ = "kept"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name = Column(String)
    email = Column(String)
    SEARCHED = (name, email)
    wrapped = Column(String)
    BY_NAME = {"wrapped": wrapped}
    ordered_by = Column(String)

    def ordered(self, by=ordered_by):
        return by.key

    also_called = Column(String)
    alias = also_called
    chosen = Column(String)
    choice = chosen or None


class LeftOut(Base):
    __tablename__ = "left_out"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    left_out = Column(Integer)
    __mapper_args__ = {"exclude_properties": [left_out]}


class TakenIn(Base):
    __tablename__ = "taken_in"
    id = Column(Integer, primary_key=True)
    __mapper_args__ = {"include_properties": [id]}


class BoundAgain(Base):
    __tablename__ = "bound_again"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    again = Column(Integer)
    again = None
    gone = Column(Integer)
    del gone


class GoneThrough(Base):
    __tablename__ = "gone_through"
    id = Column(Integer, primary_key=True)
    for each in list(vars().values()):
        if hasattr(each, "nullable"):
            each.nullable = True


def local_classes():
    class Local(Base):
        __tablename__ = "local"
        id: Mapped[int] = mapped_column(Integer, primary_key=True)
        name = Column(String)
        email: Mapped[str | None] = mapped_column(String)
        again = Column(Integer)
        again = None
        SEARCHED = [name]
        __table_args__ = (Index("by_email", email),)
