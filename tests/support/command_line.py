"""What the command line finds in a file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from backlint_rules.syntax.text import split_lines
from real_editor import Shown


def checked(file: Path) -> list[Shown]:
    """The findings in a file, some of which may not parse, as an editor should show them."""
    command = [sys.executable, "-m", "backlint", "check", "--output-format=json", str(file)]
    report = json.loads(subprocess.run(command, capture_output=True).stdout)
    assert all("does not parse" in error["message"] for error in report["errors"])
    lines = split_lines(file.read_text(encoding="utf-8"))
    return [
        Shown(one["line"], _text(lines[one["line"] - 1], one), one["rule"])
        for one in report["findings"]
    ]


def _text(line: str, found: dict[str, int]) -> str:
    return line[found["column"] - 1 : found["end_column"] - 1]
