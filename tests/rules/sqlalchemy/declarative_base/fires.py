import sqlalchemy.orm as orm
from sqlalchemy import MetaData
from sqlalchemy.ext.declarative import declarative_base as old_declarative_base
from sqlalchemy.orm import declarative_base


class Mixin:
    """What all models share."""


metadata = MetaData()
# The base of all models
Base = declarative_base()
#      ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
OldBase = old_declarative_base()
#         ^^^^^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
OrmBase = orm.declarative_base(metadata=metadata)
#             ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.

NamedBase = declarative_base(cls=Mixin, name="NamedBase", metadata=MetaData(
#           ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: an argument goes over several lines.
    schema="other",
))


def in_a_function():
    Local = declarative_base(cls=Mixin)
#           ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.

    class User(Local):
        __tablename__ = "users"

    return User


def with_local_metadata():
    metadata = MetaData()
    Local = declarative_base(metadata=metadata)
#           ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `metadata` is a local name, which the body of a class would not see.
    return Local


# Left as they are

Typed: type = declarative_base()
#             ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the base is not plainly assigned to one name.
First = Second = declarative_base()
#                ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the base is not plainly assigned to one name.
Other = declarative_base(name="Another")
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the class would have another name.
Meta = declarative_base(metaclass=type)
#      ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `metaclass=` is not said in the same way by a class.
Registry = declarative_base(class_registry={})
#          ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `class_registry=` is not said in the same way by a class.
Constructed = declarative_base(constructor=None)
#             ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `constructor=` is not said in the same way by a class.
Positional = declarative_base(None)
#            ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the arguments are not written out by name.
Commented = declarative_base()  # type: ignore[misc]
#           ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: something else stands on the line of the base.
Twice = declarative_base()
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `Twice` is assigned more than once, or under a condition.
Twice = wrapped(Twice)
bases = [declarative_base()]
#        ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the base is not plainly assigned to one name.
if metadata:
    Conditional = declarative_base()
#                 ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `Conditional` is assigned more than once, or under a condition.


class Holder:
    Base = declarative_base()
#          ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the base is an attribute of a class.
