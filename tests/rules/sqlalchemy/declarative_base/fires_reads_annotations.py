from sqlalchemy.orm import declarative_base

Base: type = declarative_base()
#            ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`. No fix: the file uses `__annotations__`, which give the base.
Other = declarative_base()
#       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
print(__annotations__)
