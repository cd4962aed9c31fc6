"""The latency tables, and how they compare with the budgets of the first release."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.edits import KINDS
from benchmarks.report import provenance, quantile, table

_OURS, _PEER = "backlint", "ruff"
_BUDGET_RATIO = 4.0
_BUDGET_START = 0.3  # seconds on top of a bare import


@dataclass(frozen=True, slots=True)
class Sample:
    """One change: seconds to its publish (``None``: missed) and to the settled state; in which
    round it was made.
    """

    server: str
    file: str
    kind: str
    parses: bool
    seconds: float | None
    settled: float | None
    turn: int


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start of a process to its first diagnostics, or to its end."""

    server: str
    file: str
    seconds: float


def render(
    samples: Sequence[Sample],
    starts: Sequence[Start],
    texts: Mapping[str, str],
    seed: int,
    method: str,
) -> str:
    """The whole section in Markdown."""
    packages = ["ruff", "pygls", "parso"]
    parts = [
        method.strip(),
        f"Seed {seed}. {provenance(packages)}",
        "### Budgets",
        "\n".join(_verdicts(samples, starts)),
        "### All edits, milliseconds",
        _by_server(samples, texts),
        "### By kind of edit, milliseconds (median / 95th percentile / maximum)",
        "n counts the edits of each server; misses are given where there are any.",
        _by_kind(samples),
        "### Start to first diagnostics, milliseconds",
        _start_table(starts),
    ]
    return "\n\n".join(parts)


def _verdicts(samples: Sequence[Sample], starts: Sequence[Start]) -> Iterator[str]:
    servers = {s.server for s in samples}
    if not {_OURS, _PEER} <= servers:
        yield f"Not judged: this run had no {_OURS} or no {_PEER}."
        return
    for file in dict.fromkeys(s.file for s in samples if s.file.startswith("10k")):
        mine, theirs = (_times(samples, server, file) for server in (_OURS, _PEER))
        ratio = _ratio(theirs, mine)
        yield _verdict(
            ratio >= _BUDGET_RATIO,
            f"{file}: median {ratio:.1f} times below {_PEER}'s (budget {_BUDGET_RATIO:.0f})",
        )
        slower = [
            f"{kind} ({'parsing' if parses else 'broken'}: {ours:.1f} > {peer:.1f} ms)"
            for kind, parses in _rows(samples)
            if (ours := _p95(samples, _OURS, file, kind, parses))
            > (peer := _p95(samples, _PEER, file, kind, parses))
        ]
        yield _verdict(
            not slower,
            f"{file}: 95th percentile of each kind of edit at most {_PEER}'s"
            + (f"; not so: {', '.join(slower)}" if slower else ""),
        )
        small = _times(samples, _OURS, "1k")
        if small:
            growth = statistics.median(mine) / statistics.median(small)
            yield _verdict(growth < 2, f"{file}: median {growth:.2f} times the 1k one (budget 2)")
    misses = sum(s.seconds is None for s in samples if s.server == _OURS)
    yield _verdict(not misses, f"no miss ({misses} of {_count(samples, _OURS)} changes)")
    first = [s.seconds for s in starts if s.server == _OURS and s.file == "1k"]
    bare = [s.seconds for s in starts if s.server == "import pygls"]
    if first and bare:
        extra = statistics.median(first) - statistics.median(bare)
        yield _verdict(
            extra <= _BUDGET_START,
            f"1k: first diagnostics {extra * 1e3:.0f} ms after a bare `import pygls` "
            f"(budget {_BUDGET_START * 1e3:.0f})",
        )


