"""Draws docs/check.svg: what the README's first command says of a part of the example."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

REPOSITORY = Path(__file__).parents[1]
ARGUMENTS = ["check", "shop/admin.py", "shop/reports.py"]


def main() -> None:
    """Runs the command and writes its output, colours and all, as a picture."""
    output = subprocess.run(
        [sys.executable, "-m", "backlint", *ARGUMENTS],
        cwd=REPOSITORY / "examples" / "shop",
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": "110"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    console = Console(record=True, width=110, file=StringIO())
    console.print(f"$ backlint {' '.join(ARGUMENTS)}", highlight=False)
    console.print(Text.from_ansi(output))
    svg = console.export_svg(title="backlint", theme=DIMMED_MONOKAI)
    # Fonts from elsewhere are not loaded within a page's picture.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (REPOSITORY / "docs" / "check.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
