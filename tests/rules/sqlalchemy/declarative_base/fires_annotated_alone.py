from sqlalchemy.orm import DeclarativeMeta, declarative_base

Base: DeclarativeMeta = declarative_base()
#                       ^^^^^^^^^^^^^^^^ sqlalchemy-declarative-base: `declarative_base()` is SQLAlchemy 1.x style, and models are of no known type: derive a class from `DeclarativeBase`.
