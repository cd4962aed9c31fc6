"""Asks pyright's language server for the class of an expression.

Needs ``npm`` packages once: the PyPI package fetches the server's program at its first start.
"""

from __future__ import annotations

import ast
import asyncio
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlparse

from benchmarks.client import Client

# ``(variable) session: Session``; ``(class) User`` and ``(module) json`` are no instances.
_INSTANCE = re.compile(
    r"\((?:variable|parameter|property|constant|field)\) [\w.]+: (.*)", re.DOTALL
)
_ONE_CLASS = re.compile(r"\w+(?:@\w+)?(?:\[.*\])?", re.DOTALL)
_NO_CLASS = {"Any", "Unknown", "Never", "NoReturn", "None", "object", "Self", "Literal"}
_FOLDERS = re.compile(
    r".*/(?:site-packages|typeshed-fallback/stdlib|typeshed-fallback/stubs/[^/]+)/"
)


class Pyright:
    """A server in a folder of its own, into which the files in question are put."""

    def __init__(self, folder: Path, environment: Path) -> None:
        configuration = {
            "venvPath": str(environment.parent),
            "venv": environment.name,
            "typeCheckingMode": "off",
        }
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pyrightconfig.json").write_text(json.dumps(configuration), encoding="utf-8")
        self._folder = folder
        python = str(environment / "bin" / "python")
        self._client = Client([python, "-m", "pyright.langserver", "--stdio"], folder, {})

    async def start(self) -> None:
        """Starts the server."""
        await self._client.start()

    async def stop(self) -> None:
        """Ends it."""
        await self._client.stop()

    def open(self, path: Path) -> None:
        """Opens a file of the folder."""
        self._client.open(path.as_uri(), path.read_text(encoding="utf-8"))

    def close(self, path: Path) -> None:
        """Closes it again."""
        self._client.notify("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})

    async def instance_of(self, path: Path, line: int, column: int) -> str | None:
        """``module.Class`` where the class is defined, if the name there is surely of one class.

        ``line`` counts from 1, ``column`` from 0 in UTF-16 units.
        """
        where = {
            "textDocument": {"uri": path.as_uri()},
            "position": {"line": line - 1, "character": column},
        }
        try:
            hover = await self._client.request("textDocument/hover", where)
        except asyncio.TimeoutError:  # Some files take pyright minutes; it proves nothing there.
            return None
        if not hover or not _names_one_class(hover["contents"]["value"]):
            return None
        places = await self._client.request("textDocument/typeDefinition", where)
        if not places or len(places) != 1:
            return None
        defined = _path(places[0].get("uri") or places[0]["targetUri"])
        span = places[0].get("range") or places[0]["targetSelectionRange"]
        name = _classes(defined).get(span["start"]["line"] + 1)
        return f"{self._module(defined)}.{name}" if name else None

    def _module(self, path: Path) -> str:
        text = path.as_posix()
        if _FOLDERS.match(text):
            text = _FOLDERS.sub("", text)
        else:
            text = path.relative_to(self._folder).as_posix()
        return re.sub(r"(/__init__)?\.pyi?$", "", text).replace("/", ".")


def _names_one_class(hover: str) -> bool:
    code = re.sub(r"```\w*\n?", "", hover).strip().split("\n---")[0].strip()
    match = _INSTANCE.match(code)
    if match is None:
        return False
    shown = match.group(1).split("\n\n")[0].strip()
    return bool(_ONE_CLASS.fullmatch(shown)) and re.split(r"\W", shown)[0] not in _NO_CLASS


@cache
def _classes(path: Path) -> dict[int, str]:
    """The qualified names of a file's classes by the line of the name."""
    found: dict[int, str] = {}

    def visit(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                found[child.lineno] = prefix + child.name
                visit(child, prefix + child.name + ".")
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                visit(child, prefix + child.name + ".<locals>.")
            else:
                visit(child, prefix)

    visit(ast.parse(path.read_text(encoding="utf-8")), "")
    return found


def _path(uri: str) -> Path:
    return Path(unquote(urlparse(uri).path))
