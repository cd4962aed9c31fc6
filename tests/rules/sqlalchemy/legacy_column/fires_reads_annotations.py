# versions: sqlalchemy>=2.0
"""Who reads annotations finds more of them."""

from sqlalchemy import Column, Integer
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    def to_dict(self):
        return {name: getattr(self, name) for name in self.__annotations__}


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the file uses `__annotations__`, which would give this attribute, too.
