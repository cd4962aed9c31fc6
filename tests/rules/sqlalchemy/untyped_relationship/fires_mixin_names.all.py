# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
"""SQLAlchemy reads the annotation of a mixin's relationship for a class that has one of its own."""

from typing import Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Owned:
    @declared_attr
    def owner(cls):
        return relationship("User", uselist=False)


class Read:
    @declared_attr
    def reader(cls) -> Mapped[Optional["User"]]:
        return relationship("User", uselist=False)


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id = mapped_column(ForeignKey("teams.id"))


class Team(Owned, Read, Base):
    __tablename__ = "teams"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner = relationship("User", primaryjoin="Team.id == User.team_id")
