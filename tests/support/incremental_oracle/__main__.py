"""The whole comparison: ``python -m incremental_oracle --edits 50000``.

Run it from the repository's root with ``tests/support`` on PYTHONPATH, after
``python -m benchmarks.corpus``. With ``--write docs/incremental-oracle.md`` its log line is added
to that page.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from incremental_oracle.comparison import Difference, compare
from incremental_oracle.files import files_with_findings
from incremental_oracle.reference import Reference
from incremental_oracle.report import add_line, log_line


def main() -> int:
    """Makes the edits; the exit code tells whether there was a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="the page that gets the log line")
    options = parser.parse_args()

    commit = _commit()
    files = files_with_findings()
    print(f"{len(files)} files", file=sys.stderr, flush=True)
    start = time.monotonic()
    with Reference() as reference:
        try:
            result = compare([*files.values()], options.seed, options.edits, reference)
        except Difference as difference:
            print(difference)
            return 1
    line = log_line(commit, options.seed, len(files), result, time.monotonic() - start)
    print(line)
    if options.write:
        add_line(options.write, line)
    return 0


def _commit() -> str:
    """The commit that is checked out; with a ``+`` if the engine is not as it was committed."""

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], capture_output=True, text=True).stdout.strip()

    changed = git("status", "--porcelain", "--", "rules", "tests/support/incremental_oracle")
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


if __name__ == "__main__":
    sys.exit(main())
