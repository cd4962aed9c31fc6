# versions: sqlalchemy>=2.0
"""Classes that look for what columns are, over several lines and by another name."""

from sqlalchemy import Column as C
from sqlalchemy import Integer
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.elements import ColumnElement


class Base(DeclarativeBase):
    def __init_subclass__(cls):
        cls.columns = [
            name
            for name, value in vars(cls).items()
            if isinstance(
                value,
                ColumnElement,
            )
        ]
        super().__init_subclass__()


class User(Base):
    __tablename__ = "users"
    id = C(Integer, primary_key=True)
#        ^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the file asks whether something is a `Column`.
