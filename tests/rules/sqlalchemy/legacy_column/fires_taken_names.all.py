# versions: sqlalchemy>=2.0, python>=3.10
"""Names of attributes that an annotation would need for something else."""

from sqlalchemy import ARRAY, JSON, Column, Float, Integer, LargeBinary, String
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Reading(Base):
    __tablename__ = "readings"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    float = Column(Float)
    other = Column(Float)
    bytes = Column(LargeBinary)
    tags = Column(ARRAY(Integer))
    settings = Column(MutableDict.as_mutable(JSON))
    name = Column(String)
    registry: Mapped[int | None] = mapped_column(Integer)

    def list(self):
        return []

    def dict(self):
        return {}


def str(value):
    return value
