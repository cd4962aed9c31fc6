"""Random messages: ``python -m message_oracle --messages 100000``.

Run it from the repository's root with ``tests/support`` on PYTHONPATH. With ``--write
docs/message-oracle.md`` its log line is added to that page.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from message_oracle.comparison import Result
from message_oracle.fresh import Difference
from message_oracle.report import log_line, write_line
from message_oracle.sessions import run


def main() -> int:
    """Sends the messages; the exit code tells whether an answer was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=2_000, help="answers from fresh processes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="the page that gets the log line")
    options = parser.parse_args()
    commit, start, result = _commit(), time.monotonic(), Result()
    try:
        growth = run(options.seed, options.messages, options.processes, result, _show)
    except Difference as difference:
        print(difference)
        return 1
    minutes = (time.monotonic() - start) / 60
    line = log_line(commit, options.seed, result, growth, minutes)
    print(line)
    print(result)
    if options.write:
        write_line(options.write, line)
    return 0


def _show(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _commit() -> str:
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], capture_output=True, text=True).stdout.strip()

    changed = git("status", "--porcelain", "--", "rules", "server", "tests/support/message_oracle")
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


if __name__ == "__main__":
    sys.exit(main())
