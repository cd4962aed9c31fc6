# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    def to_dict(self):
        return {name: getattr(self, name) for name in self.__annotations__}


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    friends = relationship("User", uselist=True)
#             ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: the file uses `__annotations__`, which would give this attribute, too.
