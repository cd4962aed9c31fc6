# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
"""What may make dataclasses of classes, and what does not."""
import dataclasses
from functools import total_ordering

import attr
import pydantic
from attrs import define
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry, relationship

mapper_registry = registry()


class Base(DeclarativeBase):
    pass


def model(cls):
    return dataclasses.dataclass(cls)


@mapper_registry.mapped
@attr.define(slots=False)
class Attrs:
    __tablename__ = "attrs"
    id = mapped_column(primary_key=True)
    plain = relationship("Plain", uselist=True)


@mapper_registry.mapped
@define
class Defined:
    __tablename__ = "defined"
    id = mapped_column(primary_key=True)
    plain = relationship("Plain", uselist=True)


@model
class Wrapped(Base):
    __tablename__ = "wrapped"
    id = mapped_column(primary_key=True)
    plain: Mapped[list["Plain"]] = relationship("Plain", uselist=True)


@pydantic.dataclasses.dataclass
class Pydantic(Base):
    __tablename__ = "pydantic"
    id = mapped_column(primary_key=True)
    plain = relationship("Plain", uselist=True)


class Hooked(Base):
    def __init_subclass__(cls):
        dataclasses.dataclass(cls)
        super().__init_subclass__()


class BelowHook(Hooked):
    __tablename__ = "hooked"
    id = mapped_column(primary_key=True)
    plain: Mapped[list["Plain"]] = relationship("Plain", uselist=True)


@total_ordering
class Ordered(Base):
    __tablename__ = "ordered"
    id = mapped_column(primary_key=True)
    plain: Mapped[list["Plain"]] = relationship("Plain", uselist=True)


@mapper_registry.mapped
class Plain:
    __tablename__ = "plain"
    id: Mapped[int] = mapped_column(primary_key=True)
    ordered: Mapped[Ordered | None] = relationship(Ordered, uselist=False)
