"""What the documentation tells users to write."""

from __future__ import annotations

from pathlib import Path

EDITORS = Path(__file__).parents[2] / "docs/editors.md"


def snippet(heading: str) -> str:
    """The first block of code below a heading of the page on editors."""
    _, _, below = EDITORS.read_text(encoding="utf-8").partition(f"# {heading}\n")
    return below.split("```")[1].partition("\n")[2]
