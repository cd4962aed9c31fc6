# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
"""Which class an annotation can name, and how; where that is evaluated, it has to be there."""
from typing import TYPE_CHECKING, List

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
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.

    @declared_attr
    def imported_in_function(cls):
        from app.other import Checked

        return relationship(Checked, uselist=False)
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.

    @declared_attr
    def another_in_function(cls):
        from app.others import Renamed

        return relationship(Renamed, uselist=False)
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: `Renamed` is another name in the function.

    @declared_attr
    def given(cls, Imported=None):
        return relationship(Imported, uselist=False)
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: `Imported` is another name in the function.

    @declared_attr
    def several(cls):
        return relationship(User, uselist=True)
#              ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.


class User(Owned, Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    # These may be no classes, but aliases of some
    old = relationship(OldUser, uselist=False)
#         ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    all_old = relationship(OldUser, uselist=True)
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    foreign = relationship(models.User, uselist=False)
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    # In a string, it would be the name of a class
    __allow_unmapped__ = True
    quoted: "List[Letter]" = relationship("Letter", viewonly=True)
#                            ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`. No fix: SQLAlchemy may read a collection in a string as the name of a class.
    quoted_class: List["Letter"] = relationship("Letter", viewonly=True)
#                                  ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`.
    quoted_scalar: "Letter" = relationship("Letter", viewonly=True)
#                             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: SQLAlchemy 2.0 does not read this annotation of a `relationship()` without `Mapped[…]`. No fix: it has another annotation.


class Letter(Base):
    __tablename__ = "letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    user = relationship(User)
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
    users = relationship(User, uselist=True)
#           ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
