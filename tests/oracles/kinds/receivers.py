"""Receivers of method calls in real files: the ``X`` of ``X.method(...)``, drawn by seed."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Pin

_LIBRARIES = re.compile(rb"(?m)^\s*(?:from|import) (?:sqlalchemy|sqlmodel|fastapi|starlette|flask)")
_SESSION_METHODS = {
    *("add", "add_all", "begin", "begin_nested", "commit", "connection", "delete", "execute"),
    *("expunge", "flush", "get", "merge", "query", "refresh", "rollback", "scalar", "scalars"),
}


@dataclass(frozen=True, slots=True)
class Receiver:
    """Names and attributes before a method: ``self.session`` in ``self.session.query(User)``.

    ``line`` counts from 1. ``column`` is where the last name begins, in UTF-16 units from 0, as
    language servers count; ``path`` is relative to the package's folder.
    """

    pin: Pin
    path: str
    line: int
    column: int
    text: str
    method: str

    @property
    def file(self) -> Path:
        """Where it stands on this machine."""
        return self.pin.folder / self.path


def draw(pins: Iterable[Pin], files: int, each: int, seed: int) -> list[Receiver]:
    """Receivers from so many files of each package, at most ``each`` from a file.

    Half of them are of methods that sessions have, if there are as many; plenty of those are
    dictionaries, clients, caches.
    """
    source = random.Random(seed)
    drawn: list[Receiver] = []
    for pin in pins:
        candidates = [path for path in pin.python_files() if _LIBRARIES.search(path.read_bytes())]
        for path in source.sample(candidates, min(files, len(candidates))):
            found = list(_receivers(pin, path))
            source.shuffle(found)
            found.sort(key=lambda r: r.method not in _SESSION_METHODS)
            drawn += found[: each // 2]
            rest = found[each // 2 :]
            drawn += source.sample(rest, min(each - each // 2, len(rest)))
    return sorted(drawn, key=lambda r: (r.pin.label, r.path, r.line, r.column))


def _receivers(pin: Pin, file: Path) -> Iterator[Receiver]:
    try:
        text = file.read_bytes().decode("utf-8")
        tree = ast.parse(text)
    except (UnicodeDecodeError, SyntaxError, ValueError):
        return
    lines = re.split(r"\r\n|\r|\n", text)
    not_instances = {"self", "cls", *_imported(tree)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        receiver = node.func.value
        if _is_dotted(receiver) and not _is_plain(receiver, not_instances):
            line = receiver.end_lineno or receiver.lineno
            before = lines[line - 1].encode()[: receiver.end_col_offset].decode()
            name = re.split(r"\W", before)[-1]
            start = before[: len(before) - len(name)]
            yield Receiver(
                pin,
                file.relative_to(pin.folder).as_posix(),
                line,
                len(start.encode("utf-16-le")) // 2,
                ast.unparse(receiver),
                node.func.attr,
            )


def _imported(tree: ast.AST) -> set[str]:
    """Names of modules and classes, which as receivers say nothing about instances."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }


def _is_dotted(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _is_plain(node: ast.expr, names: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in names
