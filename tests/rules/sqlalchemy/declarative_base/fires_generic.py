from typing import Generic, TypeVar

from sqlalchemy.orm import declarative_base

T = TypeVar("T")
Base = declarative_base()
#      ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the file has a class that derives from `Generic` first, as no model can any more.


class Row(Generic[T], Base):
    __abstract__ = True
