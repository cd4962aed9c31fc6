# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
"""Which class an annotation can name, and how; where that is evaluated, it has to be there."""
from typing import TYPE_CHECKING, List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship

from app.aliases import OldUser
from app.other import Imported, Renamed, models

if TYPE_CHECKING:
    from app.other import Checked


class Base(DeclarativeBase):
    pass


class Owned:
    # The class is not there yet when the function is defined
    @declared_attr
    def defined_below(cls):
        return relationship(User, uselist=False)

    @declared_attr
    def imported_in_function(cls):
        from app.other import Checked

        return relationship(Checked, uselist=False)

    @declared_attr
    def another_in_function(cls):
        from app.others import Renamed

        return relationship(Renamed, uselist=False)

    @declared_attr
    def given(cls, Imported=None):
        return relationship(Imported, uselist=False)

    @declared_attr
    def several(cls):
        return relationship(User, uselist=True)


class User(Owned, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    # These may be no classes, but aliases of some
    old: Mapped[Optional["OldUser"]] = relationship(OldUser, uselist=False)
    all_old: Mapped[list["OldUser"]] = relationship(OldUser, uselist=True)
    foreign: Mapped[Optional["models.User"]] = relationship(models.User, uselist=False)
    # In a string, it would be the name of a class
    __allow_unmapped__ = True
    quoted: "List[Letter]" = relationship("Letter", viewonly=True)
    quoted_class: Mapped[list["Letter"]] = relationship("Letter", viewonly=True)
    quoted_scalar: "Letter" = relationship("Letter", viewonly=True)


class Letter(Base):
    __tablename__ = "letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    user: Mapped[User | None] = relationship(User)
    users: Mapped[list[User]] = relationship(User, uselist=True)
