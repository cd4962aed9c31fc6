"""Whether keystrokes cost more than at an earlier commit, of which there is another checkout.

Both servers take turns, as in the latency benchmark, with the same edits of the same files. The
newer one can be asked for its diagnostics (``--pull``), as VS Code does, instead of publishing.
What the medians of the rounds differ by at one commit is noise, and so is a difference as small.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.edits import draw
from benchmarks.latency import BACKLINT, ROUNDS, files, measured
from benchmarks.latency_report import Sample
from benchmarks.modules import PYPROJECT
from benchmarks.report import checkout_environment, commit, provenance, table, write_section


def main() -> int:
    """Measures both, writes the page's section; the exit code tells whether it takes longer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path, help="of the earlier commit")
    parser.add_argument("--edits", type=int, default=40, help="of each kind in each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pull", action="store_true", help="ask for diagnostics now")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    options = parser.parse_args()
    earlier = commit(options.checkout)
    before = replace(
        BACKLINT, name=earlier, environment=checkout_environment(options.checkout.resolve())
    )
    texts = files()
    edits = {name: draw(text, options.edits, options.seed) for name, text in texts.items()}
    gc.disable()
    with TemporaryDirectory() as folder:
        workspace = Path(folder).resolve()
        (workspace / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
        now = replace(BACKLINT, is_asked=options.pull)
        samples = asyncio.run(measured([now, before], texts, edits, workspace))
    rows = list(_rows(samples, earlier))
    header = [
        "file",
        "edits",
        "now, asked" if options.pull else "now",
        f"at {earlier}",
        "difference",
        "noise",
        "verdict",
    ]
    body = "\n\n".join(
        [
            (__doc__ or "").strip(),
            f"{ROUNDS} rounds, seed {options.seed}. {provenance()}",
            "Medians in milliseconds; in brackets the least and the greatest median of a round.",
            table(header, rows),
        ]
    )
    print(body)
    if options.write:
        title = "Latency when asked" if options.pull else "Latency"
        write_section(f"{title} beside an earlier commit", body)
    return int(any(row[-1] == "slower" for row in rows))


def _rows(samples: Sequence[Sample], earlier: str) -> Iterator[tuple[str, ...]]:
    for file in dict.fromkeys(sample.file for sample in samples):
        now, before = (
            [s for s in samples if (s.file, s.server) == (file, name)]
            for name in (BACKLINT.name, earlier)
        )
        noise = max(max(medians) - min(medians) for medians in map(_by_round, (now, before)))
        difference = _median(now) - _median(before)
        verdict = "slower" if difference > noise else "faster" if difference < -noise else "same"
        texts = [
            f"{_median(one):.2f} ({min(_by_round(one)):.2f} to {max(_by_round(one)):.2f})"
            for one in (now, before)
        ]
        yield file, str(len(now)), *texts, f"{difference:+.2f}", f"{noise:.2f}", verdict


def _by_round(samples: Sequence[Sample]) -> list[float]:
    return [_median([s for s in samples if s.turn == turn]) for turn in range(ROUNDS)]


def _median(samples: Sequence[Sample]) -> float:
    return statistics.median(s.seconds * 1e3 for s in samples if s.seconds is not None)


if __name__ == "__main__":
    sys.exit(main())
