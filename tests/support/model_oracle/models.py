"""Random declarative classes, as people write them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from model_oracle.relationships import NONE, relationships

HEADER = """\
import enum
import datetime
import sqlalchemy as sa
from sqlalchemy import (
    CheckConstraint, Column, Computed, Enum, ForeignKey, Identity, Index, Integer, Numeric,
    PrimaryKeyConstraint, Sequence, String, TypeDecorator, UniqueConstraint, func,
)
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import (
    Mapped, attribute_keyed_dict, column_property, declared_attr, deferred, mapped_column,
    relationship, synonym,
)
"""

_BASES = (
    "from sqlalchemy.orm import declarative_base\n\nBase = declarative_base()\n",
    "from sqlalchemy.ext.declarative import declarative_base\n\n"
    "metadata = sa.MetaData(naming_convention={'ix': 'index_%(column_0_label)s'})\n"
    "Base = declarative_base(metadata=metadata)\n",
    "from sqlalchemy.orm import declarative_base\n\n\n"
    "class Shared:\n    @property\n    def what(self):\n        return type(self).__name__\n\n\n"
    "Base = declarative_base(cls=Shared, name='Base')\n",
    "from sqlalchemy.orm import DeclarativeBase\n\n\nclass Base(DeclarativeBase):\n    pass\n",
    "from sqlalchemy.orm import registry\n\nBase = registry().generate_base()\n",
    "from sqlalchemy.orm import as_declarative\n\n\n@as_declarative()\nclass Base:\n    pass\n",
)

COMMON = '''

class Status(enum.Enum):
    ON = "on"
    OFF = "off"


def moment():
    return datetime.datetime(2020, 2, 2)


class Words(TypeDecorator):
    impl = String(50)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value if value is None else " ".join(value)

    def process_result_value(self, value, dialect):
        return value if value is None else value.split(" ")


class Stamped:
    """A mixin."""

    stamped_at = Column(sa.DateTime, default=datetime.datetime(2020, 1, 1))
    stamp = Column("the_stamp", Integer, nullable=False, server_default="7")

    @declared_attr
    def stamped_by(cls):
        return Column(Integer, ForeignKey("things.id"))


class Described:
    """Another one."""

    description = Column(sa.Text)

    @declared_attr
    def summary(cls):
        return deferred(Column(String(20), nullable=False, default="short"))


class Thing(Base):
    __tablename__ = "things"
    id = Column(Integer, primary_key=True)
    code = Column(String(10), unique=True)
'''


#: Where the arguments of a column begin, and lines that are aligned with that.
_ALIGNED_WITH, _ALIGNED = "\0", "\1"


class Model(NamedTuple):
    """A class, and what it is made with. ``{name}`` and ``{table}`` stand for its own; it may come
    with another one, ``{name}Part``.
    """

    source: str
    features: tuple[str, ...]


class _Type(NamedTuple):
    """A type and a value of it; ``None`` where SQLite has no such type."""

    source: str
    value: str | None


_TYPES = (
    _Type("Integer", "5"),
    _Type("Integer()", "6"),
    _Type("sa.BigInteger", "7"),
    _Type("sa.SmallInteger", "8"),
    _Type("String", '"x"'),
    _Type("String(50)", '"é"'),
    _Type("sa.Unicode(20)", '"ü"'),
    _Type("sa.Text", '"long"'),
    _Type("sa.Text()", '"longer"'),
    _Type("sa.UnicodeText", '"🐍"'),
    _Type("sa.Boolean", "True"),
    _Type("sa.Float", "1.5"),
    _Type("sa.Float(precision=5)", "2.5"),
    _Type("sa.Double", "3.5"),
    _Type("sa.REAL", "4.5"),
    _Type("Numeric(10, 2)", '__import__("decimal").Decimal("1.25")'),
    _Type("Numeric(10, 2, asdecimal=False)", "1.25"),
    _Type("sa.DateTime", "datetime.datetime(2020, 5, 17, 3, 4)"),
    _Type("sa.DateTime(timezone=True)", "datetime.datetime(2021, 5, 17, 3, 4)"),
    _Type("sa.TIMESTAMP", "datetime.datetime(2022, 5, 17, 3, 4)"),
    _Type("sa.Date", "datetime.date(2020, 5, 17)"),
    _Type("sa.Time", "datetime.time(3, 4)"),
    _Type("sa.Interval", "datetime.timedelta(hours=3)"),
    _Type("sa.LargeBinary", 'b"raw"'),
    _Type("sa.Uuid", "__import__('uuid').UUID(int=5)"),
    _Type("sa.Uuid(as_uuid=False)", "str(__import__('uuid').UUID(int=6))"),
    _Type("sa.UUID(as_uuid=True)", "__import__('uuid').UUID(int=7)"),
    _Type("sa.JSON", '{"a": [1, None]}'),
    _Type("sa.PickleType", "{1, 2}"),
    _Type("MutableDict.as_mutable(sa.JSON)", '{"b": 1}'),
    _Type("Enum(Status)", "Status.ON"),
    _Type('Enum(Status, native_enum=False, length=9, name="status")', "Status.OFF"),
    _Type('Enum("small", "large", name="size")', '"small"'),
    _Type("Words", '["a", "b"]'),
    _Type("Words()", '["c"]'),
    _Type('String(30).with_variant(mysql.LONGTEXT, "mysql")', '"v"'),
    _Type("postgresql.ARRAY(Integer)", None),
    _Type("postgresql.JSONB", None),
    _Type("postgresql.INET", None),
    _Type("mysql.DOUBLE", None),
)
_SCALARS = {
    "Integer": ("3", '"4"'),
    "String(50)": ('"given"', '"from the server"'),
    "sa.Text": ('"given"', None),
    "sa.Boolean": ("False", '"1"'),
    "sa.DateTime": ("moment", "sa.text(\"'2020-01-01 00:00:00'\")"),
    "sa.Float": ("0.5", 'sa.text("2.5")'),
    "sa.JSON": ("dict", None),
}
#: Among them names of what an annotation may need.
_NAMES = tuple(
    word
    for line in (
        "name title email age size colour date datetime time created updated type Optional Any",
        "text Decimal data state number code_of_it parent_id a_rather_long_name_for_a_column",
        "float bytes str",
    )
    for word in line.split()
)


def model(source: random.Random) -> Model:
    """A class of some columns, with what people put around them."""
    return _Writer(source).model()


def module(models: Sequence[Model], source: random.Random) -> str:
    """A module that defines these models as ``Model0``, ``Model1`` and so on."""
    future = "from __future__ import annotations\n\n" if source.random() < 0.3 else ""
    parts = [future, HEADER, source.choice(_BASES), COMMON]
    for number, one in enumerate(models):
        text = one.source.replace("{name}", f"Model{number}").replace("{table}", f"table_{number}")
        parts.append(f"\n\n{text}")
    return "".join(parts)


class _Writer:
    def __init__(self, source: random.Random) -> None:
        self._source = source
        self._features: set[str] = set()
        self._values: dict[str, str] = {}
        self._columns: dict[str, str] = {}
        self._arguments: list[str] = []  # of the table

    def model(self) -> Model:
        source = self._source
        mixins = [one for one in ("Stamped", "Described") if source.random() < 0.2]
        self._features.update("mixin" for _ in mixins)
        body = ['    __tablename__ = "{table}"', *self._key()]
        related = NONE
        if "part" not in self._values and source.random() < 0.5:
            related = relationships(source, "the_id" if '"the_id"' in body[1] else "id")
            self._features.update(related.features)
        names = source.sample(_NAMES, source.randint(1, 6))
        for name in names:
            body += [f"    {line}" for line in self._column(name).split("\n")]
        body += self._rest(names)
        body += related.body
        values = ", ".join(f"{name!r}: {value}" for name, value in self._values.items())
        body.append(f"    VALUES = lambda: {{{values}}}")
        head = f"class {{name}}({', '.join([*mixins, 'Base'])}):"
        text = related.above + "\n".join([head, *body]) + "\n" + related.below
        return Model(text, tuple(sorted(self._features)))

    def _chance(self, probability: float, feature: str) -> bool:
        happens = self._source.random() < probability
        if happens:
            self._features.add(feature)
        return happens

    def _key(self) -> list[str]:
        key = self._source.choice(
            [
                "id = Column(Integer, primary_key=True)",
                "id = Column(Integer, primary_key=True)",
                'id = sa.Column("the_id", Integer, primary_key=True)',
                "id = Column(Integer, primary_key=True, autoincrement=False)",
                "id = Column(Integer, primary_key=True, nullable=True)",
                'id = Column(Integer, Sequence("the_ids_of_{table}"), primary_key=True)',
                'id = Column(sa.BigInteger().with_variant(Integer, "sqlite"), primary_key=True)',
                "id: int = Column(Integer, primary_key=True)",
                "id: Mapped[int] = Column(Integer, primary_key=True)",
                "id = Column(String(36), primary_key=True)",
                "id = Column(Integer, primary_key=True)\npart = Column(Integer, primary_key=True)",
                'id = Column(ForeignKey("things.id"), primary_key=True)',
                "id = Column(Integer)",
            ]
        )
        if "primary_key" not in key:
            of = self._source.choice(["id", '"id"'])
            self._arguments.append(f"PrimaryKeyConstraint({of})")
            self._features.add("PrimaryKeyConstraint")
        self._values["id"] = '"7"' if "String" in key else "7"
        if "part" in key:
            self._values["part"] = "1"
        self._features.add("primary_key=")
        return [f"    {line}" for line in key.split("\n")]

    # Columns

    def _column(self, name: str) -> str:
        text = self._assigned(name)
        column = text.find(_ALIGNED_WITH)
        return text.replace(_ALIGNED_WITH, "").replace(_ALIGNED, " " * column)

    def _assigned(self, name: str) -> str:
        wrapper = self._source.random()
        if wrapper < 0.08:
            self._features.add("deferred()")
            options = self._source.choice(["", ', group="late"', ", raiseload=True"])
            return f"{name} = deferred({self._call(name)}{options})"
        if wrapper < 0.12:
            self._features.add("column_property()")
            options = self._source.choice(["", ", active_history=True"])
            return f"{name} = column_property({self._call(name)}{options})"
        annotation = ""
        if self._chance(0.05, "annotated"):
            annotation = self._source.choice([": Mapped[object]", ": object", ": Column"])
        comment = "  # as it was" if self._chance(0.1, "comment behind it") else ""
        blanks = self._source.choice([" ", " ", " ", "   "])
        return f"{name}{annotation}{blanks}= {self._call(name)}{comment}"

    def _call(self, name: str) -> str:
        arguments = [*self._named(name), *self._typed(name), *self._options(name)]
        callee = self._source.choice(["Column", "Column", "sa.Column"])
        if self._chance(0.15, "several lines"):
            comma = self._source.choice(["", ","])
            inner = ",\n    ".join(arguments)
            return f"{callee}(\n    {inner}{comma}\n)"
        if self._chance(0.1, "aligned lines"):
            inner = f",\n{_ALIGNED}".join(arguments)
            return f"{callee}({_ALIGNED_WITH}{inner})"
        return f"{callee}({', '.join(arguments)})"

    def _named(self, name: str) -> list[str]:
        return [f'"c_{name}"'] if self._chance(0.15, "name first") else []

    def _typed(self, name: str) -> list[str]:
        chance = self._source.random()
        if chance < 0.12:
            self._features.add("ForeignKey")
            target, of_target, value = self._source.choice(
                [("things.id", "Integer", "1"), ("things.code", "String(10)", '"one"')]
            )
            names = f', name="fk_{name}_{{table}}"'
            options = self._source.choice(["", ', ondelete="CASCADE"', names])
            key = f'ForeignKey("{target}"{options})'
            self._values[name] = value
            return self._source.choice([[key], [of_target, key], ["None", key]])
        if chance < 0.16:
            self._features.add("Identity")
            self._values[name] = "9"
            return ["Integer", "Identity(start=5)"]
        if chance < 0.19:
            self._features.add("Computed")
            return ["Integer", 'Computed("7 * 2")']
        if chance < 0.22:
            self._features.add("CheckConstraint")
            self._values[name] = "5"
            check = f'CheckConstraint(\'"{name}" > 1\', name="check_{name}_{{table}}")'
            return ["Integer", check]
        type_ = self._source.choice(_TYPES)
        self._features.add(type_.source.partition("(")[0].rpartition(".")[2])
        self._columns[name] = type_.source
        if type_.value is not None and self._source.random() < 0.8:
            self._values[name] = type_.value
        if self._chance(0.05, "type_="):
            return [f"type_={type_.source}"]
        return [type_.source]

    def _options(self, name: str) -> list[str]:
        type_ = self._columns.get(name, "")
        default, server_default = _SCALARS.get(type_, (None, None))
        options = []
        for chance, option in (
            (0.35, f"nullable={self._source.choice(['True', 'False'])}"),
            (0.1, "index=True"),
            (0.1, "unique=True"),
            (0.4 if default else 0, f"default={default}"),
            (0.3 if default else 0, f"onupdate={default}"),
            (0.3 if server_default else 0, f"server_default={server_default}"),
            (0.1, 'comment="about it"'),
            (0.1, 'doc="what it is"'),
            (0.1, 'info={"a": 1}'),
            (0.1, f'key="k_{name}"'),
            (0.05, "autoincrement=False"),
            (0.05, "quote=True" if type_ == "never" else "system=False"),
            (0.03, 'sqlite_on_conflict_not_null="FAIL"'),
            (0.03, "primary_key=False"),
        ):
            if self._source.random() < chance:
                self._features.add(option.partition("=")[0] + "=")
                options.append(option)
        self._source.shuffle(options)
        return options

    # What stands beside the columns

    def _rest(self, names: Sequence[str]) -> list[str]:
        plain = [name for name in names if self._columns.get(name) in ("Integer", "String(50)")]
        numbers = [name for name in plain if self._columns[name] == "Integer"]
        lines: list[str] = []
        arguments = self._arguments
        uses: list[tuple[float, Sequence[str], Callable[[str], None]]] = [
            (0.5, plain, lambda n: arguments.append(f'Index("by_{n}_{{table}}", {n}.desc())')),
            (0.3, plain, lambda n: arguments.append(f"UniqueConstraint({n})")),
            (0.3, numbers, lambda n: arguments.append(f"CheckConstraint({n} > 1)")),
            (0.2, plain, lambda n: lines.append(f"    other_{n} = synonym({n!r})")),
            (0.2, numbers, lambda n: lines.append(f"    sum_of_{n} = column_property({n} + 1)")),
            (0.1, numbers, lambda n: lines.append(f"    {n}_type = {n}.type")),
            (0.1, plain, lambda n: lines.append(f"    {n}_name = {n}.name")),
        ]
        for chance, candidates, use in uses:
            if candidates and self._chance(chance, "used in the class"):
                use(self._source.choice(candidates))
        if numbers and self._chance(0.1, "__mapper_args__"):
            lines.append(f'    __mapper_args__ = {{"version_id_col": {numbers[0]}}}')
        lines += [
            f"    def {word}(self):\n        return None"
            for word in ("list", "float")
            if word not in names and self._chance(0.03, "method named like a type")
        ]
        if arguments:
            lines.append(f"    __table_args__ = ({', '.join(arguments)},)")
        return lines
