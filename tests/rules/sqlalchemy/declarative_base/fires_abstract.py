from sqlalchemy.orm import declarative_base

Base = declarative_base()
#      ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the file asks for `__abstract__`, which the base does not have any more.


def tables():
    return [cls.__table__ for cls in Base.__subclasses__() if not cls.__abstract__]
