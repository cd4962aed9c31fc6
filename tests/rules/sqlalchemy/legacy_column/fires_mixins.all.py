# versions: sqlalchemy>=2.0, python>=3.10
"""Columns that are read of a mixin, and what becomes of those in a dataclass."""

import enum
from typing import Any

from sqlalchemy import CheckConstraint, Column, Enum, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    column_property,
    declared_attr,
    mapped_column,
    relationship,
)

from app.kinds import Kind


class Base(DeclarativeBase):
    pass


class Scored:
    score: Mapped[int] = mapped_column(Integer, nullable=False)
    best: Mapped[int | None] = mapped_column(Integer)
    code = Column(String(5))
    key = Column("key_", Integer)
    label = Column(String)
    owner_id: Mapped[Any | None] = mapped_column(ForeignKey("users.id"))

    @declared_attr
    def longer(cls) -> Mapped[str | None]:
        return mapped_column(String(cls.code.type.length + 1))

    @declared_attr
    def labelled(cls):
        return column_property(cls.label.label("labelled"))

    @declared_attr.directive
    def __table_args__(cls):
        return (
            CheckConstraint(cls.score >= 0),
            Index(f"by_best_{cls.__name__}", cls.best.desc()),
            UniqueConstraint(cls.key.key),
        )

    @declared_attr.directive
    def __mapper_args__(cls):
        return {"polymorphic_on": cls.score}

    @declared_attr
    def owner(cls):
        return relationship("User", foreign_keys=[cls.owner_id])

    @classmethod
    def read(cls):
        return cls.score.key


class ReadElsewhere:
    created: Mapped[int | None] = mapped_column(Integer)
    code = Column(String(5))
    ordered = Column(Integer)


ReadElsewhere.ordered._creation_order = 1000


class Thing(Scored, ReadElsewhere, Base):
    __tablename__ = "things"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    length = ReadElsewhere.code.type.length


class Derived(Base):
    __abstract__ = True
    created = Column(Integer)
    changed: Mapped[int | None] = mapped_column(Integer)

    def __init_subclass__(cls):
        cls.created.info["shown"] = True
        super().__init_subclass__()


class Part(Base):
    __tablename__ = "parts"
    id: Mapped[Any] = mapped_column(ForeignKey(Thing.id), primary_key=True)
    name_of_key = Thing.id.key


class Kinds:
    class Inner(enum.Enum):
        A = "a"

    inner: Mapped[Any | None] = mapped_column(Enum(Inner))

    @declared_attr
    def later(cls) -> Mapped[Any | None]:
        return mapped_column(Enum(Later))

    @declared_attr
    def of_another_file(cls) -> Mapped[Kind | None]:
        return mapped_column(Enum(Kind))

    @declared_attr
    def imported_here(cls) -> Mapped[Any | None]:
        from app.kinds import Other

        return mapped_column(Enum(Other))

    @declared_attr
    def of_itself(cls) -> Mapped[Any | None]:
        return mapped_column(Enum(cls.Inner))


class Later(enum.Enum):
    B = "b"


class Kept(Kinds, Base):
    __tablename__ = "kept"


class InDataclass:
    created = Column(Integer)

    @declared_attr
    def changed(cls):
        return Column(Integer)


class DataBase(MappedAsDataclass, DeclarativeBase):
    pass


class Data(InDataclass, DataBase):
    __tablename__ = "data"
