# versions: sqlalchemy>=2.0, python>=3.10
"""SQLAlchemy reads the annotations of a mixin again for each class that derives from it, with the
names of that class, and also where the class has an attribute of that name without an annotation.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, Integer, String
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import DeclarativeBase, declared_attr, mapped_column


class Base(DeclarativeBase):
    pass


class Payload:
    payload = Column(MutableDict.as_mutable(JSON), nullable=False, default=dict)
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: `Event`, which derives from the class, has a `dict` of its own.


class Located:
    altitude = Column(Float)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: `Reading`, which derives from the class, has a `float` of its own.


class Named:
    @declared_attr
    def name(cls):
        return Column(String(50), nullable=False)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: `Draft`, which derives from the class, has a `name` of its own.


class Counted:
    count = Column(Integer)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class Event(Payload, Base):
    __tablename__ = "events"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    def dict(self):
        return {"id": self.id}


class Reading(Located, Base):
    __tablename__ = "readings"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    float = Column(Float)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.


class Draft(Named, Counted, Base):
    __tablename__ = "drafts"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    name = mapped_column(String(10))
