"""Tables with duplicates and NULLs, and their mapped classes."""

from __future__ import annotations

from sqlalchemy import ForeignKey, StaticPool, create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    """The declarative base."""


class User(Base):
    """Two of them have the same name, one has none; addresses are loaded when they are used.

    One attribute has another name than its column.
    """

    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    age: Mapped[int | None] = mapped_column("years")
    addresses: Mapped[list[Address]] = relationship(back_populates="user")


class Address(Base):
    """Two users have the same one, one has none, and one address is nobody's."""

    __tablename__ = "addresses"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str | None]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    user: Mapped[User | None] = relationship(back_populates="addresses")


class Team(Base):
    """Its members come with it, by joining."""

    __tablename__ = "teams"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    members: Mapped[list[Member]] = relationship(lazy="joined", back_populates="team")


class Member(Base):
    """A member of a team."""

    __tablename__ = "members"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    team: Mapped[Team | None] = relationship(back_populates="members")


def filled_engine() -> Engine:
    """An SQLite database in memory with all rows."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(
            [
                User(id=1, name="ann", age=30),
                User(id=2, name="bob", age=None),
                User(id=3, name="ann", age=25),
                User(id=4, name=None, age=30),
                User(id=5, name="dan", age=30),
                Team(id=1, name="red"),
                Team(id=2, name=None),
                Team(id=3, name="red"),
            ]
        )
        session.flush()
        session.add_all(
            [
                Address(id=1, user_id=1, email="a@x"),
                Address(id=2, user_id=1, email="a@x"),
                Address(id=3, user_id=2, email=None),
                Address(id=4, user_id=None, email="z@x"),
                Address(id=5, user_id=3, email="a@x"),
                Member(id=1, team_id=1, name="ann"),
                Member(id=2, team_id=1, name="bob"),
                Member(id=3, team_id=3, name="ann"),
            ]
        )
        session.commit()
    return engine
