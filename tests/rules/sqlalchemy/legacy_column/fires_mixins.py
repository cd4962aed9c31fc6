# versions: sqlalchemy>=2.0, python>=3.10
"""Columns that are read of a mixin, and what becomes of those in a dataclass."""

import enum

from sqlalchemy import CheckConstraint, Column, Enum, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, column_property, declared_attr, relationship

from app.kinds import Kind


class Base(DeclarativeBase):
    pass


class Scored:
    score = Column(Integer, nullable=False)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    best = Column(Integer)
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    code = Column(String(5))
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a function that runs early uses the column where a `Column` may be needed.
    key = Column("key_", Integer)
#         ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a function that runs early uses the column where a `Column` may be needed.
    label = Column(String)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a function that runs early uses the column where a `Column` may be needed.
    owner_id = Column(ForeignKey("users.id"))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def longer(cls):
        return Column(String(cls.code.type.length + 1))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

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
    created = Column(Integer)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    code = Column(String(5))
#          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the file uses the column of the class where a `Column` may be needed.
    ordered = Column(Integer)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the file uses the column of the class where a `Column` may be needed.


ReadElsewhere.ordered._creation_order = 1000


class Thing(Scored, ReadElsewhere, Base):
    __tablename__ = "things"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    length = ReadElsewhere.code.type.length


class Derived(Base):
    __abstract__ = True
    created = Column(Integer)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a function that runs early uses the column where a `Column` may be needed.
    changed = Column(Integer)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    def __init_subclass__(cls):
        cls.created.info["shown"] = True
        super().__init_subclass__()


class Part(Base):
    __tablename__ = "parts"
    id = Column(ForeignKey(Thing.id), primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    name_of_key = Thing.id.key


class Kinds:
    class Inner(enum.Enum):
        A = "a"

    inner = Column(Enum(Inner))
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def later(cls):
        return Column(Enum(Later))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def of_another_file(cls):
        return Column(Enum(Kind))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def imported_here(cls):
        from app.kinds import Other

        return Column(Enum(Other))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    @declared_attr
    def of_itself(cls):
        return Column(Enum(cls.Inner))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class Later(enum.Enum):
    B = "b"


class Kept(Kinds, Base):
    __tablename__ = "kept"


class InDataclass:
    created = Column(Integer)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a class that derives from it is a dataclass, which would make a field of it.

    @declared_attr
    def changed(cls):
        return Column(Integer)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: a class that derives from it is a dataclass, which would make a field of it.


class DataBase(MappedAsDataclass, DeclarativeBase):
    pass


class Data(InDataclass, DataBase):
    __tablename__ = "data"
