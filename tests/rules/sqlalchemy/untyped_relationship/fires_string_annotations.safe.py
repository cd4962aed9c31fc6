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


class User(Owned, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    letters: List[Letter] = relationship("Letter")


class Letter(Base):
    __tablename__ = "letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[Optional[int]] = mapped_column(ForeignKey("users.id"))
    user: Mapped[Optional["User"]] = relationship("User")