def _by_server(samples: Sequence[Sample], texts: Mapping[str, str]) -> str:
    rows = []
    for file in dict.fromkeys(s.file for s in samples):
        lines = texts[file].count("\n")
        for parses in (True, False):
            for server in dict.fromkeys(s.server for s in samples):
                times = _times(samples, server, file, parses=parses)
                if times:
                    chosen = [s for s in _of(samples, server, file) if s.parses == parses]
                    peer = _times(samples, _PEER, file, parses=parses)
                    ratio = f"{_ratio(peer, times):.1f}" if peer else ""
                    text = "parses" if parses else "does not parse"
                    numbers = (statistics.median(times), quantile(times, 0.95), max(times))
                    misses = sum(s.seconds is None for s in chosen)
                    where = (f"{file} ({lines:,} lines)", text, server, len(chosen), misses)
                    rows.append((*where, *numbers, ratio))
    header = [
        "file",
        "text",
        "server",
        "n",
        "misses",
        "median",
        "p95",
        "max",
        "ruff takes ... times that",
    ]
    return table(header, rows)


def _by_kind(samples: Sequence[Sample]) -> str:
    servers = list(dict.fromkeys(s.server for s in samples))
    rows = []
    for file in dict.fromkeys(s.file for s in samples):
        for kind, parses in _rows(samples):
            chosen = [
                [s for s in _of(samples, server, file) if (s.kind, s.parses) == (kind, parses)]
                for server in servers
            ]
            if not chosen[0]:
                continue
            settled = [s.settled for s in chosen[0] if s.settled is not None]
            text = "parses" if parses else "does not parse"
            cells = [_summary(each) for each in chosen]
            late = _milliseconds(statistics.median(settled)) if settled else ""
            rows.append((file, kind, text, len(chosen[0]), *cells, late))
    return table(["file", "edit", "text", "n", *servers, f"{servers[0]} settled"], rows)


def _start_table(starts: Sequence[Start]) -> str:
    rows = []
    for server, file in dict.fromkeys((s.server, s.file) for s in starts):
        times = [s.seconds for s in starts if (s.server, s.file) == (server, file)]
        milliseconds = [t * 1e3 for t in (statistics.median(times), min(times), max(times))]
        rows.append((server, file, len(times), *milliseconds))
    return table(["server", "file", "n", "median", "least", "most"], rows)


def _rows(samples: Iterable[Sample]) -> list[tuple[str, bool]]:
    present = {(s.kind, s.parses) for s in samples}
    return [
        (kind, parses) for kind in KINDS for parses in (True, False) if (kind, parses) in present
    ]


def _summary(samples: Sequence[Sample]) -> str:
    times = [s.seconds * 1e3 for s in samples if s.seconds is not None]
    misses = len(samples) - len(times)
    lost = f", {misses} missed" if misses else ""
    if not times:
        return f"all {misses} missed"
    middle = statistics.median(times)
    return f"{middle:.1f} / {quantile(times, 0.95):.1f} / {max(times):.1f}{lost}"


def _p95(samples: Sequence[Sample], server: str, file: str, kind: str, parses: bool) -> float:
    """Milliseconds; infinite if all were missed, 0 if there was none."""
    chosen = [s for s in _of(samples, server, file) if (s.kind, s.parses) == (kind, parses)]
    times = [float("inf") if s.seconds is None else s.seconds * 1e3 for s in chosen]
    return quantile(times, 0.95) if times else 0.0


def _of(samples: Iterable[Sample], server: str, file: str) -> list[Sample]:
    return [s for s in samples if s.server == server and s.file == file]


def _times(
    samples: Iterable[Sample], server: str, file: str, parses: bool | None = None
) -> list[float]:
    """Milliseconds of the changes that were not missed."""
    chosen = [s for s in _of(samples, server, file) if parses in (None, s.parses)]
    return [s.seconds * 1e3 for s in chosen if s.seconds is not None]


def _ratio(theirs: Sequence[float], ours: Sequence[float]) -> float:
    return statistics.median(theirs) / statistics.median(ours)


def _count(samples: Iterable[Sample], server: str) -> int:
    return sum(s.server == server for s in samples)


def _verdict(met: bool, text: str) -> str:
    return f"- {'✔' if met else '✘'} {text}"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:.0f}"
