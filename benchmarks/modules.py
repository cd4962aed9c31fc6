"""Large modules joined from real ones, with findings spread over them.

The members of mlflow's and superset's classes (where a short file needs denser code, of other
packages' too) are joined statement by statement. What they import from files that are not
there, such as the declarative base and the session factory, is bound at the top.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.corpus import pin
from benchmarks.entities import queried_entities

PYPROJECT = """\
[project]
name = "measured"
version = "0"
requires-python = ">=3.11"
dependencies = ["sqlalchemy>=2.0", "flask-sqlalchemy>=3.1"]
"""
"""What the project of such a module says of itself."""

_LARGEST_CLASS = 400  # lines; the store class of mlflow alone has ten thousand
# (distribution, pattern of files)
_Patterns = tuple[tuple[str, str], ...]
_MAIN: _Patterns = (
    ("mlflow", "mlflow/store/**/*.py"),
    ("mlflow", "mlflow/server/auth/**/*.py"),
    ("apache-superset", "superset/daos/*.py"),
    ("apache-superset", "superset/models/*.py"),
    ("apache-superset", "superset/reports/*.py"),
    ("apache-superset", "superset/connectors/**/*.py"),
    ("apache-superset", "superset/security/manager.py"),
    ("apache-superset", "superset/tags/*.py"),
    ("apache-superset", "superset/commands/**/*.py"),
)
_DENSE: _Patterns = (
    ("octavia", "octavia/db/*.py"),
    ("zun", "zun/db/sqlalchemy/*.py"),
    ("barbican", "barbican/model/*.py"),
    ("neutron", "neutron/db/*.py"),
    ("neutron", "neutron/objects/**/*.py"),
    ("flask-appbuilder", "flask_appbuilder/security/sqla/*.py"),
)
_BOUND = """\
Base = declarative_base()
Model = declarative_base()
ManagedSessionMaker = sessionmaker()
db = SQLAlchemy()
"""
_BOUND_IMPORTS = [
    "from flask_sqlalchemy import SQLAlchemy",
    "from sqlalchemy import Column",
    "from sqlalchemy.orm import Session, declarative_base, sessionmaker",
]
_BOUND_NAMES = {"Base", "Model", "ManagedSessionMaker", "db", "SQLAlchemy", "Column", "Session"}
_BOUND_NAMES |= {"declarative_base", "sessionmaker", "annotations"}
_SESSIONS = {"session", "db_session"}


@dataclass(frozen=True, slots=True)
class _Member:
    """A statement of a class body, or a function at the top level (``cls`` is empty)."""

    module: str
    cls: str
    bases: str
    position: int
    text: str
    queries: int
    columns: int

    @property
    def lines(self) -> int:
        return self.text.count("\n")


def build(lines: int, findings: int) -> str:
    """A module of about so many lines with at least so many findings of each SQLAlchemy rule."""
    return _fitted(_join, lines, findings)


def build_class(lines: int, findings: int) -> str:
    """The same as one class."""
    return _fitted(_join_into_one_class, lines, findings)


def _fitted(join: Callable[[Sequence[_Member]], str], lines: int, findings: int) -> str:
    """Joins members until the whole, with the imports that they turn out to need, fits."""
    budget = lines
    dense = lines < findings * 20
    for _ in range(4):
        text = join(_select(budget, findings, dense))
        budget += lines - text.count("\n")
    return text


def _join(members: Sequence[_Member]) -> str:
    statements = list(_statements(members))
    total = Counter(module for module, _ in statements)
    seen: Counter[str] = Counter()
    ordered = []
    for module, text in statements:
        seen[module] += 1
        ordered.append((seen[module] / total[module], module, text))
    body = "\n\n".join(text for _, _, text in sorted(ordered))
    return _header({m.module for m in members}, body) + body


def _join_into_one_class(members: Sequence[_Member]) -> str:
    attributes = [m for m in members if m.cls and not m.text.lstrip().startswith("__table")]
    attributes.sort(key=lambda m: (m.position, m.module, m.cls))
    body = "class Store(Base):\n    __tablename__ = 'store'\n    session: Session\n\n"
    body += "".join(m.text for m in attributes)
    return _header({m.module for m in attributes}, body) + body


def _select(lines: int, findings: int, dense: bool) -> list[_Member]:
    """Members with enough findings, the densest if asked for, and others to fill the lines."""
    main = _all_members(_MAIN)
    chosen: set[_Member] = set()
    for measure in ("queries", "columns"):
        having = [m for m in main if getattr(m, measure)]
        if dense:
            having += [m for m in _all_members(_DENSE) if m.queries and measure == "queries"]
            having.sort(key=lambda m: m.lines / getattr(m, measure))
        else:
            having.sort(key=_scattered)
        total = 0
        for member in having:
            if total >= findings:
                break
            chosen.add(member)
            total += getattr(member, measure)
    rest = lines - sum(m.lines for m in chosen)
    for member in sorted(set(main) - chosen, key=_scattered):
        if member.lines <= rest:
            chosen.add(member)
            rest -= member.lines
    return sorted(chosen, key=lambda m: (m.module, m.position))


def _scattered(member: _Member) -> tuple[int, str, int]:
    """An order that takes a little from everywhere, and is always the same."""
    return (member.position * 7919 + len(member.text)) % 1009, member.module, member.position


@cache
def _all_members(patterns: _Patterns) -> tuple[_Member, ...]:
    return tuple(m for name, path in _files(patterns).items() for m in _members(path, name))


@cache
def _files(patterns: _Patterns) -> dict[str, Path]:
    """The files by the name of their module."""
    found = {}
    for distribution, pattern in patterns:
        folder = pin(distribution).folder
        for path in sorted(folder.glob(pattern)):
            if "migrations" not in str(path) and path.name != "initial_models.py":
                name = ".".join(path.relative_to(folder).with_suffix("").parts)
                found[name.removesuffix(".__init__")] = path
    return found


def _members(path: Path, module: str) -> Iterator[_Member]:
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines(keepends=True)
    position = 0
    for top in ast.parse(source).body:
        owner = top if isinstance(top, ast.ClassDef) else None
        for node in owner.body if owner else [top]:
            position += 1
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if not is_function and (owner is None or not isinstance(node, ast.Assign)):
                continue
            bases = ", ".join(ast.unparse(b) for b in owner.bases) if owner else ""
            declarative = bool({"Base", "Model"} & set(re.findall(r"\w+", bases)))
            decorators = getattr(node, "decorator_list", [])
            first = min([node.lineno, *(d.lineno for d in decorators)])
            text = "".join(lines[first - 1 : node.end_lineno])
            text = _with_known_sessions(text.rstrip("\n")) + ("\n\n" if is_function else "\n")
            yield _Member(
                module,
                owner.name if owner else "",
                bases,
                position,
                text,
                queries=_bound_queries(text) if is_function else 0,
                columns=int(declarative and not is_function and _is_column(node)),
            )


def _with_known_sessions(text: str) -> str:
    """The function with its session parameters annotated and its session factory bound."""
    text = text.replace("self.ManagedSessionMaker(", "ManagedSessionMaker(")
    signature = re.search(r"def \w+\((.*?)\)(?: ->[^\n]*)?:\n", text, re.DOTALL)
    if signature is None:
        return text
    start, end = signature.span(1)
    names = "|".join(_SESSIONS)
    annotated = re.sub(rf"\b({names})\b(?=\s*(?:,|$))", r"\1: Session", text[start:end])
    annotated = re.sub(rf"\b({names})=None\b", r"\1: Session | None = None", annotated)
    return text[:start] + annotated + text[end:]


def _bound_queries(text: str) -> int:
    """How many; 0 for what makes no sense cut out of its file."""
    try:
        return len(queried_entities("class _:\n" + text if text[0] == " " else text))
    except SyntaxError:
        return 0


def _is_column(node: ast.stmt) -> bool:
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
        return False
    return ast.unparse(node.value.func) in ("Column", "sa.Column")


def _statements(members: Sequence[_Member]) -> Iterator[tuple[str, str]]:
    """The members as top-level statements: classes of bearable size, and functions."""
    pending: list[_Member] = []
    parts: dict[tuple[str, str], int] = {}

    def flush() -> Iterator[tuple[str, str]]:
        if pending:
            first = pending[0]
            key = (first.module, first.cls)
            parts[key] = parts.get(key, 0) + 1
            name = first.cls + (str(parts[key]) if parts[key] > 1 else "")
            attributes = "".join(m.text for m in pending)
            session = "    session: Session\n\n" if "self.session" in attributes else ""
            yield first.module, f"class {name}({first.bases}):\n{session}{attributes}"
            pending.clear()

    for member in members:
        if pending and (
            (member.module, member.cls) != (pending[0].module, pending[0].cls)
            or sum(m.lines for m in pending) > _LARGEST_CLASS
        ):
            yield from flush()
        if member.cls:
            pending.append(member)
        else:
            yield member.module, member.text
    yield from flush()


def _header(modules: set[str], body: str) -> str:
    """Imports of what the body uses, as its modules import or define it, and the bound names."""
    tree = ast.parse(body)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    bound = _BOUND_NAMES | set(dir(builtins)) | {getattr(s, "name", "") for s in tree.body}
    imports = set(_BOUND_IMPORTS)
    sources = _files(_MAIN) | _files(_DENSE)
    for module in sorted(modules):
        for name, line in _importable(sources[module], module).items():
            if name in used and name not in bound:
                bound.add(name)
                imports.add(line)
    ordered = sorted(imports, key=lambda line: (line.split()[1], line))
    return "\n".join(["from __future__ import annotations", *ordered, "", _BOUND, "\n"])


@cache
def _importable(path: Path, module: str) -> dict[str, str]:
    """Each name that a module binds at its top, with an import statement that binds it too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and not getattr(node, "level", 0):
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                found[name] = ast.unparse(_only(node, alias))
    for statement in tree.body:
        defined = [getattr(statement, "name", None)]
        defined += [getattr(t, "id", None) for t in getattr(statement, "targets", [])]
        defined += [getattr(getattr(statement, "target", None), "id", None)]
        for name in filter(None, defined):
            found[name] = f"from {module} import {name}"
    return found


def _only(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> ast.stmt:
    if isinstance(node, ast.Import):
        return ast.Import([alias])
    return ast.ImportFrom(node.module, [alias], 0)
