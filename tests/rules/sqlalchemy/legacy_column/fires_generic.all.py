# versions: sqlalchemy>=2.0, python>=3.8
"""Before Python 3.9 a `list` could not say what is in it."""

from typing import Any, Dict, List, Optional, Set

from sqlalchemy import JSON, Integer, String
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.mutable import MutableDict, MutableList, MutableSet
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    tags: Mapped[Optional[List[str]]] = mapped_column(ARRAY(String))
    extra: Mapped[Optional[Dict[str, Any]]] = mapped_column(
        MutableDict.as_mutable(JSON)
    )
    some: Mapped[Optional[List[Any]]] = mapped_column(MutableList.as_mutable(JSON))
    others: Mapped[Optional[Set[Any]]] = mapped_column(MutableSet.as_mutable(JSON))
