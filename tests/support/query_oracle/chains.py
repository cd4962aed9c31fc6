"""Random chains, as people write them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

HEADER = """\
from query_oracle.models import Address, Member, Team, User
from sqlalchemy import Column, Integer, MetaData, String, Table, cast, distinct, func, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

Other = aliased(User)
users = Table(
    "users",
    MetaData(),
    Column("id", Integer),
    Column("name", String),
    Column("years", Integer),
)
"""


class Chain(NamedTuple):
    """One chain: the expression that a function returns, the names of the methods in it, and the
    statements before it, which keep the query in a variable.
    """

    source: str
    methods: tuple[str, ...]
    before: tuple[str, ...] = ()


class _Subject(NamedTuple):
    """What is asked for, where its columns are found, what can be joined, how they are related."""

    name: str
    columns: str
    column: str
    joined: str
    joined_column: str
    relationship: str
    condition: str


_SUBJECTS = (
    _Subject(
        "User", "User", "age", "Address", "email", "User.addresses", "Address.user_id == User.id"
    ),
    _Subject(
        "Address", "Address", "email", "User", "age", "Address.user", "Address.user_id == User.id"
    ),
    _Subject(
        "Other",
        "Other",
        "age",
        "Address",
        "email",
        "Other.addresses",
        "Address.user_id == Other.id",
    ),
    _Subject("Team", "Team", "name", "Member", "name", "Team.members", "Member.team_id == Team.id"),
    _Subject(
        "users", "users.c", "years", "Address", "email", "Address", "Address.user_id == users.c.id"
    ),
    _Subject(
        "Member", "Member", "name", "Team", "name", "Member.team", "Member.team_id == Team.id"
    ),
)
_WEIGHTS = (6, 2, 1, 2, 1, 1)
_AGES = ("30", "None", "99", "25")
_VALUES = {"age": _AGES, "years": _AGES, "email": ("'a@x'", "None", "'no'")}
_NAMES = ("'ann'", "'red'", "None", "'nobody'")


def chain(source: random.Random) -> Chain:
    """A random one."""
    return _Writer(source).chain()


def module(chains: Sequence[Chain]) -> str:
    """A module with a function for each chain: ``chain_0(session)``."""
    parts = [HEADER]
    for number, one in enumerate(chains):
        statements = [*one.before, f"return {one.source}"]
        body = "".join([f"    {statement}\n" for statement in statements])
        parts.append(f"\n\ndef chain_{number}(session: Session):\n{body}")
    return "".join(parts)


class _Writer:
    def __init__(self, source: random.Random) -> None:
        self._random = source
        self._subject = source.choices(_SUBJECTS, _WEIGHTS)[0]
        self._steps: list[str] = []
        self._joined = False
        self._is_bulk = self._is_delete = False

    def chain(self) -> Chain:
        ending = self._random.choices(list(_ENDINGS), [weight for weight, _ in _ENDINGS.values()])[
            0
        ]
        entities = self._entities(ending)
        if ending in ("delete", "update"):
            self._is_bulk = True
            self._is_delete = ending == "delete"
        makers = _BULK_STEPS if self._is_bulk else _STEPS
        for _ in range(self._random.choice((0, 1, 1, 2, 2, 3, 4))):
            names = list(makers)
            step = self._random.choices(names, [makers[name][0] for name in names])[0]
            self._steps.append(makers[step][1](self))
        methods = tuple(step.lstrip(".").partition("(")[0] for step in self._steps)
        begin = f"session.query({entities})"
        before: tuple[str, ...] = ()
        if self._random.random() < 0.25:
            begin, before = self._kept(begin)
        query = self._laid_out(begin)
        methods = (*methods, ending, *(["(kept in a variable)"] if before else []))
        return Chain(_ENDINGS[ending][1](self, query), methods, before)

    def _kept(self, begin: str) -> tuple[str, tuple[str, ...]]:
        """A variable for the chain to begin with, which has some of its methods already."""
        statements: list[str] = []
        for _ in range(self._random.choice((1, 1, 2))):
            n_steps = self._random.randint(0, len(self._steps))
            steps, self._steps = self._steps[:n_steps], self._steps[n_steps:]
            if steps or not statements:
                statements.append(f"query = {begin}{''.join(steps)}")
            begin = "query"
        return begin, tuple(statements)

    def _laid_out(self, begin: str) -> str:
        """The chain without its ending, in one line or, in brackets, with one for each method."""
        self._lines = bool(self._steps) and self._random.random() < 0.3
        return begin + "".join(self._line() + step for step in self._steps)

    def _line(self) -> str:
        return "\n        " if self._lines else ""

    def ended(self, query: str, ending: str) -> str:
        if self._lines:
            return f"(\n        {query}\n        {ending}\n    )"
        return query + ending

    def within(self, query: str, ending: str) -> str:
        """For a chain that stands in the brackets of something else."""
        return query + self._line() + ending

    def _entities(self, ending: str) -> str:
        entity, name, column = self._subject.name, self._subject.columns, self._subject.column
        if ending in ("delete", "update"):
            return entity
        choices = {
            entity: 10,
            f"{name}.id": 2,
            f"{name}.name" if name != "Address" else "Address.email": 2,
            f"{name}.id, {name}.{column}": 2,
            f"{entity}, {self._subject.joined}": 1,
            f"func.count({name}.id)": 1,
            f"func.count({name}.id).label('n')": 1,
            f"func.max({name}.{column})": 1,
            f"{name}.{column}.label('label')": 1,
            f"distinct({name}.{column})": 1,
            f"{entity}, func.count({name}.id)": 1,
            f"{entity}, func.max({name}.{column}).label('n')": 1,
            f"{name}.{column}, cast({name}.id, String)": 1,
            f"{entity}, {name}.id": 1,
        }
        return self._random.choices(list(choices), list(choices.values()))[0]

    # Conditions

    def condition(self) -> str:
        name, column = self._subject.columns, self._subject.column
        value = self._random.choice(_VALUES.get(column, _NAMES))
        choices = [
            f"{name}.id > {self._random.randint(0, 4)}",
            f"{name}.id == {self._random.randint(1, 5)}",
            f"{name}.{column} == {value}",
            f"{name}.{column}.is_(None)",
            f"{name}.{column}.isnot(None)",
            f"{name}.id.in_([1, 2, 3])",
        ]
        # SQLite has no `DELETE` that is about several tables.
        if self._joined or (self._random.random() < 0.1 and not self._is_delete):
            choices.append(f"{self._subject.joined}.id > 1")
        return self._random.choice(choices)

    def keyword(self) -> str:
        column = self._subject.joined_column if self._joined else self._subject.column
        value = self._random.choice(_VALUES.get(column, _NAMES))
        choices = [f"{column}={value}", f"id={self._random.randint(1, 3)}"]
        if value != "None":
            choices.append(f"{column}={value} or {value}")
        return self._random.choice(choices)

    # Steps

    def filter(self) -> str:
        conditions = [self.condition() for _ in range(self._random.choice((1, 1, 1, 2)))]
        return f".filter({', '.join(conditions)})"

    def where(self) -> str:
        return f".where({self.condition()})"

    def filter_by(self) -> str:
        return f".filter_by({self.keyword()})"

    def join(self) -> str:
        joined, relationship = self._subject.joined, self._subject.relationship
        join = self._random.choice(("join", "join", "outerjoin"))
        self._joined = True
        choices = [
            f".{join}({joined})",
            f".{join}({relationship})",
            f".{join}({joined}, {self._subject.condition})",
            f".{join}({joined}, {relationship})",
            f".join({joined}, isouter=True)",
        ]
        return self._random.choice(choices)

    def order_by(self) -> str:
        name, column = self._subject.columns, self._subject.column
        choices = [f"{name}.id", f"{name}.{column}.desc(), {name}.id", "None", f"-{name}.id"]
        return f".order_by({self._random.choice(choices)})"

    def group_by(self) -> str:
        column = self._random.choice(("id", self._subject.column))
        return f".group_by({self._subject.columns}.{column})"

    def having(self) -> str:
        return f".having(func.count({self._subject.columns}.id) > {self._random.randint(0, 1)})"

    def options(self) -> str:
        load = self._random.choice(("joinedload", "selectinload"))
        return f".options({load}({self._subject.relationship}))"

    def one_of(self, *texts: str) -> str:
        return self._random.choice(texts)

    def with_entities(self) -> str:
        name, column = self._subject.columns, self._subject.column
        return ".with_entities" + self._random.choice(
            (
                f"({name}.id)",
                f"({name}.{column}, {name}.id)",
                f"({self._subject.name})",
                "(func.count())",
            )
        )

    def add_columns(self) -> str:
        method = self._random.choice(("add_columns", "add_column"))
        return f".{method}({self._subject.columns}.{self._subject.column})"

    def number(self, method: str, *values: str) -> str:
        return f".{method}({self._random.choice(values)})"


_Maker = Callable[[_Writer], str]
_BULK_STEPS: dict[str, tuple[int, _Maker]] = {
    "filter": (4, _Writer.filter),
    "filter_by": (2, _Writer.filter_by),
    "where": (1, _Writer.where),
}
_STEPS: dict[str, tuple[int, _Maker]] = {
    "filter": (8, _Writer.filter),
    "filter_by": (5, _Writer.filter_by),
    "where": (2, _Writer.where),
    "join": (6, _Writer.join),
    "order_by": (5, _Writer.order_by),
    "group_by": (2, _Writer.group_by),
    "having": (1, _Writer.having),
    "limit": (3, lambda w: w.number("limit", "0", "1", "2", "3", "None")),
    "offset": (2, lambda w: w.number("offset", "0", "1", "2")),
    "slice": (1, lambda w: w.number("slice", "0, 2", "1, 3", "1, None")),
    "distinct": (2, lambda w: ".distinct()"),
    "select_from": (2, lambda w: f".select_from({w._subject.name})"),
    "options": (2, _Writer.options),
    "execution_options": (1, lambda w: ".execution_options(autoflush=False)"),
    "populate_existing": (1, lambda w: ".populate_existing()"),
    "autoflush": (1, lambda w: ".autoflush(False)"),
    "with_for_update": (1, lambda w: w.one_of(".with_for_update()", ".with_for_update(of=None)")),
    "with_entities": (2, _Writer.with_entities),
    "add_columns": (2, _Writer.add_columns),
    "yield_per": (1, lambda w: ".yield_per(2)"),
    "correlate": (1, lambda w: f".correlate({w._subject.joined})"),
    "prefix_with": (1, lambda w: ".prefix_with('ALL')"),
    "suffix_with": (1, lambda w: ".suffix_with('/* end */')"),
    "with_hint": (1, lambda w: f".with_hint({w._subject.name}, 'x', 'oracle')"),
    "with_statement_hint": (1, lambda w: ".with_statement_hint('x', 'oracle')"),
}


def _loop(writer: _Writer, query: str) -> str:
    return writer.one_of(f"[item for item in {query}]", f"list(item for item in {query})")


def _bulk_update(writer: _Writer, query: str) -> str:
    name, column = writer._subject.columns, writer._subject.column
    value = {"age": "7", "years": "7", "email": "'new'"}.get(column, "'new'")
    key = writer.one_of(f"'{column}'", f"{name}.{column}")
    option = writer.one_of(
        "", "", ", synchronize_session=False", ", synchronize_session='fetch'", ", False"
    )
    values = writer.one_of("", "", "values=") if not option.startswith(", F") else ""
    return writer.ended(query, f".update({values}{{{key}: {value}}}{option})")


def _bulk_delete(writer: _Writer, query: str) -> str:
    option = writer.one_of(
        "", "", "synchronize_session=False", "synchronize_session='fetch'", "False"
    )
    return writer.ended(query, f".delete({option})")


def _selected(ending: str) -> _Ending:
    def write(writer: _Writer, query: str) -> str:
        return f"session.execute(select({writer.within(query, ending)})).all()"

    return write


_Ending = Callable[[_Writer, str], str]
_ENDINGS: dict[str, tuple[int, _Ending]] = {
    "all": (6, lambda w, q: w.ended(q, ".all()") + w.one_of("", "", "", "[0]")),
    "first": (6, lambda w, q: w.ended(q, ".first()") + w.one_of("", "", "", ".name")),
    "one": (3, lambda w, q: w.ended(q, ".one()")),
    "one_or_none": (3, lambda w, q: w.ended(q, ".one_or_none()")),
    "scalar": (4, lambda w, q: w.ended(q, ".scalar()")),
    "count": (5, lambda w, q: w.ended(q, ".count()") + w.one_of("", "", " > 1")),
    "delete": (3, _bulk_delete),
    "update": (3, _bulk_update),
    "iterated": (3, _loop),
    "subquery": (2, _selected(".subquery()")),
    "cte": (1, _selected(".cte('common')")),
    "scalar_subquery": (1, _selected(".scalar_subquery()")),
    "as_scalar": (1, _selected(".as_scalar()")),
    "label": (1, _selected(".label('named')")),
    "statement": (2, lambda w, q: f"session.execute({w.within(q, '.statement')}).all()"),
    "exists": (2, lambda w, q: f"session.query({w.within(q, '.exists()')}).scalar()"),
}
