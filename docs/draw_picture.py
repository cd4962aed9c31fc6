"""Draws docs/check.svg: what a terminal shows of `backlint check` on a part of the example."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

REPOSITORY = Path(__file__).parents[1]
PICTURE = REPOSITORY / "docs" / "check.svg"
WIDTH = 100
COMMAND = "check shop/admin.py shop/reports.py"


def picture() -> str:
    """What a terminal shows of the command, as SVG."""
    console = Console(record=True, width=WIDTH, file=StringIO())
    console.print(f"$ backlint {COMMAND}\n", highlight=False)
    console.print(Text.from_ansi(shown_by_terminal(COMMAND)))
    svg = console.export_svg(title="backlint", theme=DIMMED_MONOKAI)
    # A picture in a page loads no fonts from elsewhere.
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def shown_by_terminal(command: str) -> str:
    """The output of a command in a terminal, colours and all."""
    terminal, its_end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "backlint", *shlex.split(command)],
        cwd=REPOSITORY / "examples" / "shop",
        env={**os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm-256color"},
        stdout=its_end,
    )
    os.close(its_end)
    output = bytearray()
    # When its other end is closed, reading from a terminal is an error on Linux.
    with suppress(OSError):
        while data := os.read(terminal, 4096):
            output += data
    process.wait()
    return output.decode().replace("\r\n", "\n")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
