from sqlalchemy.orm import DeclarativeBase, declarative_base

Base: type = declarative_base()


class Other(DeclarativeBase):
    pass


print(__annotations__)
