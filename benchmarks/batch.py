"""How long the command line needs for SQLAlchemy and Django, beside ``ruff check``.

Cold: without any cache of results; the files themselves and the interpreter's bytecode are
warm. The commands take turns; memory is sampled in a run of its own, which is not timed.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import ROOT, pin
from benchmarks.memory import MEGABYTE, resident_bytes, unique_bytes
from benchmarks.report import checkout_environment, provenance, table, write_section

_BUDGET = 8.0  # seconds
_SAMPLING = 0.05  # seconds between two looks at the memory
_COMMANDS = {
    "backlint check": (sys.executable, "-m", "backlint", "check"),
    "ruff check": (
        str(Path(sys.executable).with_name("ruff")),
        *("check", "--no-cache", "--isolated"),
    ),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds by the clock and of all its processes' CPU time."""

    wall: float
    cpu: float


def main() -> int:
    """Times both commands, writes the page's section; returns the exit code."""
    options = _options()
    packages = [pin("sqlalchemy"), pin("django")]
    paths = [str(p.folder) for p in packages]
    files = [path for p in packages for path in p.python_files()]
    lines = sum(path.read_bytes().count(b"\n") for path in files)
    runs: dict[str, list[Run]] = {name: [] for name in _COMMANDS}
    for _ in range(options.runs):
        for name, command in _COMMANDS.items():
            runs[name].append(_timed([*command, *paths]))
    rows = []
    for name, command in _COMMANDS.items():
        walls, cpus = [r.wall for r in runs[name]], [r.cpu for r in runs[name]]
        unique, resident = _peaks([*command, *paths])
        memory = (unique / MEGABYTE, resident / MEGABYTE)
        times = (statistics.median(walls), min(walls), max(walls), statistics.median(cpus))
        rows.append((name, len(walls), *(f"{t:.2f}" for t in times), *memory))
    header = ["command", "runs", "wall s", "least", "most", "CPU s", "peak USS MB", "peak RSS MB"]
    wall = statistics.median(r.wall for r in runs["backlint check"])
    verdict = f"- {'✔' if wall <= _BUDGET else '✘'} median {wall:.2f} s (budget {_BUDGET:.0f} s)"
    what = f"{' and '.join(p.label for p in packages)}: {len(files):,} files, {lines:,} lines."
    parts = [(__doc__ or "").strip(), what, provenance(["ruff", "parso"]), verdict]
    body = "\n\n".join([*parts, table(header, rows)])
    print(body)
    if options.write:
        write_section("Batch", body)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


def _timed(command: Sequence[str]) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    _checked(command, _start(command).wait())
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, cpu)


def _peaks(command: Sequence[str]) -> tuple[int, int]:
    """The most unique and the most resident memory of all the command's processes, in bytes."""
    process = _start(command)
    unique = resident = 0
    while process.poll() is None:
        unique = max(unique, unique_bytes(process.pid))
        resident = max(resident, resident_bytes(process.pid))
        time.sleep(_SAMPLING)
    _checked(command, process.returncode)
    return unique, resident


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **checkout_environment()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _checked(command: Sequence[str], code: int) -> None:
    if code not in (0, 1):  # 1: there are findings.
        raise RuntimeError(f"{' '.join(command[:4])} ... ended with {code}")


if __name__ == "__main__":
    sys.exit(main())
