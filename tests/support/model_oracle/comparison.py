"""Executes classes as they were and as the fix left them, and compares what they are."""

from __future__ import annotations

import ast
import random
import re
import sys
import types
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Dialect, Engine, Table, create_engine, inspect, select
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from backlint_rules.environment import Environment
from backlint_rules.versions import VersionRange
from fix_oracle import Mutation, Result, fixed
from model_oracle.models import Model, module

_RULES = [
    "sqlalchemy-declarative-base",
    "sqlalchemy-legacy-column",
    "sqlalchemy-untyped-relationship",
]
_DIALECTS: tuple[Dialect, ...] = tuple(d.dialect() for d in (sqlite, postgresql, mysql))
#: Which of several is noticed first; a table has no order of its indexes.
_BROKEN_INDEX = re.compile(r"(?<=UNIQUE constraint failed: )\S+")
_ADDRESS = re.compile(r"0x[0-9a-f]+|(before|after)_\d+")


class Outcome(NamedTuple):
    """What a class stands for: tables and indexes in three dialects, how its attributes are mapped,
    what became of an instance in the database, and of those that it was related to.
    """

    schema: str
    mapping: str
    behaviour: str
    relations: str


def compare(models: Sequence[Model], result: Result, mutate: Mutation) -> None:
    """Adds to the result; ``mutate`` spoils what the fix made of it."""
    source = random.Random(len(result.features) + result.compared)
    before = module(models, source)
    versions = {} if source.random() < 0.7 else {"python": VersionRange.of(">=3.10")}
    outcome = fixed(before, _RULES, Environment(module="models", versions=versions))
    after = outcome.text
    for finding in outcome.left:
        result.left[finding.no_fix or "another name is in the way"] += 1
    old_texts, new_texts = _classes(before), _classes(after)
    with _executed(before, "before") as old_module, _executed(mutate(after), "after") as new_module:
        if isinstance(old_module, Exception):
            result.left["(SQLAlchemy does not allow it)"] += len(models)
            return
        if isinstance(new_module, Exception):
            result.compared += len(models)
            result.differences.append(f"{new_module!r}\n{before}\n->\n{mutate(after)}")
            return
        for number, model in enumerate(models):
            name = f"Model{number}"
            if _texts_of(name, old_texts) == _texts_of(name, new_texts):
                continue
            old, new = _outcome(old_module, name), _outcome(new_module, name)
            result.compared += 1
            result.features.update(model.features)
            result.succeeded += not old.behaviour.startswith("raised ")
            if old != new:
                texts = _texts_of(name, old_texts), _texts_of(name, new_texts)
                result.differences.append(_described(*texts, old, new))


def _classes(source: str) -> dict[str, str]:
    """The text of each class of a module; that of the mixins is part of it."""
    tree = ast.parse(source)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name: ast.get_source_segment(source, node) or "" for node in classes}


def _texts_of(name: str, texts: dict[str, str]) -> str:
    return "\n".join([texts[one] for one in (name, f"{name}Part") if one in texts])


@contextmanager
def _executed(source: str, name: str) -> Iterator[types.ModuleType | Exception]:
    """The module of a text, where SQLAlchemy finds it; or what it raised."""
    loaded = types.ModuleType(name)
    sys.modules[name] = loaded
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                exec(compile(source, name, "exec", dont_inherit=True), loaded.__dict__)
                loaded.Base.registry.configure()
            except Exception as error:
                yield error
            else:
                yield loaded
    finally:
        del sys.modules[name]


def _outcome(loaded: types.ModuleType, name: str) -> Outcome:
    cls = getattr(loaded, name)
    part = getattr(loaded, f"{name}Part", None)
    classes = [cls] if part is None else [cls, part]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Outcome(
            _plain("\n".join([line for one in classes for line in _schema(one.__table__)])),
            _plain("\n".join([line for one in classes for line in _mapping(one)])),
            _plain(_attempt(lambda: _in_database(partial(_stored, loaded, cls)))),
            _plain("\n".join([line for one in classes for line in _relations(loaded, one)])),
        )


def _plain(text: str) -> str:
    return _BROKEN_INDEX.sub("", _ADDRESS.sub("", text))


def _attempt(work: Callable[[], str]) -> str:
    try:
        return work()
    except Exception as error:
        return f"raised {type(error).__name__} {error}"


def _schema(table: Table) -> Iterator[str]:
    for dialect in _DIALECTS:
        elements: list[CreateTable | CreateIndex] = [CreateTable(table)]
        elements += map(CreateIndex, sorted(table.indexes, key=repr))
        for element in elements:
            yield _attempt(partial(_compiled, element, dialect))


def _compiled(element: CreateTable | CreateIndex, dialect: Dialect) -> str:
    return str(element.compile(dialect=dialect))


