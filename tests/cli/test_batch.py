"""Many files are checked in several processes, with the same outcome."""

from __future__ import annotations

from pathlib import Path

import pytest

from backlint.batch import check_files
from backlint.checking import Engine, FileReport
from backlint.workspace import Workspace, WorkspaceOptions

OLD = """\
from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
async def start() -> None: ...
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """More than one process gets something to do."""
    for number in range(8):
        text = OLD + "#" * (200_000 * (number % 3))
        (tmp_path / f"file{number}.py").write_text(text, encoding="utf-8")
    (tmp_path / "broken.py").write_bytes(b"'\xff'")
    return sorted(tmp_path.glob("*.py"))


def reports(files: list[Path], root: Path, jobs: int) -> list[FileReport]:
    engine, options = Engine(), WorkspaceOptions({"severity": {"fastapi": "error"}})
    return list(check_files(files, Workspace(root, options), options, engine, jobs))


def test_the_reports_of_several_processes_are_those_of_one(
    files: list[Path], tmp_path: Path
) -> None:
    alone = reports(files, tmp_path, 1)
    assert [report.path for report in alone] == files
    assert reports(files, tmp_path, 2) == alone
    assert len(alone[0].problems) == 1
    assert all(report.findings for report in alone[1:])
