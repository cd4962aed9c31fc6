import sqlalchemy.orm as orm
from sqlalchemy import MetaData
from sqlalchemy.ext.declarative import declarative_base as old_declarative_base
from sqlalchemy.orm import as_declarative, declarative_base

from app.mixins import Foreign


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


class WithConstructor(Mixin):
    def __init__(self, *args): ...


class Below(WithConstructor):
    pass


OfObject = declarative_base(cls=object, metadata=None)
#          ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
OfSeveral = declarative_base(cls=(Mixin, Foreign))
#           ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
OfOne = declarative_base(cls=(Mixin,))
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
OfForeign = declarative_base(cls=Foreign)
#           ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
OfForeign.query = session.query_property()

Annotated: type = declarative_base()
#                 ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
Other = declarative_base(name="Another")
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
Commented = declarative_base()  # pylint: disable=invalid-name
#           ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.


class InBrackets(declarative_base()):
#                ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
    __abstract__ = True


class WithMixin(Mixin, orm.declarative_base()):
#                          ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
    """The base of all models, with a mixin."""

    __abstract__ = True


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


@as_declarative()
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
class Decorated(object):
    """The base of some models."""


def with_mixins():
    @as_declarative()
#    ^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
    class Local(Mixin, Decorated):
        pass

    @orm.as_declarative()
#        ^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
    class Plain: pass

    return Local, Plain


# Left as they are


Constructing = declarative_base(cls=WithConstructor)
#              ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `WithConstructor` has a constructor of its own, which would be called.
ConstructingToo = declarative_base(cls=(Mixin, Below))
#                 ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `Below` has a constructor of its own, which would be called.


@as_declarative()
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `Own` has a constructor of its own, which would be called.
class Own(Mixin):
    def __init__(self, **values): ...


@as_declarative(metadata=metadata)
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the decorator does more than to make a base of the class.
class WithMetadata:
    pass


@as_declarative()  # type: ignore[misc]
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: something stands between the decorator and its class.
class Ignored:
    pass


@as_declarative()
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: something stands between the decorator and its class.
@wrapped
class Wrapped:
    pass


@as_declarative()
#^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the class has a metaclass of its own.
class OwnMetaclass(Mixin, metaclass=type):
    pass


made = as_declarative()(Mixin)
#      ^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `as_declarative()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the decorator does more than to make a base of the class.

First = Second = declarative_base()
#                ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the base is not plainly assigned to one name.
Meta = declarative_base(metaclass=type)
#      ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `metaclass=` is not said in the same way by a class.
Registry = declarative_base(class_registry={})
#          ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `class_registry=` is not said in the same way by a class.
Typed = declarative_base(type_annotation_map={str: String(50)})
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `type_annotation_map=` is not said in the same way by a class.
Bound = declarative_base(bind=engine)
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `bind=` is not said in the same way by a class.
Constructed = declarative_base(constructor=None)
#             ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `constructor=` is not said in the same way by a class.
ConstructedBy = declarative_base(constructor=construct)
#               ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `constructor=` is not said in the same way by a class.
Positional = declarative_base(None)
#            ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the arguments are not written out by name.
TypeComment = declarative_base()  # type: Any
#             ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: something else stands on the line of the base.
Twice = declarative_base()
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `Twice` is assigned more than once, or under a condition.
Twice = wrapped(Twice)
bases = [declarative_base()]
#        ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the base is not plainly assigned to one name.
if metadata:
    Conditional = declarative_base()
#                 ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `Conditional` is assigned more than once, or under a condition.


class Mapped(declarative_base()):
#            ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the class is mapped itself.
    __tablename__ = "mapped"


class OfArguments(declarative_base(cls=Mixin)):
#                 ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the base or its class is not a plain one.
    __abstract__ = True


class ConstructingItself(declarative_base()):
#                        ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: `ConstructingItself` has a constructor of its own, which would be called.
    __abstract__ = True

    def __init__(self, **values):
        super().__init__(**values)


class Holder:
    Base = declarative_base()
#          ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the base is an attribute of a class.
