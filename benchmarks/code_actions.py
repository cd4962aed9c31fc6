"""How long an editor waits for the actions at a finding, beside ``ruff server``.

A file of 10,000 lines is open; for diagnostics drawn from those that each server published, the
actions on their line are asked for, as the editor does when the cursor stops there. Of backlint the
edits of the first action are then resolved as well, which is what a user waits for who chooses it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.client import Client
from benchmarks.modules import PYPROJECT, build
from benchmarks.report import checkout_environment, provenance, quantile, table, write_section

_BUDGET = 10.0  # milliseconds, the median
_SERVERS = {
    "backlint": (sys.executable, "-m", "backlint", "server"),
    "ruff": (str(Path(sys.executable).with_name("ruff")), "server"),
}


def main() -> int:
    """Measures, and writes the page's section; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="write the page's section")
    options = parser.parse_args()
    times: dict[str, list[float]] = {}
    with TemporaryDirectory() as folder:
        for name, command in _SERVERS.items():
            times.update(asyncio.run(_measured(name, command, Path(folder).resolve(), options)))
    median = quantile(times["backlint: list"], 0.5)
    verdict = f"- {'✔' if median <= _BUDGET else '✘'} median {median:.1f} ms (budget {_BUDGET})"
    rows = [
        (what, len(ms), quantile(ms, 0.5), quantile(ms, 0.95), max(ms))
        for what, ms in times.items()
    ]
    header = ["request", "n", "median ms", "p95", "max"]
    body = "\n\n".join(
        [(__doc__ or "").strip(), provenance(["pygls", "ruff"]), verdict, table(header, rows)]
    )
    print(body)
    if options.write:
        write_section("Code actions", body)
    return 0


async def _measured(
    name: str, command: Sequence[str], folder: Path, options: argparse.Namespace
) -> dict[str, list[float]]:
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    path = folder / "measured.py"
    text = build(10_000, findings=200)
    path.write_text(text, encoding="utf-8")
    client, uri = Client(command, folder, checkout_environment()), path.as_uri()
    await client.start()
    client.open(uri, text)
    publish = await client.published(lambda p: p.uri == uri and bool(p.diagnostics), 30)
    await asyncio.sleep(2)  # until the server has nothing left to do
    drawn = random.Random(options.seed).choices(publish.diagnostics, k=options.requests)
    times: dict[str, list[float]] = {f"{name}: list": []}
    for diagnostic in drawn:
        actions, milliseconds = await _timed(client, "textDocument/codeAction", {
            "textDocument": {"uri": uri},
            "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]},
        })  # fmt: skip
        times[f"{name}: list"].append(milliseconds)
        if name == "backlint" and actions:
            _, milliseconds = await _timed(client, "codeAction/resolve", actions[0])
            times.setdefault("backlint: resolve the first one", []).append(milliseconds)
    await client.stop()
    return times


async def _timed(client: Client, method: str, params: object) -> tuple[Any, float]:
    begin = time.perf_counter()
    result = await client.request(method, params)
    return result, (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    sys.exit(main())
