"""What a class of its own heeds of what it is made of, and the factories do not."""
from typing import Generic, TypeVar

from sqlalchemy import MetaData, String
from sqlalchemy.orm import DeclarativeBase, as_declarative, declarative_base, registry

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
OfBelowMetadata = declarative_base(cls=BelowMetadata)
OfTypes = declarative_base(cls=(Declared, WithTypes))
OfRegistry = declarative_base(cls=WithRegistry)
OfContainer = declarative_base(cls=Container)
OfItems = declarative_base(cls=Items)


class OfDeclared(Declared, DeclarativeBase):
    pass


Mangled = declarative_base(metadata=__meta)


class ModelOfContainer(OfContainer[int]):
    __abstract__ = True


@as_declarative()
class DecoratedMetadata:
    metadata = MetaData(schema="main")


@as_declarative()
class DecoratedTypes:
    type_annotation_map = {str: String(50)}


class DecoratedDeclared(DeclarativeBase):
    id: int
    metadata: MetaData
    __name__: str


class BelowBase(declarative_base()):
    __abstract__ = True
    metadata = MetaData(schema="main")
