
from sqlalchemy.orm import (
    DeclarativeBase,
)


class Base(DeclarativeBase):
    pass


class Other(DeclarativeBase):
    pass
