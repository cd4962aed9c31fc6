# versions: python>=3.10
"""What the values of each type of column are."""

import datetime
import enum
import uuid
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from geoalchemy2 import Geometry
from sqlalchemy import JSON, Enum, ForeignKey, Numeric, String, TypeDecorator
from sqlalchemy.dialects import mssql, mysql, postgresql
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID
from sqlalchemy.ext.mutable import MutableDict, MutableList
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import LargeBinary

from app.columns import GUID, ChoiceType, JSONEncodedDict
from app import enums
from app.enums import KIND_A, KIND_B, Colour, Kinds


class Base(DeclarativeBase):
    pass


class Status(enum.Enum):
    ON = "on"
    OFF = "off"


class Guid(TypeDecorator):
    impl = String(36)
    cache_ok = True


def short_text():
    return String(8)


class Everything(Base):
    __tablename__ = "everything"

    id: Mapped[int] = mapped_column(sa.BigInteger, primary_key=True)
    text: Mapped[str | None] = mapped_column(sa.Text(collation="de"))
    short: Mapped[str | None] = mapped_column(short_text())
    flag: Mapped[bool | None] = mapped_column(sa.Boolean, default=False)
    ratio: Mapped[float | None] = mapped_column(sa.Float)
    exact_ratio: Mapped[Decimal | None] = mapped_column(sa.Float(asdecimal=True))
    price: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    rough_price: Mapped[float | None] = mapped_column(Numeric(10, 2, asdecimal=False))
    asked_price: Mapped[Any | None] = mapped_column(Numeric(asdecimal=ASK))
    created: Mapped[datetime.datetime | None] = mapped_column(
        sa.DateTime(timezone=True)
    )
    born: Mapped[datetime.date | None] = mapped_column(sa.Date)
    alarm: Mapped[datetime.time | None] = mapped_column(sa.Time)
    length: Mapped[datetime.timedelta | None] = mapped_column(sa.Interval)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    key: Mapped[uuid.UUID | None] = mapped_column(sa.Uuid)
    key_text: Mapped[str | None] = mapped_column(sa.Uuid(as_uuid=False))
    pg_key: Mapped[uuid.UUID | None] = mapped_column(UUID(as_uuid=True))
    document: Mapped[Any | None] = mapped_column(JSON)
    pg_document: Mapped[Any | None] = mapped_column(JSONB)
    settings: Mapped[dict[str, Any] | None] = mapped_column(
        MutableDict.as_mutable(JSON)
    )
    items: Mapped[list[Any]] = mapped_column(
        MutableList.as_mutable(JSONB), nullable=False
    )
    tags: Mapped[list[str] | None] = mapped_column(ARRAY(String))
    matrix: Mapped[Any | None] = mapped_column(ARRAY(sa.Integer, dimensions=2))
    status: Mapped[Status | None] = mapped_column(Enum(Status))
    size: Mapped[str | None] = mapped_column(Enum("small", "large", name="size"))
    colour: Mapped[Colour | None] = mapped_column(
        postgresql.ENUM(Colour, name="colour")
    )
    any_of_them: Mapped[Any | None] = mapped_column(Enum(*NAMES))
    address: Mapped[str | None] = mapped_column(postgresql.INET)
    tiny: Mapped[int | None] = mapped_column(mysql.TINYINT(1))
    double: Mapped[Any | None] = mapped_column(mysql.DOUBLE)
    long_text: Mapped[str | None] = mapped_column(
        String().with_variant(mysql.LONGTEXT, "mysql")
    )
    variant: Mapped[Any | None] = mapped_column(
        Numeric(asdecimal=False).with_variant(mysql.DOUBLE, "mysql")
    )
    own: Mapped[Any | None] = mapped_column(Guid)
    own_made: Mapped[Any | None] = mapped_column(Guid(), unique=True)
    shape: Mapped[Any | None] = mapped_column(Geometry("POINT"))
    named_type: Mapped[int | None] = mapped_column(type_=sa.Integer)
    owner: Mapped[Any | None] = mapped_column(ForeignKey("everything.id"))
    owner_by_null: Mapped[Any | None] = mapped_column(None, ForeignKey("everything.id"))
    owner_by_type: Mapped[int | None] = mapped_column(
        sa.Integer, ForeignKey("everything.id"), index=True
    )
    options: Mapped[Any | None] = mapped_column(postgresql.HSTORE)
    network: Mapped[str | None] = mapped_column(postgresql.CIDR)
    mac: Mapped[str | None] = mapped_column(postgresql.MACADDR)
    words: Mapped[str | None] = mapped_column(postgresql.TSVECTOR)
    data: Mapped[bytes | None] = mapped_column(postgresql.BYTEA)
    binary: Mapped[bytes | None] = mapped_column(sa.VARBINARY(8))
    clob: Mapped[str | None] = mapped_column(sa.CLOB)
    decimal: Mapped[Decimal | None] = mapped_column(sa.DECIMAL(8, 2))
    version: Mapped[Any | None] = mapped_column(mssql.TIMESTAMP)
    guid: Mapped[Any | None] = mapped_column(GUID)
    encoded: Mapped[Any | None] = mapped_column(JSONEncodedDict)
    choice: Mapped[Any | None] = mapped_column(ChoiceType([("a", "A")]))
    since: datetime.date
    exact_by_position: Mapped[Any | None] = mapped_column(sa.Float(53, True))
    rough_by_position: Mapped[Any | None] = mapped_column(Numeric(10, 2, None, False))
    key_text_by_position: Mapped[str | None] = mapped_column(sa.Uuid(False))
    key_by_position: Mapped[uuid.UUID | None] = mapped_column(UUID(True))
    one_of_two: Mapped[Any | None] = mapped_column(
        Enum(KIND_A, KIND_B, name="one_of_two")
    )
    only_one: Mapped[Any | None] = mapped_column(Enum(KIND_A, name="only_one"))
    of_a_class: Mapped[Any | None] = mapped_column(Enum(Kinds.First, name="of_a_class"))
    of_a_module: Mapped[enums.Shape | None] = mapped_column(Enum(enums.Shape))
    no_type: Mapped[Any | None] = mapped_column(ForeignKey("everything.id"), type_=None)
