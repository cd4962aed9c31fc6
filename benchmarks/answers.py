"""How long an editor waits for the actions and the hover at a finding, beside ``ruff server``.

A file of 10,000 lines is open; for diagnostics drawn from those that each server published, the
actions on their line are asked for, as the editor does when the cursor stops there, and the hover.
Of backlint the edits of the first action are then resolved as well, which is what a user waits for
who chooses it. ruff has hovers for ``noqa`` comments only: it has nothing to say there.
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

_BUDGET = 10.0  # milliseconds, the medians
_JUDGED = ("backlint: list of actions", "backlint: hover")
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
    verdicts = "\n".join(_verdict(what, quantile(times[what], 0.5)) for what in _JUDGED)
    rows = [
        (what, len(ms), quantile(ms, 0.5), quantile(ms, 0.95), max(ms))
        for what, ms in times.items()
    ]
    header = ["request", "n", "median ms", "p95", "max"]
    body = "\n\n".join(
        [(__doc__ or "").strip(), provenance(["pygls", "ruff"]), verdicts, table(header, rows)]
    )
    print(body)
    if options.write:
        write_section("Code actions and hovers", body)
    return 0


def _verdict(what: str, median: float) -> str:
    return (
        f"- {'✔' if median <= _BUDGET else '✘'} {what}: median {median:.1f} ms (budget {_BUDGET})"
    )


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
    times: dict[str, list[float]] = {f"{name}: list of actions": [], f"{name}: hover": []}
    for diagnostic in drawn:
        actions, milliseconds = await _timed(client, "textDocument/codeAction", {
            "textDocument": {"uri": uri},
            "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]},
        })  # fmt: skip
        times[f"{name}: list of actions"].append(milliseconds)
        _, milliseconds = await _timed(client, "textDocument/hover", {
            "textDocument": {"uri": uri},
            "position": diagnostic["range"]["start"],
        })  # fmt: skip
        times[f"{name}: hover"].append(milliseconds)
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
