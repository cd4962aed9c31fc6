from typing import TYPE_CHECKING

from elsewhere import Base, make
from somewhere import relationship as other_relationship
from sqlalchemy import Column, Integer, Table
from sqlalchemy.orm import (
    DynamicMapped,
    Mapped,
    WriteOnlyMapped,
    declared_attr,
    registry,
    relationship,
)

if TYPE_CHECKING:
    from elsewhere import Owner


class Thing(Base):
    __tablename__ = "things"
    id = Column(Integer, primary_key=True)
    typed: Mapped["Owner"] = relationship("Owner")
    quoted: "Mapped[Owner]" = relationship("Owner")
    quoted_within: Mapped["List[Owner]"] = relationship("Owner")
    dynamic: DynamicMapped["Owner"] = relationship()
    written: WriteOnlyMapped["Owner"] = relationship()
    foreign = other_relationship("Owner")
    wrapped = make(relationship("Owner"))

    @declared_attr
    def owner(cls) -> Mapped["Owner"]:
        return relationship("Owner")

    def later(self):
        found = relationship("Owner")
        return found


class NotMapped:
    owner = relationship("Owner")


users = Table("users", registry().metadata)


class User:
    """Mapped without annotations, which would mean nothing."""


registry().map_imperatively(User, users, properties={"owner": relationship("Owner")})
User.other = relationship("Owner")
