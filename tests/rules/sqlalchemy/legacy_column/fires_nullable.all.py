"""Whether the annotation has to say `None`, so that the column stays nullable, or does not become so."""

from typing import Optional

import sqlalchemy as sa
from sqlalchemy import Column, Identity, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Everything(Base):
    __tablename__ = "everything"

    key: Mapped[int] = mapped_column(Integer, primary_key=True)
    nullable_key: Mapped[int] = mapped_column(Integer, primary_key=True, nullable=True)
    no_key: Mapped[Optional[int]] = mapped_column(Integer, primary_key=False)
    perhaps_key = Column(Integer, primary_key=IS_KEY)
    nothing_said: Mapped[Optional[int]] = mapped_column(Integer)
    nullable: Mapped[Optional[int]] = mapped_column(Integer, nullable=True)
    not_nullable: Mapped[int] = mapped_column(Integer, nullable=False)
    perhaps_nullable: Mapped[Optional[int]] = mapped_column(
        Integer, nullable=IS_NULLABLE
    )
    unspecified = Column(Integer, nullable=None)
    with_default: Mapped[Optional[int]] = mapped_column(
        Integer, default=0, server_default="0"
    )
    identity: Mapped[int] = mapped_column(Integer, Identity())
    identity_that_may_be_null: Mapped[Optional[int]] = mapped_column(
        Integer, Identity(), nullable=True
    )
    computed: Mapped[Optional[int]] = mapped_column(
        Integer, sa.Computed("nothing_said + 1")
    )

    # Annotated already
    for_mypy: Mapped[Optional[int]] = mapped_column(Integer)
    for_mypy_with_null: "int | None" = Column(Integer)
    mapped: Mapped[Optional[str]] = mapped_column(String)
    mapped_not_nullable: Mapped[str] = mapped_column(String, nullable=False)
    mapped_with_null: Mapped[str | None] = mapped_column(String(20))
    mapped_key_with_null: Mapped[str | None] = Column(String(20), primary_key=True)
    mapped_with_null_but_not_nullable: Mapped[str | None] = mapped_column(
        String, nullable=False
    )
    column: Mapped[Optional[int]] = mapped_column(Integer)
    column_of_int: Mapped[Optional[int]] = mapped_column(Integer)
