"""How long after a change an editor has its diagnostics, beside ``ruff server``.

Each measured change carries an edit and a letter of an entity's name in ``session.query(...)``;
the clock runs from just before it is sent until the last byte of the publish that quotes the
new name has arrived. If the first publish of that version does not quote it, that is a miss.
Where the text does not parse, ruff quotes no names: its clock stops at that publish anyway.
Every change is undone before the next one.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.client import Client, Publish
from benchmarks.edits import TRIPLE_QUOTE, Edit, Insertion, draw
from benchmarks.latency_report import Sample, Start, render
from benchmarks.modules import PYPROJECT, build, build_class
from benchmarks.report import checkout_environment, write_section

_TIMEOUT = 10.0  # seconds
_QUIET = 1.0  # seconds without a publish after which a server has settled
_TYPING_PAUSE = 0.05  # seconds between two changes
ROUNDS = 5  # in which files and servers take turns


@dataclass(frozen=True, slots=True)
class Server:
    """A language server to measure.

    ``quotes_broken``: it is to quote the name even where the text does not parse.
    ``analyses``: it looks at the text at all. ``is_asked``: diagnostics are pulled.
    """

    name: str
    command: tuple[str, ...]
    quotes_broken: bool
    analyses: bool = True
    environment: Mapping[str, str] = field(default_factory=checkout_environment)
    is_asked: bool = False


BACKLINT = Server("backlint", (sys.executable, "-m", "backlint", "server"), quotes_broken=True)
_SERVERS = (
    BACKLINT,
    Server("ruff", (str(Path(sys.executable).with_name("ruff")), "server"), quotes_broken=False),
    Server(
        "nothing",
        (sys.executable, str(Path(__file__).with_name("null_server.py"))),
        quotes_broken=False,
        analyses=False,
    ),
)


def main() -> int:
    """Measures everything, writes the page's section; returns the exit code."""
    options = _options()
    servers = [s for s in _SERVERS if s.name in options.servers.split(",")]
    texts = files()
    texts = {name: texts[name] for name in options.files.split(";")} if options.files else texts
    gc.disable()  # The client's own collections would be the outliers.
    with TemporaryDirectory() as folder:
        workspace = Path(folder).resolve()
        (workspace / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
        starts = asyncio.run(_starts(servers, texts, workspace, options.starts))
        edits = {name: draw(text, options.edits, options.seed) for name, text in texts.items()}
        samples = asyncio.run(measured(servers, texts, edits, workspace))
    title, body = "Latency", render(samples, starts, texts, options.seed, __doc__ or "")
    print(body)
    if options.write:
        write_section(title, body)
    return 0


def files() -> dict[str, str]:
    """The texts to edit, by what they are called in tables."""
    return {
        "1k": build(1_000, findings=105),
        "5k": build(5_000, findings=110),
        "10k": build(10_000, findings=200),
        "10k, one class": build_class(10_000, findings=200),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=40, help="of each kind in each file")
    parser.add_argument("--starts", type=int, default=9, help="of each server with each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--servers", default=",".join(s.name for s in _SERVERS))
    parser.add_argument("--files", help="names of files, separated by semicolons (default: all)")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


async def _starts(
    servers: Sequence[Server], texts: Mapping[str, str], folder: Path, count: int
) -> list[Start]:
    """Start to first diagnostics, and a bare import of pygls, in turns."""
    starts = []
    for _ in range(count):
        before = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import pygls.lsp.server"], check=True)
        starts.append(Start("import pygls", "", time.perf_counter() - before))
        for file, text in texts.items():
            for server in servers:
                client, uri = await _opened(server, folder, text)
                publish = await client.published(
                    lambda p, uri=uri, server=server: (  # type: ignore[misc]
                        p.uri == uri and bool(p.diagnostics or not server.analyses)
                    ),
                    _TIMEOUT,
                )
                starts.append(Start(server.name, file, publish.at - client.started))
                await client.stop()
    return starts


async def measured(
    servers: Sequence[Server],
    texts: Mapping[str, str],
    edits: Mapping[str, Sequence[Edit]],
    folder: Path,
) -> list[Sample]:
    """All edits of each file on all servers. Files and servers take turns, each with some edits at
    a time: the machine may be slower at one time than at another.
    """
    samples = []
    sessions = []
    for file, text in texts.items():
        for server in servers:
            client, uri = await _opened(server, folder, text)
            await client.published(lambda p, uri=uri: p.uri == uri, _TIMEOUT)  # type: ignore[misc]
            await _settled(client, uri, 1)
            sessions.append(_Session(server, client, uri, file, text))
    for turn in range(ROUNDS):
        for session in sessions:
            chosen = edits[session.file][turn::ROUNDS]
            samples += [await session.measure(edit, turn) for edit in chosen]
        gc.collect()
    for session in sessions:
        await session.client.stop()
    return samples


async def _opened(server: Server, folder: Path, text: str) -> tuple[Client, str]:
    path = folder / "measured.py"
    path.write_text(text, encoding="utf-8")
    client = Client(server.command, folder, server.environment, server.is_asked)
    await client.start()
    client.open(path.as_uri(), text)
    return client, path.as_uri()


async def _settled(client: Client, uri: str, version: int) -> float | None:
    """When the last publish of that version arrived, if another one did."""
    last = None
    while True:
        try:
            publish = await client.published(
                lambda p: p.uri == uri and p.version in (version, None), _QUIET
            )
        except asyncio.TimeoutError:
            return last
        last = publish.at


class _Session:
    """An open file on a server."""

    def __init__(self, server: Server, client: Client, uri: str, file: str, text: str) -> None:
        self.server = server
        self.client = client
        self.uri = uri
        self.file = file
        self._lines = text.split("\n")
        self._version = 1

    async def measure(self, edit: Edit, turn: int) -> Sample:
        """Makes the edit, waits for its publish, and undoes it."""
        # From the bottom up, so that each place is still where it was drawn.
        insertions = sorted([edit.insertion, edit.letter], key=_place, reverse=True)
        sent, publish = await self._change([self._put(each) for each in insertions])
        expected = self.server.analyses and (edit.parses or self.server.quotes_broken)
        missed = publish is None or (expected and not publish.quotes(edit.quoted))
        seconds = None if publish is None or missed else publish.at - sent
        settled = None
        if edit.kind == TRIPLE_QUOTE and publish is not None:
            later = await _settled(self.client, self.uri, self._version)
            settled = (later or publish.at) - sent
        await self._change([self._take_out(each) for each in reversed(insertions)])
        if edit.kind == TRIPLE_QUOTE:
            await _settled(self.client, self.uri, self._version)
        await asyncio.sleep(_TYPING_PAUSE)
        return Sample(self.server.name, self.file, edit.kind, edit.parses, seconds, settled, turn)

    async def _change(self, changes: Sequence[Mapping[str, Any]]) -> tuple[float, Publish | None]:
        """When the change was sent, and the first publish of its version, if one came."""
        self._version += 1
        version = self._version
        sent = self.client.change(self.uri, version, changes)
        try:
            return sent, await self.client.published(
                lambda p: p.uri == self.uri and p.version == version, _TIMEOUT
            )
        except asyncio.TimeoutError:
            return sent, None

    def _put(self, insertion: Insertion) -> dict[str, Any]:
        start = self._position(insertion.line, insertion.column)
        return {"range": {"start": start, "end": start}, "text": insertion.text}

    def _take_out(self, insertion: Insertion) -> dict[str, Any]:
        start = self._position(insertion.line, insertion.column)
        new_lines = insertion.text.count("\n")
        last = _utf16(insertion.text.rpartition("\n")[2])
        end = {
            "line": start["line"] + new_lines,
            "character": last if new_lines else start["character"] + last,
        }
        return {"range": {"start": start, "end": end}, "text": ""}

    def _position(self, line: int, column: int) -> dict[str, int]:
        return {"line": line, "character": _utf16(self._lines[line][:column])}


def _place(insertion: Insertion) -> tuple[int, int]:
    return insertion.line, insertion.column


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


if __name__ == "__main__":
    sys.exit(main())
