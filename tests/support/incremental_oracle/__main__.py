"""The whole comparison: ``python -m incremental_oracle --edits 50000``.

Run it from the repository's root with ``tests/support`` on PYTHONPATH, after
``python -m benchmarks.corpus``. With ``--write docs/incremental-oracle.md`` its log line is added
to that page. With ``--planted`` it plants one bug after the other and tells how soon it is found.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from incremental_oracle.comparison import Difference, Result, compare
from incremental_oracle.files import files_with_findings
from incremental_oracle.fixtures import fixtures
from incremental_oracle.planted import PLANTED
from incremental_oracle.reference import Reference
from incremental_oracle.report import log_line, planted_line, write_lines


def main() -> int:
    """Makes the edits; the exit code tells whether there was a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="the page that gets the log line")
    parser.add_argument("--planted", action="store_true", help="find planted bugs")
    options = parser.parse_args()

    files = [*files_with_findings().values()]
    specimens = fixtures()
    files += specimens * (len(files) // len(specimens))  # every way to a finding, as often
    print(f"{len(files)} files", file=sys.stderr, flush=True)
    run = _find_planted if options.planted else _compare
    lines = run(files, options.seed, options.edits)
    if lines is None:
        return 1
    print("\n".join(lines))
    if options.write:
        write_lines(options.write, lines, planted=options.planted)
    return 0


def _compare(files: Sequence[str], seed: int, edits: int) -> list[str] | None:
    """The log line; ``None`` if there was a difference."""
    commit = _commit()
    start = time.monotonic()
    result = Result()
    with Reference() as reference:
        try:
            compare(files, seed, edits, reference, result)
        except Difference as difference:
            print(difference)
            return None
    return [log_line(commit, seed, len(set(files)), result, time.monotonic() - start)]


def _find_planted(files: Sequence[str], seed: int, edits: int) -> list[str] | None:
    """The lines of the table; ``None`` if a bug was not found."""
    commit = _commit()
    lines = []
    for name, plant in PLANTED.items():
        result = Result()
        with Reference() as reference, plant():
            try:
                compare(files, seed, edits, reference, result)
            except Difference:
                lines.append(planted_line(commit, seed, name, result))
                print(lines[-1], file=sys.stderr, flush=True)
            else:
                print(f"not found: {name}")
                return None
    return lines


def _commit() -> str:
    """The commit that is checked out; with a ``+`` if the engine is not as it was committed."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], capture_output=True, text=True).stdout.strip()

    changed = git("status", "--porcelain", "--", "rules", "tests/support/incremental_oracle")
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


if __name__ == "__main__":
    sys.exit(main())
