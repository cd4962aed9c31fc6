from typing import Any, Dict, List, Optional, Set

import sqlalchemy as sa
from elsewhere import Network, models
from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    attribute_keyed_dict,
    backref,
    declared_attr,
    mapped_column,
    relationship,
)
from sqlalchemy import orm as sa_orm


class Base(DeclarativeBase):
    pass


memberships = Table("memberships", Base.metadata, Column("user_id", ForeignKey("users.id")))


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    manager_id = Column(Integer, ForeignKey("users.id"))
    network_id = Column(Integer, ForeignKey("networks.id"), nullable=False)
    home_id = Column(Integer, ForeignKey("addresses.id"))
    # The foreign key of the other class
    letters: Mapped[List["Letter"]] = relationship(
        "Letter", back_populates="user", order_by="Letter.id"
    )
    # Several, because a table is in between
    groups: Mapped[List["Group"]] = relationship(
        "Group", secondary=memberships, backref="users"
    )
    friends: Mapped[List["User"]] = relationship("User", "friendships")
    # What options say
    profile: Mapped[Optional["Profile"]] = relationship("Profile", uselist=False)
    all_profiles: Mapped[List["Profile"]] = relationship(
        "Profile", uselist=True, viewonly=True
    )
    seen: sa_orm.DynamicMapped["Letter"] = relationship("Letter", lazy="dynamic")
    written: sa_orm.WriteOnlyMapped["Letter"] = sa_orm.relationship(
        "Letter",
        lazy="write_only",  # many
    )
    tags: Mapped[Set["Letter"]] = relationship("Letter", collection_class=set)
    ordered: Mapped[List["Letter"]] = relationship(
        "Letter", collection_class=ordering_list("position")
    )
    by_name: Mapped[Dict[Any, "Letter"]] = relationship(
        "Letter", collection_class=attribute_keyed_dict("name")
    )
    # Its own class
    reports: Mapped[List["User"]] = relationship("User")
    staff: Mapped[List["User"]] = relationship("User", remote_side=[manager_id])
    manager: Mapped[Optional["User"]] = relationship(
        "User", remote_side=[id], back_populates="reports"
    )
    boss: Mapped[Optional["User"]] = relationship("User", remote_side="User.id")
    # The columns that it names
    network: Mapped["Network"] = relationship(Network, foreign_keys=[network_id])
    same_network: Mapped["models.Network"] = relationship(
        models.Network, foreign_keys=network_id, primaryjoin="and_(True)"
    )
    home: Mapped[Optional["Address"]] = relationship(
        "Address", foreign_keys="User.home_id"
    )
    sent: Mapped[List["Letter"]] = relationship(
        "Letter", foreign_keys="[Letter.sender_id]"
    )
    # Annotated as for 1.4
    drafts: Mapped[List["Letter"]] = relationship(
        "Letter", foreign_keys="[Letter.sender_id]"
    )
    house: Mapped[Optional["Address"]] = relationship("Address", foreign_keys=[home_id])
    __allow_unmapped__ = True

    @declared_attr
    def archive(cls) -> sa_orm.DynamicMapped["Letter"]:
        return relationship("Letter", lazy="dynamic")


class Letter(Base):
    __tablename__ = "letters"
    id = Column(Integer, primary_key=True)
    user_id = Column(Integer, ForeignKey("users.id"))
    answered_id = Column(Integer, ForeignKey("letters.id"))
    forwarded_id = Column(Integer, ForeignKey("letters.id"), nullable=False)
    answered: Mapped[Optional["Letter"]] = relationship(
        "Letter", foreign_keys=[answered_id], remote_side=[id]
    )
    answers: Mapped[List["Letter"]] = relationship("Letter", foreign_keys=[answered_id])
    forwarded: Mapped["Letter"] = relationship(
        "Letter", foreign_keys="Letter.forwarded_id", remote_side=id
    )
    address_id = Column(Integer, ForeignKey("addresses.id"), nullable=False)
    # The foreign key of this class
    user: Mapped[Optional[User]] = relationship(User, back_populates="letters")
    address: Mapped["Address"] = relationship(
        "Address", backref=backref("letters", uselist=True)
    )


class Profile(Base):
    __tablename__ = "profiles"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    group_name: Mapped[str] = mapped_column(ForeignKey("groups.name"))
    first_group: Mapped[Optional[str]] = mapped_column(sa.ForeignKey("groups.first"))
    user: Mapped["User"] = relationship("User", passive_deletes=True)
    group = relationship("Group")


class Node(Base):
    __tablename__ = "nodes"
    key = Column("node_id", Integer, primary_key=True)
    parent_key = Column("parent_id", ForeignKey("nodes.node_id"))
    parent: Mapped[Optional["Node"]] = relationship("Node", remote_side=[key])
    children: Mapped[List["Node"]] = relationship("Node", remote_side=[parent_key])


class Group(Base):
    __tablename__ = 'groups'
    name = Column(String, primary_key=True)
    first = Column(String)
    letters: Mapped[List["Letter"]] = relationship(
        "Letter",
        secondary="letters_of_groups",
        cascade="all, delete-orphan",
    )


class Address(Base):
    __tablename__ = "addresses"
    id = Column(Integer, primary_key=True)

    def list(self):
        return []

    letters_there: Mapped[List["Letter"]] = relationship("Letter", viewonly=True)
