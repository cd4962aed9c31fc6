# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
from __future__ import annotations

from typing import List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship


class Base(DeclarativeBase):
    __allow_unmapped__ = True


class Owned:
    @declared_attr
    def owner(cls):
        return relationship(User, uselist=False)
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.


class User(Owned, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    letters: List[Letter] = relationship("Letter")
#                           ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`. No fix: SQLAlchemy may read a collection in a string as the name of a class.


class Letter(Base):
    __tablename__ = "letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[Optional[int]] = mapped_column(ForeignKey("users.id"))
    user: Optional[User] = relationship("User")
#                          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`.
