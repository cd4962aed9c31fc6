# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    again = relationship("User", uselist=True)
#           ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: `again` is bound again in the class, or deleted.
    again = None
    gone = relationship("User", uselist=True)
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: `gone` is bound again in the class, or deleted.
    kept = gone
    del gone
    once = relationship("User", uselist=True)
#          ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