def _mapping(cls: type[Any]) -> Iterator[str]:
    mapper = inspect(cls)
    for column in cls.__table__.columns:
        yield repr(
            [column.key, column.name, repr(column.type), column.nullable, column.primary_key]
            + [_default(column.default), _default(column.onupdate), column.server_default]
            + [column.doc, column.comment, column.info, column.autoincrement, column.system]
            + [column.index, column.unique, column.identity is None]
        )
    for one in mapper.column_attrs:
        yield repr(
            [one.key, [str(c) for c in one.columns], one.deferred, one.group, bool(one.raiseload)]
            + [one.active_history, one.doc, one.info, one.strategy_key]
        )
    for relationship in mapper.relationships:
        yield repr(_relationship(relationship))
    yield repr([*mapper.synonyms.keys()])
    yield repr([mapper.version_id_col, mapper.polymorphic_on, mapper.primary_key])


def _relationship(one: Any) -> list[object]:
    collection = one.collection_class
    if collection is None and one.uselist and one.lazy not in ("dynamic", "write_only"):
        collection = list  # what an annotation says
    made = type(collection()) if collection is not None else None
    return [
        *(one.key, one.direction.name, one.uselist, made, one.lazy, one.strategy_key, one.viewonly),
        *(sorted(one.cascade), str(one.order_by), one.passive_deletes, one.back_populates),
        *(str(one.primaryjoin), str(one.secondaryjoin), one.mapper.class_.__name__),
        *(sorted(map(str, one.remote_side)), sorted(map(str, one.local_columns))),
    ]


def _default(default: Any) -> object:
    if default is None:
        return None
    argument = getattr(default, "arg", default)
    return getattr(argument, "__qualname__", None) or repr(argument)


def _in_database(work: Callable[[Engine], str]) -> str:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        return work(engine)
    finally:
        engine.dispose()


def _stored(loaded: types.ModuleType, cls: type[Any], engine: Engine) -> str:
    """An instance is stored, loaded, changed and stored again."""
    cls.metadata.create_all(engine, tables=[loaded.Thing.__table__, cls.__table__])
    names = [attribute.key for attribute in inspect(cls).column_attrs]
    seen: list[object] = []
    with Session(engine) as session:
        session.add_all([loaded.Thing(id=1, code="one"), loaded.Thing(id=7)])
        session.flush()
        one = cls(**cls.VALUES())
        seen.append([getattr(one, name) for name in names])
        session.add(one)
        session.flush()
        seen.append(sorted(set(one.__dict__) & set(names)))
        session.expire_all()
        loaded_one = session.query(cls).one()
        seen.append(sorted(set(loaded_one.__dict__) & set(names)))
        seen += [(name, _attempt(partial(_value_of, loaded_one, name))) for name in names]
        for name in names:
            if name != "id" and cls.VALUES().get(name) is not None:
                setattr(loaded_one, name, cls.VALUES()[name])
                break
        session.flush()
        seen.append(sorted(inspect(loaded_one).unloaded & set(names)))
    return repr(seen)


def _relations(loaded: types.ModuleType, cls: type[Any]) -> Iterator[str]:
    """What comes of an instance that is given another one by each relationship."""
    for one in inspect(cls).relationships:
        yield _attempt(partial(_in_database, partial(_related, loaded, cls, one)))


def _related(loaded: types.ModuleType, cls: type[Any], relationship: Any, engine: Engine) -> str:
    name, other = relationship.key, relationship.mapper.class_
    tables = {loaded.Thing.__table__, cls.__table__, other.__table__, relationship.secondary}
    cls.metadata.create_all(engine, tables=[table for table in tables if table is not None])
    with Session(engine) as session:
        one, another = _new(loaded, cls), _new(loaded, other)
        seen = [type(getattr(one, name)).__name__]
        match getattr(one, name):
            case dict() as values:
                values["key"] = another
            case values if relationship.uselist:
                (values.add if hasattr(values, "add") else values.append)(another)
            case _:
                setattr(one, name, another)
        session.add_all([one, another])
        session.flush()
        session.expire_all()
        value = getattr(session.scalars(select(cls)).unique().first(), name)
        seen.append(type(value).__name__)
        if relationship.uselist and relationship.lazy not in ("dynamic", "write_only"):
            seen.append(str(len(value)))
    return repr(seen)


def _new(loaded: types.ModuleType, cls: type[Any]) -> Any:
    if cls is loaded.Thing:
        return cls(id=5, code="five")
    return cls(**cls.VALUES()) if hasattr(cls, "VALUES") else cls(id=3, name="key", position=1)


def _value_of(instance: object, name: str) -> str:
    return repr(getattr(instance, name))


def _described(old_text: str, new_text: str, old: Outcome, new: Outcome) -> str:
    lines = [old_text, "->", new_text]
    for name, one, other in zip(Outcome._fields, old, new, strict=True):
        if one != other:
            lines.append(f"{name}:\n  {one}\n  {other}")
    return "\n".join(lines)
