"""Checks one notebook: its code cells as one module, and its report in terms of the cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from backlint.checking import CellStart, Engine, FileReport, Problem, check_text_of
from backlint.fixing import FixOptions, diff
from backlint.folders import shown
from backlint.notebook_cells import CellsLostError
from backlint.notebook_files import Notebook, read_notebook
from backlint.source import Source, SourceError
from backlint.workspace import Workspace
from backlint_rules.edits import TextEdit


def check_notebook(
    source: Source, path: Path, workspace: Workspace, engine: Engine, fix: FixOptions
) -> FileReport:
    """Checks, and if that is wanted fixes, the notebook in a source."""
    try:
        before = read_notebook(source.text)
    except SourceError as error:
        return FileReport(path, problems=(Problem(path, error.message, error.line),))
    report = check_text_of(before.cells.code, path, workspace, engine, fix)
    if report.fixed_text is None:
        return _in_cells(report, before)
    only_check = replace(fix, applies=False, ignore=None)
    try:
        after = read_notebook(before.after(report.fixed_text))
    except (CellsLostError, SourceError) as error:
        problem = Problem(path, f"was not fixed: {error}")
        report = check_notebook(source, path, workspace, engine, only_check)
        return replace(report, problems=(*report.problems, problem))
    # The lines may be other ones: cells begin where the notebook says so.
    left = check_text_of(after.cells.code, path, workspace, engine, only_check)
    return replace(
        _in_cells(left, after),
        fixed=report.fixed,
        fixed_cells=_cell_starts(before),
        fixed_text=after.text,
        diff="" if fix.write else "".join(_diffs(before, after, shown(path, workspace.root))),
        ignored=report.ignored,
    )


def _in_cells(report: FileReport, notebook: Notebook) -> FileReport:
    """A report on a notebook's module as one on the notebook."""
    lines = notebook.cells.lines
    fixes = {}
    findings = []
    for finding in report.findings:
        shown_fix = report.fixes.get(finding)
        edits = shown_fix and _edits_in_cells(notebook, shown_fix.edits)
        if isinstance(edits, str):
            finding = finding._replace(fix=None, no_fix=edits)
        elif shown_fix is not None and edits is not None:
            fixes[finding] = shown_fix._replace(edits=edits)
        findings.append(finding)
    return replace(
        report,
        findings=tuple(findings),
        lines={n: lines[n].rstrip("\r\n") for n in report.lines if n < len(lines)},
        problems=tuple(_problem_in_cell(notebook, problem) for problem in report.problems),
        fixes=fixes,
        cells=_cell_starts(notebook),
    )


def _problem_in_cell(notebook: Notebook, problem: Problem) -> Problem:
    """A problem on a line of the module as one on a line of a cell."""
    if problem.line is None:
        return problem
    line = problem.line
    [start] = [start for start in _cell_starts(notebook) if start.line <= line][-1:]
    message = f"cell {start.number}, line {line - start.line + 1}: {problem.message}"
    return replace(problem, message=message, line=None)


def _edits_in_cells(notebook: Notebook, edits: Sequence[TextEdit]) -> tuple[TextEdit, ...] | str:
    """The same edits so that each changes one cell, still in lines of the module; or why they
    cannot be made.
    """
    try:
        by_cell = notebook.cells.edits(edits)
    except CellsLostError as error:
        return str(error)
    return tuple(
        TextEdit(range_.moved(notebook.cells.first_line(cell)), text)
        for cell, of_cell in by_cell.items()
        for range_, text in of_cell
    )


def _cell_starts(notebook: Notebook) -> tuple[CellStart, ...]:
    return tuple(
        CellStart(notebook.cells.first_line(cell), number + 1)
        for cell, number in enumerate(notebook.numbers)
    )


def _diffs(before: Notebook, after: Notebook, name: str) -> Iterator[str]:
    """What has changed, cell by cell."""
    pairs = zip(before.numbers, before.cells.cells, after.cells.cells, strict=True)
    for number, old, new in pairs:
        if old.text != new.text:
            yield diff(f"{old.text}\n", f"{new.text}\n", f"{name}:cell {number + 1}")
