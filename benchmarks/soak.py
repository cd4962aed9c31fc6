"""Whether the server's memory grows while somebody types all day.

Three files are open; every change puts a name that never was there before in the place of
another one and takes the last such name back, and its publish is waited for. Every so often a
file is closed and opened again. Memory is the server's own (USS), taken when it has been idle
for two seconds; the resident memory (RSS) stands beside it.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import keyword
import random
import sys
import tokenize
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.client import Client
from benchmarks.memory import MEGABYTE, resident_bytes, unique_bytes
from benchmarks.modules import build
from benchmarks.report import checkout_environment, provenance, table, write_section

_BUDGET = 2.0  # megabytes
_IDLE = 2.0  # seconds
_TIMEOUT = 30.0  # seconds
_REOPEN_EVERY = 100  # edits


@dataclass(frozen=True, slots=True)
class Reading:
    """Megabytes after so many edits."""

    edits: int
    unique: float
    resident: float


def main() -> int:
    """Types, reads the memory, writes the page's section; returns the exit code."""
    options = _options()
    with TemporaryDirectory() as folder:
        readings = asyncio.run(_soak(options, Path(folder).resolve()))
    growth = readings[-1].unique - readings[0].unique
    what = f"{options.warm_up:,} edits to warm up, then {options.edits:,}; seed {options.seed}."
    verdict = f"- {'✔' if growth < _BUDGET else '✘'} grew by {growth:.2f} MB (budget {_BUDGET})"
    rows = [(f"{r.edits:,}", f"{r.unique:.2f}", f"{r.resident:.2f}") for r in readings]
    readings_table = table(["edits", "USS MB", "RSS MB"], rows)
    method = (__doc__ or "").strip()
    body = "\n\n".join([method, what, provenance(["pygls", "parso"]), verdict, readings_table])
    print(body)
    if options.write:
        write_section("Soak", body)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--warm-up", type=int, default=2_000)
    parser.add_argument("--edits", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


async def _soak(options: argparse.Namespace, folder: Path) -> list[Reading]:
    texts = [build(lines, findings=100) for lines in (1_000, 3_000, 5_000)]
    command = (sys.executable, "-m", "backlint", "server")
    client = Client(command, folder, checkout_environment())
    await client.start()
    source = random.Random(options.seed)
    files = [_OpenFile(client, folder / f"file{i}.py", text) for i, text in enumerate(texts)]
    for file in files:
        await file.open()
    readings = []
    total = options.warm_up + options.edits
    for count in range(total + 1):
        done = count - options.warm_up
        if done >= 0 and done % max(1, options.edits // 10) == 0:
            await asyncio.sleep(_IDLE)
            memory = (unique_bytes(client.pid), resident_bytes(client.pid))
            readings.append(Reading(done, *(m / MEGABYTE for m in memory)))
        if count % _REOPEN_EVERY == 0:
            await files[count // _REOPEN_EVERY % len(files)].reopen()
        await files[count % len(files)].put(f"fresh_{count}", source)
    await client.stop()
    return readings


class _OpenFile:
    """A file in the editor, in which one name at a time stands in for another."""

    def __init__(self, client: Client, path: Path, text: str) -> None:
        self._client = client
        self._uri = path.as_uri()
        self._text = text
        self._names = _names(text)
        self._version = 1
        self._stand_in: tuple[tokenize.TokenInfo, str] | None = None
        path.write_text(text, encoding="utf-8")

    async def open(self) -> None:
        self._version = 1
        self._stand_in = None
        self._client.open(self._uri, self._text)
        await self._published()

    async def reopen(self) -> None:
        self._client.notify("textDocument/didClose", {"textDocument": {"uri": self._uri}})
        await self.open()

    async def put(self, name: str, source: random.Random) -> None:
        """Puts the name where one of the file's own is, and takes the last one back."""
        changes = []
        if self._stand_in is not None:
            token, stand_in = self._stand_in
            changes.append(_replacement(token, len(stand_in), token.string))
        token = source.choice(self._names)
        changes.append(_replacement(token, len(token.string), name))
        self._stand_in = token, name
        self._version += 1
        self._client.change(self._uri, self._version, changes)
        await self._published()

    async def _published(self) -> None:
        await self._client.published(
            lambda p: p.uri == self._uri and p.version == self._version, _TIMEOUT
        )


def _names(text: str) -> Sequence[tokenize.TokenInfo]:
    """The names in lines where columns are the same in code points and in UTF-16."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [
        token
        for token in tokens
        if token.type == tokenize.NAME
        and not keyword.iskeyword(token.string)
        and token.line.isascii()
    ]


def _replacement(token: tokenize.TokenInfo, length: int, text: str) -> dict[str, Any]:
    line, column = token.start
    start = {"line": line - 1, "character": column}
    end = {"line": line - 1, "character": column + length}
    return {"range": {"start": start, "end": end}, "text": text}


if __name__ == "__main__":
    sys.exit(main())
