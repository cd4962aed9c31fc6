"""Executes chains as they were and as the fix left them, and compares what happens."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Row, event, inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from backlint_rules.environment import Environment
from fix_oracle import Mutation, Result, fixed, namespace_of
from query_oracle.chains import Chain, module
from query_oracle.models import Base, User, filled_engine

_RULES = ["sqlalchemy-legacy-query"]
#: What may differ: the names of a result's columns, what `EXISTS` selects, and whether rows are
#: counted as they are or in a subquery.
_LABELS = re.compile(r' AS "?\w+"?')
_SUBQUERY_LABELS = re.compile(r"\b(anon_\d+\.)(?:users|addresses|teams|members)_(?:\d+_)?")
_NUMBERED_LABELS = re.compile(r"\b(anon_\d+\.[a-z_]+?)_\d+\b")
_COUNTED_ROWS = re.compile(
    r"^SELECT count\(\*\) \nFROM \(SELECT (?!DISTINCT)[^()]* \nFROM (.*)\)$", re.DOTALL
)
_EXISTS = re.compile(r"EXISTS \(SELECT .*? \nFROM", re.DOTALL)


class Outcome(NamedTuple):
    """What came of a chain: its value or error, what rows have under which names, the SQL, the
    tables, the objects in the session.
    """

    value: str
    names: frozenset[str]
    statements: tuple[str, ...]
    tables: str
    objects: str


def compare(chains: Sequence[Chain], result: Result, mutate: Mutation) -> None:
    """Adds to the result; ``mutate`` spoils what the fix made of it."""
    before = module(chains)
    after, left = _fixed(before)
    originals, rewritten = namespace_of(before, "chains"), namespace_of(mutate(after), "chains")
    old_texts, new_texts = _bodies(before), _bodies(after)
    engine = filled_engine()
    for number, chain in enumerate(chains):
        name = f"chain_{number}"
        if old_texts[name] == new_texts[name]:
            result.left[left.get(name, "not reported")] += 1
            continue
        old, new = _outcome(engine, originals[name]), _outcome(engine, rewritten[name])
        if old.value.startswith("raised ") and not old.statements:
            result.left["(`Query` does not allow it)"] += 1
            continue
        # `select()` also gives names to what a function makes, which `Query` does not.
        new = new._replace(names=new.names & old.names)
        result.compared += 1
        result.features.update(set(chain.methods))
        result.succeeded += not old.value.startswith("raised ")
        if old != new:
            result.differences.append(_described(old_texts[name], new_texts[name], old, new))
    engine.dispose()


def _fixed(source: str) -> tuple[str, dict[str, str]]:
    """The module after all fixes, and why those functions were left that still have a finding."""
    outcome = fixed(source, _RULES, Environment(module="chains"))
    lines = outcome.text.splitlines()
    left: dict[str, str] = {}
    reasons = {(w.finding.message, w.finding.range.column): w.reason for w in outcome.withheld}
    for finding in outcome.left:
        above = lines[: finding.range.line + 1]
        name = next(line for line in reversed(above) if line.startswith("def "))[4:].split("(")[0]
        withheld = reasons.get((finding.message, finding.range.column), "withheld")
        left.setdefault(name, finding.no_fix or withheld)
    return outcome.text, left


def _bodies(source: str) -> dict[str, str]:
    parts = re.split(r"^def (chain_\d+)\(session: Session\):\n", source, flags=re.MULTILINE)
    return dict(zip(parts[1::2], [body.strip() for body in parts[2::2]], strict=True))


def _outcome(engine: Engine, function: Callable[[Session], object]) -> Outcome:
    with engine.connect() as connection:
        transaction = connection.begin()
        with Session(connection) as session, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            held = session.get(User, 1), session.get(User, 3)
            with _statements(engine) as statements:
                value, names = _value(lambda: function(session))
            objects = repr([_state(one) for one in held])
            tables = repr(
                [connection.execute(text(f"SELECT * FROM {t}")).all() for t in Base.metadata.tables]
            )
        transaction.rollback()
    return Outcome(value, names, tuple(statements), tables, objects)


def _value(work: Callable[[], object]) -> tuple[str, frozenset[str]]:
    try:
        value = work()
        return _plain(value), frozenset(_names(value))
    except Exception as error:
        return f"raised {type(error).__name__}", frozenset()


def _names(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from [f"{number}: {name}" for name in _names(one)]
    elif isinstance(value, Row):
        for name in value._fields:
            if name != "_no_label":
                yield f"{name}={_plain(getattr(value, name))}"


def _plain(value: object) -> str:
    """Objects by identity, rows as tuples."""
    if isinstance(value, Base):
        return f"{type(value).__name__} {inspect(value).identity}"
    if isinstance(value, list):
        return f"[{', '.join(map(_plain, value))}]"
    if isinstance(value, Row | tuple):
        return f"({', '.join(map(_plain, value))})"
    return repr(value)


def _state(one: User | None) -> str:
    state = inspect(one)
    assert state is not None
    return f"{state.detached} {state.deleted} {_loaded(state.dict)}"


def _loaded(values: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((k, _plain(v)) for k, v in values.items() if k != "_sa_instance_state")


@contextmanager
def _statements(engine: Engine) -> Iterator[list[str]]:
    """The SQL that is sent, without the names of a result's columns, with its parameters."""
    sent: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        plain = _SUBQUERY_LABELS.sub(r"\1", _LABELS.sub("", statement))
        plain = _NUMBERED_LABELS.sub(r"\1", plain)
        plain = _EXISTS.sub("EXISTS (FROM", plain)
        plain = _COUNTED_ROWS.sub(r"SELECT count(*) \nFROM \1", plain)
        sent.append(f"{plain} {parameters}")

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _described(old_text: str, new_text: str, old: Outcome, new: Outcome) -> str:
    lines = [old_text, "->", new_text]
    for name, one, other in zip(Outcome._fields, old, new, strict=True):
        if one != other:
            lines.append(f"{name}:\n  {one}\n  {other}")
    return "\n".join(lines)
