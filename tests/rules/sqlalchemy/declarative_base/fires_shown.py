from sqlalchemy.orm import declarative_base

Documented = declarative_base()
#            ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the file asks for `Documented.__doc__`.
Named = declarative_base()
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the file asks for `Named.__name__`.
Typed = declarative_base()
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the file asks for the metaclass of the base.
Listed = declarative_base()
#        ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
print(Documented.__doc__, Named.__name__, Listed.__subclasses__())


class Meta(type(Typed)):
    pass
