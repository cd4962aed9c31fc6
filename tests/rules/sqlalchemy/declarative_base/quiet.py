from abc import ABC

from elsewhere import declarative_base
from sqlalchemy.orm import DeclarativeBase, DeclarativeBaseNoMeta, registry

Foreign = declarative_base()


class Base(DeclarativeBase):
    pass


Generated = registry().generate_base()


class Abstract(ABC, DeclarativeBaseNoMeta):
    pass


models = Foreign._decl_class_registry
