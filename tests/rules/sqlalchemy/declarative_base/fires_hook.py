from sqlalchemy import Column, Integer
from sqlalchemy.orm import as_declarative, declarative_base

Base = declarative_base()
#      ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: models would be mapped within `__init_subclass__`, which the file defines, too.


@as_declarative()
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: models would be mapped within `__init_subclass__`, which the file defines, too.
class Decorated:
    pass


class AutoName:
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls.__tablename__ = cls.__name__.lower()


class User(AutoName, Base):
    id = Column(Integer, primary_key=True)
