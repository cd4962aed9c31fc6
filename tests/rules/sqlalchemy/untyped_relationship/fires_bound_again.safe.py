# module: app.models
# versions: sqlalchemy>=2.0, python>=3.10
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    again = relationship("User", uselist=True)
    again = None
    gone = relationship("User", uselist=True)
    kept = gone
    del gone
    once: Mapped[list["User"]] = relationship("User", uselist=True)
