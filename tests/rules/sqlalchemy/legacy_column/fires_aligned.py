# versions: sqlalchemy>=2.0, python>=3.10
"""Arguments that are aligned below the bracket."""

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import DeclarativeBase, deferred


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id = Column(Integer,
#        ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
                primary_key=True)
    name = sa.Column(sa.String(50),
#             ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
                     # as people write it
                     nullable=False,
                     unique=True)
    group_id = Column(Integer, ForeignKey("groups.id",
#              ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
                                          ondelete="CASCADE"),
                      nullable=False)
    about = deferred(Column(String,
#                    ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
                            nullable=False))
    the_longest_name_of_them_all = Column(String(50), ForeignKey("a_table.with_a_long_name",
#                                  ^^^^^^ sqlalchemy-legacy-column: `Column` in a declarative class leaves the attribute untyped: annotate it with `Mapped[…]` and use `mapped_column()`.
                                                                 ondelete="CASCADE"),
                                          nullable=True)
