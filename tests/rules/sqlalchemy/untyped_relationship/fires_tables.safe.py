# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
"""Which foreign keys there are, and which tables they lead from and to."""

from typing import Optional

from app.tables import ARGUMENTS
from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Schema:
    __table_args__ = {"schema": "audit"}


class Person(Base):
    __tablename__ = "persons"
    id: Mapped[int] = mapped_column(primary_key=True)
    deleted_id = mapped_column(ForeignKey("letters.id"))
    del deleted_id
    bound_again_id = mapped_column(ForeignKey("letters.id"))
    bound_again_id = mapped_column()
    letters: Mapped[list["Letter"]] = relationship("Letter")


class Letter(Base):
    __tablename__ = "letters"
    __table_args__ = (UniqueConstraint("id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    plan = relationship("Plan")
    worker_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    worker: Mapped["Worker"] = relationship("Worker", foreign_keys=[worker_id])


# In the table of the class above them


class Manager(Person):
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id"))
    letter = relationship("Letter", foreign_keys=[letter_id])
    workers = relationship("Worker", foreign_keys="Worker.boss_id")


class Worker(Person):
    __tablename__ = None
    boss_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    boss = relationship("Manager", foreign_keys=[boss_id])
    member = relationship("Member", foreign_keys=[boss_id])


class Member(Person):
    __tablename__ = "members"
    id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    boss_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    boss: Mapped[Optional["Manager"]] = relationship("Manager", foreign_keys=[boss_id])


# In another schema


class Plan(Base):
    __tablename__ = "plans"
    __table_args__ = {"schema": "audit"}
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int] = mapped_column(ForeignKey("plans.id"))
    parent = relationship("Plan", remote_side=[id])
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    item = relationship("Item")
    told_id: Mapped[int] = mapped_column(ForeignKey("told.id"))
    told = relationship("Told")


class Item(Schema, Base):
    __tablename__ = "items"
    id: Mapped[int] = mapped_column(primary_key=True)


class Constrained(Base):
    __tablename__ = "constrained"
    __table_args__ = (UniqueConstraint("id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int] = mapped_column(ForeignKey("constrained.id"))
    parent: Mapped["Constrained"] = relationship("Constrained", remote_side=[id])


class Told(Base):
    __tablename__ = "told"
    __table_args__ = ARGUMENTS
    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey(Letter.id))
    letter: Mapped["Letter"] = relationship("Letter")
