# versions: sqlalchemy>=2.0, python>=3.10
"""SQLAlchemy reads the annotations of a mixin again for each class that derives from it, with the
names of that class, and also where the class has an attribute of that name without an annotation.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, Integer, String
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


class Base(DeclarativeBase):
    pass


class Payload:
    payload = Column(MutableDict.as_mutable(JSON), nullable=False, default=dict)


class Located:
    altitude = Column(Float)


class Named:
    @declared_attr
    def name(cls):
        return Column(String(50), nullable=False)


class Counted:
    count: Mapped[int | None] = mapped_column(Integer)


class Event(Payload, Base):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)

    def dict(self):
        return {"id": self.id}


class Reading(Located, Base):
    __tablename__ = "readings"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    float = Column(Float)


class Draft(Named, Counted, Base):
    __tablename__ = "drafts"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name = mapped_column(String(10))
