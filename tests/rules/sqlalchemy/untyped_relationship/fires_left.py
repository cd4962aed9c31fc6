from elsewhere import Base, Network, loading, options
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer
from sqlalchemy.orm import declared_attr, relationship


class Mixin:
    @declared_attr
    def owner(cls):
        return relationship("Owner")

    @declared_attr
    def owners(cls):
        if cls.many:
            return relationship("Owner", uselist=True)
        return None


class Owner(Mixin, Base):
    __tablename__ = "owners"
    id = Column(Integer, primary_key=True)
    first_id = Column(Integer, ForeignKey("things.id"))
    second_id = Column(Integer, ForeignKey("things.id"))
    network_id = Column(Integer, ForeignKey("networks.id"))
    far_id = Column(Integer, ForeignKey("other.far.id"))
    # Which class it leads to
    computed = relationship(lambda: Thing)
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: the class that it leads to is not named plainly.
    elsewhere = relationship("Elsewhere")
#               ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: `Elsewhere` is not known in this file, so that no annotation can name it.
    by_path = relationship("package.module.Thing")
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: the class that it leads to is not named plainly.
    Thing = relationship("Thing", uselist=False)
#           ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: `Thing` is also an attribute of the class.
    nothing = relationship(back_populates="owner")
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: it does not say which class it leads to.
    assigned = relationship("Assigned", uselist=False)
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: which class `Assigned` is, is not certain.
    # Which foreign key it means
    things = relationship("Small")
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: no foreign key between the two classes was found in the file.
    far = relationship("Far")
#         ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: no foreign key between the two classes was found in the file.
    several = relationship("Part")
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: more than one foreign key between the two classes was found in the file.
    network = relationship(Network)
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: `Network` is a class of another file.
    joined = relationship("Small", primaryjoin="Owner.id == Small.number")
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: what joins it is written out.
    annotated = relationship("Small", primaryjoin="foreign(Owner.id) == Small.id", foreign_keys=[id])
#               ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: what joins it is written out.
    by_function = relationship("Small", foreign_keys=lambda: Small.id)
#                 ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: which columns its `foreign_keys=` names is not certain.
    of_third = relationship("Small", foreign_keys="Part.owner_id")
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: whose columns its `foreign_keys=` are, is not certain.
    unknown_column = relationship("Small", foreign_keys=[second])
#                    ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: which columns its `foreign_keys=` names is not certain.
    mixed = relationship("Part", foreign_keys="[Part.owner_id, Owner.first_id]")
#           ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: whose columns its `foreign_keys=` are, is not certain.
    inherited = relationship("SpecialOwner", foreign_keys=[first_id])
#               ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: one of the classes derives from the other.
    itself = relationship("Owner")
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: no single foreign key of the class to itself is in the file.
    # Whether it is a list
    as_told = relationship("Part", uselist=options.many)
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: whether it is a list is not certain.
    as_loaded = relationship("Part", lazy=loading)
#               ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: how it is loaded is not certain.
    own_collection = relationship("Part", collection_class=options.Collection)
#                    ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: what collection it is, is not certain.
    neither = relationship("Part", uselist=False, collection_class=list)
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: what collection it is, is not certain.
    handed = relationship("Part", **options.more)
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: its arguments are not written out.
    # How it is assigned
    one = other = relationship("Part", uselist=True)
#                 ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: it is assigned to several names.
    @declared_attr
    def all_parts(cls):
        return relationship("Part")
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: it belongs to every class that derives from this one.

    said: "Network" = relationship("Part", uselist=True)
#                     ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`. No fix: it has another annotation.


class SpecialOwner(Owner):
    __tablename__ = "special_owners"
    id = Column(Integer, ForeignKey("owners.id"), primary_key=True)
    owner = relationship(Owner)
#           ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: one of the classes derives from the other.


class Part(Base):
    __tablename__ = "parts"
    id = Column(Integer, primary_key=True)
    owner_id = Column(Integer, ForeignKey("owners.id"))
    maker_id = Column(Integer, ForeignKey("owners.id"))
    parent_id = Column(Integer, ForeignKey("parts.id"))
    root_id = Column(Integer, ForeignKey("parts.id"))
    parent = relationship("Part", remote_side=[id])
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: no single foreign key of the class to itself is in the file.
    chosen = relationship("Part", foreign_keys=[id], remote_side=[id])
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: no single foreign key of the class to itself is in the file.
    joined = relationship("Part", primaryjoin="Part.id == Part.root_id")
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: what joins it is written out.


class Small(Base):
    __tablename__ = "small"
    id = Column(Integer, primary_key=True)
    up_id = Column(Integer, ForeignKey("small.id"))
    number = Column(Integer)
    near = relationship("Small", remote_side=[number])
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: which side of the foreign key it leads to is not certain.
    nearest = relationship("Small", remote_side=lambda: Small.id)
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: which columns its `remote_side=` names is not certain.


class Far(Base):
    __tablename__ = "far"
    __table_args__ = {"schema": "other"}
    id = Column(Integer, primary_key=True)


class Pair(Base):
    __tablename__ = "pairs"
    __table_args__ = (ForeignKeyConstraint(["a", "b"], ["triples.a", "triples.b"]),)
    a = Column(Integer, primary_key=True)
    b = Column(Integer, primary_key=True)
    triple = relationship("Triple")
#            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: no foreign key between the two classes was found in the file.
    anything: Any = relationship("Small", uselist=True)
#                   ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`. No fix: it has another annotation.
    several: Sequence["Small"] = relationship("Small", uselist=True)
#                                ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`. No fix: it has another annotation.
    collected: Collection["Small"] = relationship("Small", uselist=True)
#                                    ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`. No fix: it has another annotation.


class Triple(Base):
    __tablename__ = "triples"
    a = Column(Integer, primary_key=True)
    b = Column(Integer, primary_key=True)


Assigned = make_class()


def local():
    class Local(Base):
        __tablename__ = "local"
        id = Column(Integer, primary_key=True)
        small_id = Column(Integer, ForeignKey("small.id"))
        small = relationship("Small")
#               ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: its class is defined in a function or in another class, or more than once.
