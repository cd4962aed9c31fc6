"""The command line: one module per command."""

from __future__ import annotations

import sys
from typing import NoReturn

INTERRUPTED = 130
"""What a shell reports for a command that Ctrl-C ended."""


def main() -> NoReturn:
    """Runs the command that the arguments name, and exits with its code."""
    try:
        # Imported here, so that Ctrl-C during the imports is as quiet as later.
        from backlint.cli.run import run

        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
