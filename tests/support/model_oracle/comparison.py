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

from sqlalchemy import Dialect, Engine, Table, create_engine, inspect
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from backlint_rules.environment import Environment
from backlint_rules.versions import VersionRange
from fix_oracle import Mutation, Result, fixed
from model_oracle.models import Model, module

_RULES = ["sqlalchemy-declarative-base", "sqlalchemy-legacy-column"]
_DIALECTS: tuple[Dialect, ...] = tuple(d.dialect() for d in (sqlite, postgresql, mysql))
_ADDRESS = re.compile(r"0x[0-9a-f]+|(before|after)_\d+")


class Outcome(NamedTuple):
    """What a class stands for: tables and indexes in three dialects, how its attributes are mapped,
    and what became of an instance in the database.
    """

    schema: str
    mapping: str
    behaviour: str


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
            if old_texts[name] == new_texts[name]:
                continue
            old, new = _outcome(old_module, name), _outcome(new_module, name)
            result.compared += 1
            result.features.update(model.features)
            result.succeeded += not old.behaviour.startswith("raised ")
            if old != new:
                result.differences.append(_described(old_texts[name], new_texts[name], old, new))


def _classes(source: str) -> dict[str, str]:
    """The text of each class of a module; that of the mixins is part of it."""
    tree = ast.parse(source)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {node.name: ast.get_source_segment(source, node) or "" for node in classes}


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
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Outcome(
            _plain("\n".join(_schema(cls.__table__))),
            _plain("\n".join(_mapping(cls))),
            _plain(_attempt(lambda: _behaviour(loaded, cls))),
        )


def _plain(text: str) -> str:
    return _ADDRESS.sub("", text)


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
    yield repr([*mapper.synonyms.keys(), *mapper.relationships.keys()])
    yield repr([mapper.version_id_col, mapper.polymorphic_on, mapper.primary_key])


def _default(default: Any) -> object:
    if default is None:
        return None
    argument = getattr(default, "arg", default)
    return getattr(argument, "__qualname__", None) or repr(argument)


def _behaviour(loaded: types.ModuleType, cls: type[Any]) -> str:
    """An instance is stored, loaded, changed and stored again."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        return _stored(engine, loaded, cls)
    finally:
        engine.dispose()


def _stored(engine: Engine, loaded: types.ModuleType, cls: type[Any]) -> str:
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


def _value_of(instance: object, name: str) -> str:
    return repr(getattr(instance, name))


def _described(old_text: str, new_text: str, old: Outcome, new: Outcome) -> str:
    lines = [old_text, "->", new_text]
    for name, one, other in zip(Outcome._fields, old, new, strict=True):
        if one != other:
            lines.append(f"{name}:\n  {one}\n  {other}")
    return "\n".join(lines)
