# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Meta(type(Base)):
    def __or__(cls, other):
        return "or"


class User(Base, metaclass=Meta):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)


class Letter(Base):
    __tablename__ = "letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    user = relationship(User)
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
