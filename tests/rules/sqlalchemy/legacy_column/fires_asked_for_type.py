# versions: sqlalchemy>=2.0
"""Classes that compare what something is with `Column`."""

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    def __init_subclass__(cls):
        cls.columns = [name for name, value in vars(cls).items() if type(value) is sa.Column]
        super().__init_subclass__()


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
#           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: the file asks whether something is a `Column`.
