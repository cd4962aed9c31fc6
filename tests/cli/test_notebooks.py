"""``backlint check`` on Jupyter's notebooks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Write = Callable[[str, str], Path]
Run = Callable[..., Result]


def notebook(*cells: str | dict[str, Any], language: str = "python") -> str:
    """A notebook as Jupyter writes it: markdown first, then these cells."""
    document = {
        "cells": [
            {"cell_type": "markdown", "metadata": {}, "source": ["# Ärger\n"]},
            *(
                cell
                if isinstance(cell, dict)
                else {
                    "cell_type": "code",
                    "execution_count": None,
                    "metadata": {},
                    "outputs": [],
                    "source": cell.splitlines(keepends=True),
                }
                for cell in cells
            ),
        ],
        "metadata": {"language_info": {"name": language}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def sources(path: Path) -> list[str]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells[1:]]


def test_findings_are_in_cells(run: Run, write: Write) -> None:
    write("a.ipynb", notebook("%cd x", "ok = 1\nSHOUT = legacy()"))
    result = run("check", "--output-format", "concise", "--quiet")
    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in result.stdout.splitlines()] == [
        "a.ipynb:cell 3:2:1",
        "a.ipynb:cell 3:2:9",
    ]


def test_frames_show_the_cell(run: Run, write: Write) -> None:
    write("a.ipynb", notebook("ok = 1", "%cd x\nSHOUT = 1\n!ls", "SHOUT = 1"))
    result = run("check", "--quiet")
    assert "a.ipynb:cell 3:2:1" in result.stdout
    assert "  1 │ %cd x\n  2 │ SHOUT = 1\n    │ ~~~~~\n  3 │ !ls\n" in result.stdout
    assert [line for line in result.stdout.splitlines() if line.endswith("─")] == [
        line for line in result.stdout.splitlines() if line.startswith("a.ipynb:cell")
    ]


def test_a_problem_names_the_cell(run: Run, write: Write) -> None:
    write("a.ipynb", notebook("ok = 1", "%cd x\ndef f(:\n"))
    result = run("check")
    assert result.exit_code == 2
    assert result.stderr == (
        "error: a.ipynb: cell 3, line 2: this part does not parse and was not checked\n"
    )


def test_json_names_the_cell(run: Run, write: Write) -> None:
    write("a.ipynb", notebook("ok = 1", "SHOUT = 1"))
    [finding] = json.loads(run("check", "--output-format", "json").stdout)["findings"]
    assert finding["path"] == "a.ipynb"
    assert (finding["cell"], finding["line"], finding["end_line"]) == (3, 1, 1)
    [edit] = finding["fix"]["edits"]
    assert (edit["cell"], edit["line"], edit["text"]) == (3, 1, "shout = 1")


def test_fixes_change_nothing_but_sources(run: Run, write: Write) -> None:
    text = notebook("%cd x\nSHOUT = 1", "files = !ls\nok = 1")
    file = write("a.ipynb", text)
    result = run("check", "--fix", "--show-fixes")
    assert result.exit_code == 0
    assert "a.ipynb:cell 2:2: fixed style-shouted-name: Say it quietly\n" in result.stdout
    assert file.read_text("utf-8") == text.replace("SHOUT", "shout")


def test_a_diff_names_the_cells(run: Run, write: Write) -> None:
    write("a.ipynb", notebook("SHOUT = 1", "ok = 1"))
    result = run("check", "--diff")
    assert result.stdout == (
        "--- a/a.ipynb:cell 2\n+++ b/a.ipynb:cell 2\n@@ -1 +1 @@\n-SHOUT = 1\n+shout = 1\n"
    )


def test_findings_are_ignored_by_comments(run: Run, write: Write) -> None:
    file = write("a.ipynb", notebook("ok = 1", "SHOUT = 1"))
    run("check", "--add-ignore")
    assert sources(file) == ["ok = 1", "SHOUT = 1  # backlint: ignore[style-shouted-name]"]


@pytest.mark.parametrize("indent", [None, 1, 2, 4, "\t"])
@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("as_list", [True, False])
def test_the_layout_of_the_file_is_kept(
    run: Run, write: Write, indent: int | str | None, ascii_only: bool, as_list: bool
) -> None:
    document = json.loads(notebook("SHOUT = 1\n"))
    if not as_list:
        document["cells"][1]["source"] = "SHOUT = 1\n"
    text = json.dumps(document, indent=indent, ensure_ascii=ascii_only)
    file = write("a.ipynb", text)
    assert run("check", "--fix").exit_code == 0
    assert file.read_text("utf-8") == text.replace("SHOUT", "shout")


def test_a_layout_that_cannot_be_kept_is_left_alone(run: Run, write: Write) -> None:
    text = notebook("SHOUT = 1").replace('"nbformat": 4', '"nbformat":  4')
    file = write("a.ipynb", text)
    result = run("check", "--fix")
    assert result.exit_code == 2
    assert "a.ipynb: was not fixed: is a notebook laid out in a way" in result.stderr
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize(
    "text",
    [
        notebook("SHOUT = 1", language="julia"),
        notebook(
            {
                "cell_type": "code",
                "metadata": {"vscode": {"languageId": "sql"}},
                "source": "SHOUT = 1",
            }
        ),
        notebook({"cell_type": "raw", "metadata": {}, "source": "SHOUT = 1"}),
        notebook({"cell_type": "code", "metadata": {}, "source": [1]}),
        notebook("%%bash\nSHOUT = 1"),
        notebook(),
    ],
)
def test_other_languages_are_silent(run: Run, write: Write, text: str) -> None:
    write("a.ipynb", text)
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout == "No findings in 1 file.\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{\n"cells": ]', "a.ipynb:2: is not a notebook: Expecting value"),
        ("[" * 100_000, "a.ipynb: is not a notebook: it is nested too deeply"),
        ("[]", "a.ipynb: is not a notebook in format 4, the only one that backlint reads"),
        ('{"nbformat": 3}', "; `jupyter nbconvert --to notebook` converts it"),
    ],
)
def test_what_is_no_notebook(run: Run, write: Write, text: str, message: str) -> None:
    write("a.ipynb", text)
    result = run("check")
    assert result.exit_code == 2
    assert message in result.stderr


def test_standard_input_may_be_one(run: Run) -> None:
    text = notebook("SHOUT = 1")
    arguments = ("check", "-", "--stdin-filename", "a.ipynb", "--fix")
    assert run(*arguments, input=text).stdout == text.replace("SHOUT", "shout")
