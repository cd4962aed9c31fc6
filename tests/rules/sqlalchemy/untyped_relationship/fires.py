from typing import List, Optional

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
    letters = relationship("Letter", back_populates="user", order_by="Letter.id")
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    # Several, because a table is in between
    groups = relationship("Group", secondary=memberships, backref="users")
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    friends = relationship("User", "friendships")
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    # What options say
    profile = relationship("Profile", uselist=False)
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    all_profiles = relationship("Profile", uselist=True, viewonly=True)
#                  ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    seen = relationship("Letter", lazy="dynamic")
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    written = sa_orm.relationship(
#                    ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
        "Letter",
        lazy="write_only",  # many
    )
    tags = relationship("Letter", collection_class=set)
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    ordered = relationship("Letter", collection_class=ordering_list("position"))
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    by_name = relationship("Letter", collection_class=attribute_keyed_dict("name"))
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    # Its own class
    reports = relationship("User")
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    staff = relationship("User", remote_side=[manager_id])
#           ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    manager = relationship("User", remote_side=[id], back_populates="reports")
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    boss = relationship("User", remote_side="User.id")
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    # The columns that it names
    network = relationship(Network, foreign_keys=[network_id])
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    same_network = relationship(models.Network, foreign_keys=network_id, primaryjoin="and_(True)")
#                  ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    home = relationship("Address", foreign_keys="User.home_id")
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    sent = relationship("Letter", foreign_keys="[Letter.sender_id]")
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    # Annotated as for 1.4
    drafts: List["Letter"] = relationship("Letter", foreign_keys="[Letter.sender_id]")
#                            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`.
    house: "Optional[Address]" = relationship("Address", foreign_keys=[home_id])
#                                ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`.
    __allow_unmapped__ = True

    @declared_attr
    def archive(cls):
        return relationship("Letter", lazy="dynamic")
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.


class Letter(Base):
    __tablename__ = "letters"
    id = Column(Integer, primary_key=True)
    user_id = Column(Integer, ForeignKey("users.id"))
    answered_id = Column(Integer, ForeignKey("letters.id"))
    forwarded_id = Column(Integer, ForeignKey("letters.id"), nullable=False)
    answered = relationship("Letter", foreign_keys=[answered_id], remote_side=[id])
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    answers = relationship("Letter", foreign_keys=[answered_id])
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    forwarded = relationship("Letter", foreign_keys="Letter.forwarded_id", remote_side=id)
#               ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    address_id = Column(Integer, ForeignKey("addresses.id"), nullable=False)
    # The foreign key of this class
    user = relationship(User, back_populates="letters")
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    address = relationship("Address", backref=backref("letters", uselist=True))
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.


class Profile(Base):
    __tablename__ = "profiles"
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), primary_key=True)
    group_name: Mapped[str] = mapped_column(ForeignKey("groups.name"))
    first_group: Mapped[Optional[str]] = mapped_column(sa.ForeignKey("groups.first"))
    user = relationship("User", passive_deletes=True)
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    group = relationship("Group")
#           ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: more than one foreign key between the two classes was found in the file.


class Node(Base):
    __tablename__ = "nodes"
    key = Column("node_id", Integer, primary_key=True)
    parent_key = Column("parent_id", ForeignKey("nodes.node_id"))
    parent = relationship("Node", remote_side=[key])
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    children = relationship("Node", remote_side=[parent_key])
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.


class Group(Base):
    __tablename__ = 'groups'
    name = Column(String, primary_key=True)
    first = Column(String)
    letters = relationship(
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
        "Letter",
        secondary="letters_of_groups",
        cascade="all, delete-orphan",
    )


class Address(Base):
    __tablename__ = "addresses"
    id = Column(Integer, primary_key=True)

    def list(self):
        return []

    letters_there = relationship("Letter", viewonly=True)
#                   ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
