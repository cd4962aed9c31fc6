import sqlalchemy.orm as orm
from sqlalchemy import MetaData
from sqlalchemy.orm import as_declarative, declarative_base

from app.mixins import Foreign


class Mixin:
    """What all models share."""


metadata = MetaData()


# The base of all models
class Base(orm.DeclarativeBase):
    pass


class OldBase(orm.DeclarativeBase):
    pass


class OrmBase(orm.DeclarativeBase):
    metadata = metadata


NamedBase = declarative_base(cls=Mixin, name="NamedBase", metadata=MetaData(
    schema="other",
))


class WithConstructor(Mixin):
    def __init__(self, *args): ...


class Below(WithConstructor):
    pass


class OfObject(orm.DeclarativeBase):
    pass


class OfSeveral(Mixin, Foreign, orm.DeclarativeBase):
    pass


class OfOne(Mixin, orm.DeclarativeBase):
    pass


class OfForeign(Foreign, orm.DeclarativeBase):
    pass


OfForeign.query = session.query_property()


class Annotated(orm.DeclarativeBase):
    pass


class Other(orm.DeclarativeBase):
    pass


class Commented(orm.DeclarativeBase):  # pylint: disable=invalid-name
    pass


class InBrackets(orm.DeclarativeBase):
    __abstract__ = True


class WithMixin(Mixin, orm.DeclarativeBase):
    """The base of all models, with a mixin."""

    __abstract__ = True


def in_a_function():
    class Local(Mixin, orm.DeclarativeBase):
        pass

    class User(Local):
        __tablename__ = "users"

    return User


def with_local_metadata():
    metadata = MetaData()
    Local = declarative_base(metadata=metadata)
    return Local


class Decorated(orm.DeclarativeBase):
    """The base of some models."""


def with_mixins():
    class Local(Mixin, Decorated, orm.DeclarativeBase):
        pass

    class Plain(orm.DeclarativeBase): pass

    return Local, Plain


# Left as they are


Constructing = declarative_base(cls=WithConstructor)
ConstructingToo = declarative_base(cls=(Mixin, Below))


@as_declarative()
class Own(Mixin):
    def __init__(self, **values): ...


@as_declarative(metadata=metadata)
class WithMetadata:
    pass


@as_declarative()  # type: ignore[misc]
class Ignored:
    pass


@as_declarative()
@wrapped
class Wrapped:
    pass


@as_declarative()
class OwnMetaclass(Mixin, metaclass=type):
    pass


made = as_declarative()(Mixin)

First = Second = declarative_base()
Meta = declarative_base(metaclass=type)
Registry = declarative_base(class_registry={})
Typed = declarative_base(type_annotation_map={str: String(50)})
Bound = declarative_base(bind=engine)
Constructed = declarative_base(constructor=None)
ConstructedBy = declarative_base(constructor=construct)
Positional = declarative_base(None)
TypeComment = declarative_base()  # type: Any
Twice = declarative_base()
Twice = wrapped(Twice)
bases = [declarative_base()]
if metadata:
    Conditional = declarative_base()


class Mapped(declarative_base()):
    __tablename__ = "mapped"


class OfArguments(declarative_base(cls=Mixin)):
    __abstract__ = True


class ConstructingItself(declarative_base()):
    __abstract__ = True

    def __init__(self, **values):
        super().__init__(**values)


class Holder:
    Base = declarative_base()
