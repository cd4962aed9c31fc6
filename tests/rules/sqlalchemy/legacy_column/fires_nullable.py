"""Whether the annotation has to say `None`, so that the column stays nullable, or does not become so."""

import sqlalchemy as sa
from sqlalchemy import Column, Identity, Integer, String
from sqlalchemy.orm import DeclarativeBase, Mapped


class Base(DeclarativeBase):
    pass


class Everything(Base):
    __tablename__ = "everything"

    key = Column(Integer, primary_key=True)
#         ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    nullable_key = Column(Integer, primary_key=True, nullable=True)
#                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    no_key = Column(Integer, primary_key=False)
#            ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    perhaps_key = Column(Integer, primary_key=IS_KEY)
#                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: whether the column is a primary key is not certain.
    nothing_said = Column(Integer)
#                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    nullable = Column(Integer, nullable=True)
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    not_nullable = Column(Integer, nullable=False)
#                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    perhaps_nullable = Column(Integer, nullable=IS_NULLABLE)
#                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    unspecified = Column(Integer, nullable=None)
#                 ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`. No fix: whether the column is nullable is not certain.
    with_default = Column(Integer, default=0, server_default="0")
#                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    identity = Column(Integer, Identity())
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    identity_that_may_be_null = Column(Integer, Identity(), nullable=True)
#                               ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
    computed = Column(Integer, sa.Computed("nothing_said + 1"))
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.

    # Annotated already
    for_mypy: int = Column(Integer)
#                   ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    for_mypy_with_null: "int | None" = Column(Integer)
#                                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: its annotation is a string.
    mapped: Mapped[str] = Column(String)
#                         ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    mapped_not_nullable: Mapped[str] = Column(String, nullable=False)
#                                      ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    mapped_with_null: Mapped[str | None] = Column(String(20))
#                                          ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    mapped_key_with_null: Mapped[str | None] = Column(String(20), primary_key=True)
#                                              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation. No fix: its annotation says that it may be `None`, and the column is not nullable.
    mapped_with_null_but_not_nullable: Mapped[str | None] = Column(String, nullable=False)
#                                                           ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    column: Column = Column(Integer)
#                    ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
    column_of_int: Column[int] = Column(Integer)
#                                ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class is SQLAlchemy 1.x style: use `mapped_column()` and a `Mapped[…]` annotation.
