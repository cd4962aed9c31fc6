# versions: sqlalchemy>=2.0, python>=3.10
"""Arguments that are aligned below the bracket."""

import sqlalchemy as sa
from sqlalchemy import ForeignKey, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(Integer,
                                    primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(50),
                                      # as people write it
                                      nullable=False,
                                      unique=True)
    group_id: Mapped[int] = mapped_column(Integer, ForeignKey("groups.id",
                                                              ondelete="CASCADE"),
                                          nullable=False)
    about: Mapped[str] = mapped_column(String,
                                       nullable=False, deferred=True)
    the_longest_name_of_them_all: Mapped[str | None] = mapped_column(
        String(50), ForeignKey("a_table.with_a_long_name",
                               ondelete="CASCADE"),
        nullable=True)
