"""The whole comparison: ``python -m query_oracle --chains 20000``.

Run it from the repository's root with ``tests/support`` on PYTHONPATH. So many chains are compared
as are given, those that are left not counted. With ``--write docs/query-oracle.md`` its log line
and tables are added to that page. With ``--planted`` what the fix writes is spoilt in one way after
the other, and it is told how soon that is found.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path

import sqlalchemy

from query_oracle.chains import chain
from query_oracle.comparison import Result, compare
from query_oracle.planted import PLANTED

_AT_ONCE = 250
_MOST_PLANTED = 5_000


def main() -> int:
    """Compares; the exit code tells whether there was a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chains", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="the page that gets the log")
    parser.add_argument("--planted", action="store_true", help="find planted bugs")
    options = parser.parse_args()
    commit = _commit()
    begin = time.monotonic()
    lines = _planted(options.seed) if options.planted else _compared(options.chains, options.seed)
    if lines is None:
        return 1
    command = f"python -m query_oracle {' '.join(sys.argv[1:])}"
    head = (
        f"Commit {commit}, seed {options.seed}, SQLAlchemy {sqlalchemy.__version__},"
        f" Python {sys.version.split()[0]}, {time.monotonic() - begin:.0f} s: `{command}`"
    )
    text = "\n".join([head, "", *lines])
    print(text)
    if options.write:
        with options.write.open("a", encoding="utf-8") as page:
            page.write(f"\n{text}\n")
    return 0


def _compared(wanted: int, seed: int) -> list[str] | None:
    source = random.Random(seed)
    result = Result()
    while result.compared < wanted:
        compare([chain(source) for _ in range(_AT_ONCE)], result)
        if result.differences:
            print("\n\n".join(result.differences[:10]))
            print(f"{len(result.differences)} differences in {result.compared} chains")
            return None
    left = sum(result.left.values())
    return [
        f"{result.compared:,} chains compared, {result.succeeded:,} of which gave a value; no"
        f" difference. {left:,} were left:",
        "",
        "| left because | chains |",
        "| --- | ---: |",
        *[f"| {reason} | {n:,} |" for reason, n in result.left.most_common()],
        "",
        "| method | rewritten chains |",
        "| --- | ---: |",
        *[f"| `{name}` | {n:,} |" for name, n in result.methods.most_common()],
    ]


def _planted(seed: int) -> list[str] | None:
    lines = ["| planted bug | found after chains |", "| --- | ---: |"]
    for name, mutate in PLANTED.items():
        source = random.Random(seed)
        result = Result()
        while not result.differences:
            if result.compared > _MOST_PLANTED:
                print(f"not found: {name}")
                return None
            compare([chain(source) for _ in range(_AT_ONCE)], result, mutate)
        lines.append(f"| {name} | {result.compared:,} |")
        print(lines[-1], file=sys.stderr, flush=True)
    return lines


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
