"""What a class of its own heeds of what it is made of, and the factories do not."""
from typing import Generic, TypeVar

from sqlalchemy import MetaData, String
from sqlalchemy.orm import as_declarative, declarative_base, registry

T = TypeVar("T")
__meta = MetaData()


class WithMetadata:
    metadata = MetaData(schema="main")


class BelowMetadata(WithMetadata):
    pass


class WithTypes:
    type_annotation_map = {str: String(50)}


class WithRegistry:
    registry = registry()


class Container(Generic[T]):
    pass


class Items:
    def __class_getitem__(cls, item):
        return cls


class Declared:
    metadata: MetaData


OfMetadata = declarative_base(cls=WithMetadata)
#            ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `WithMetadata` has `metadata` of its own, which would count.
OfBelowMetadata = declarative_base(cls=BelowMetadata)
#                 ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `BelowMetadata` has `metadata` of its own, which would count.
OfTypes = declarative_base(cls=(Declared, WithTypes))
#         ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `WithTypes` has `type_annotation_map` of its own, which would count.
OfRegistry = declarative_base(cls=WithRegistry)
#            ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `WithRegistry` has `registry` of its own, which would count.
OfContainer = declarative_base(cls=Container)
#             ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `Container` has type parameters of its own, which the base would not take.
OfItems = declarative_base(cls=Items)
#         ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `Items` has type parameters of its own, which the base would not take.
OfDeclared = declarative_base(cls=Declared)
#            ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
Mangled = declarative_base(metadata=__meta)
#         ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: a name that begins with `__` is another one in the body of a class.


class ModelOfContainer(OfContainer[int]):
    __abstract__ = True


@as_declarative()
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `DecoratedMetadata` has `metadata` of its own, which would count.
class DecoratedMetadata:
    metadata = MetaData(schema="main")


@as_declarative()
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `DecoratedTypes` has `type_annotation_map` of its own, which would count.
class DecoratedTypes:
    type_annotation_map = {str: String(50)}


@as_declarative()
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
class DecoratedDeclared:
    id: int
    metadata: MetaData
    __name__: str


class BelowBase(declarative_base()):
#               ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `BelowBase` has `metadata` of its own, which would count.
    __abstract__ = True
    metadata = MetaData(schema="main")
