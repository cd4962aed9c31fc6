"""Where a file says ``session.query(Entity)``, told by Python's own parser."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QueriedEntity:
    """The entity in ``session.query(Entity)``; lines count from 0, columns in code points too.

    ``end_line`` is the last line of the statement around it. ``own_session``: that the receiver
    is a session is said in the function or its class, not at the top of the module.
    """

    name: str
    line: int
    column: int
    end_line: int
    own_session: bool


def queried_entities(text: str) -> list[QueriedEntity]:
    """The entities of queries on receivers that the file shows to be sessions, in order."""
    found = set()
    lines = text.split("\n")
    for function in _functions(ast.parse(text)):
        own = _bound_in(function)
        sessions = _sessions_of(function)
        if "db" in own:
            del sessions["db.session"]
        for statement in _statements(function):
            for call in _calls(statement):
                if _is_query(call, sessions):
                    root = _root(call.args[0])
                    if root is not None and root.id not in own:
                        end = (statement.end_lineno or statement.lineno) - 1
                        column = _code_points(lines[root.lineno - 1], root.col_offset)
                        own_session = sessions[_receiver(call)]
                        found.add(QueriedEntity(root.id, root.lineno - 1, column, end, own_session))
    return sorted(found, key=lambda entity: (entity.line, entity.column))


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _sessions_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, bool]:
    """What surely is a session inside of the function, as source text, and whether it says so."""
    sessions = {"self.session": True, "db.session": False}
    for argument in (*function.args.args, *function.args.kwonlyargs):
        if argument.annotation is not None and ast.unparse(argument.annotation) == "Session":
            sessions[argument.arg] = True
    for node in ast.walk(function):
        if isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
            factory = ast.unparse(node.context_expr)
            if factory.startswith("ManagedSessionMaker("):
                sessions[node.optional_vars.id] = False
    return sessions


def _is_query(call: ast.Call, sessions: dict[str, bool]) -> bool:
    """Whether it is ``session.query(...)`` with something in the brackets."""
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "query"
        and bool(call.args)
        and _receiver(call) in sessions
    )


def _receiver(call: ast.Call) -> str:
    return ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def _statements(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.stmt]:
    """The function's simple statements, those of its blocks included."""
    for node in ast.walk(function):
        if isinstance(node, ast.stmt) and not isinstance(getattr(node, "body", None), list):
            yield node


def _calls(statement: ast.stmt) -> Iterator[ast.Call]:
    """The calls of a statement, but not those at the bottom of a chain that ends in ``.get()``."""
    got: set[int] = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr == "get":
                got.update(map(id, ast.walk(node.func)))
            if id(node) not in got:
                yield node


def _root(argument: ast.expr) -> ast.Name | None:
    while isinstance(argument, ast.Attribute):
        argument = argument.value
    return argument if isinstance(argument, ast.Name) else None


def _bound_in(function: ast.AST) -> set[str]:
    names = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.alias):
            names.add(node.asname or node.name)
    return names


def _code_points(line: str, utf8_offset: int) -> int:
    return len(line.encode()[:utf8_offset].decode())
