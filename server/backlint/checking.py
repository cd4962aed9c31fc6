"""Checks one file: reads it, runs the rules that apply, and keeps what a report shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from backlint.config.selection import Catalogue
from backlint.fixing import (
    NO_FIXES,
    CannotWrite,
    FixOptions,
    changed_lines,
    diff,
    style_for,
    with_comments,
    write_source,
)
from backlint.folders import shown
from backlint.source import NOTEBOOK, Source, SourceError, read_source
from backlint.workspace import FileConfiguration, Workspace
from backlint_rules.check import Checked, check_text
from backlint_rules.edits import TextEdit
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Range
from backlint_rules.fixing import Fixed, Style, edits_of_each, fix_text
from backlint_rules.rule import Rule, RuleFailure
from backlint_rules.syntax.text import split_lines

CheckText = Callable[[str, Sequence[Rule], Environment], Checked]
EditsOfEach = Callable[..., dict[Finding, list[TextEdit] | str]]
FixText = Callable[[str, Sequence[Rule], Environment, Callable[[Finding], bool], Style], Fixed]

CONTEXT_LINES = 2
"""How many lines around a finding a report may show."""


@dataclass(frozen=True)
class Engine:
    """The rules there are, and what runs them over a text and applies their fixes."""

    catalogue: Catalogue = field(default_factory=Catalogue.installed)
    check_text: CheckText = check_text
    fix_text: FixText = fix_text
    edits_of_each: EditsOfEach = edits_of_each


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file, or a part of it, or a rule in it, could not be checked; ``line`` counts from 0.

    ``is_defect``: the fault is in a rule or in backlint, not in the file. ``is_partial``: the rest
    of the file was checked.
    """

    path: Path
    message: str
    line: int | None = None
    rule: str | None = None
    is_defect: bool = False
    is_partial: bool = False


class ShownFix(NamedTuple):
    """What a fix means for its file, and the lines that it changes, as ``diff`` shows them."""

    edits: tuple[TextEdit, ...]
    changed_lines: tuple[str, ...]


class CellStart(NamedTuple):
    """The line where a code cell begins in the text of its notebook; and the number of the cell
    among all of the notebook's, which people count from 1.
    """

    line: int
    number: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """The outcome of checking a file; plain data that goes from process to process.

    Every finding has its severity. ``lines`` has the text, without line ends, of the lines that
    findings are on and of some around them, by number from 0. ``fails``: some finding is as
    severe as ``fail-on`` says. ``fixed`` are the findings whose fixes were applied; all the rest is
    about the text after that. That is ``fixed_text`` as long as it is not written, and ``diff``
    shows it if it is not to be. ``fixes`` are those of the findings that are left, as far as they
    were worked out. ``ignored`` are the findings that comments keep quiet now.

    Of a notebook the text is that of its code cells one after another. ``cells`` says where they
    begin, and ``fixed_cells`` the same for the text that ``fixed`` is about.
    """

    path: Path
    findings: tuple[Finding, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    fails: bool = False
    fixed: tuple[Finding, ...] = ()
    fixed_text: str | None = None
    diff: str = ""
    fixes: Mapping[Finding, ShownFix] = field(default_factory=dict)
    ignored: tuple[Finding, ...] = ()
    cells: tuple[CellStart, ...] = ()
    fixed_cells: tuple[CellStart, ...] = ()


def check_file(
    path: Path, workspace: Workspace, engine: Engine, fix: FixOptions = NO_FIXES
) -> FileReport:
    """Reads, checks and, if that is wanted, fixes the file at an absolute path."""
    try:
        source = read_source(path)
    except SourceError as error:
        return FileReport(path, problems=(Problem(path, error.message, error.line),))
    report = check_source(source, path, workspace, engine, fix)
    if report.fixed_text is None or not fix.write:
        return report
    try:
        write_source(path, source, report.fixed_text)
    except CannotWrite as error:
        problem = Problem(path, str(error))
        report = check_source(source, path, workspace, engine)
        return replace(report, problems=(*report.problems, problem))
    return replace(report, fixed_text=None)


def check_source(
    source: Source, path: Path, workspace: Workspace, engine: Engine, fix: FixOptions = NO_FIXES
) -> FileReport:
    """Checks, and if that is wanted fixes, a source as that of the file at an absolute path."""
    if path.suffix == NOTEBOOK:
        # Loaded only where it is needed.
        from backlint.notebook_checking import check_notebook

        return check_notebook(source, path, workspace, engine, fix)
    return check_text_of(source.text, path, workspace, engine, fix)


def check_text_of(
    text: str, path: Path, workspace: Workspace, engine: Engine, fix: FixOptions = NO_FIXES
) -> FileReport:
    """The same for a text of Python."""
    try:
        return _check_text(text, path, workspace, engine, fix)
    except Exception as error:
        # A defect of ours must not keep a user from the findings in all other files.
        message = f"could not be checked, which is a bug in backlint: {error!r}"
        return FileReport(path, problems=(Problem(path, message, is_defect=True),))


def _check_text(
    text: str, path: Path, workspace: Workspace, engine: Engine, fix: FixOptions
) -> FileReport:
    configuration = workspace.configuration_for(path, text)
    if not configuration.rules:
        return FileReport(path)
    rules, environment = configuration.rules, configuration.environment
    before = text
    applied_fixes: list[Finding] = []
    ignored: list[Finding] = []
    found, failures, error = engine.check_text(text, rules, environment)
    wanted = [finding for finding in found if fix.wants(configuration.judged(finding))]
    if wanted and error is None:
        wants = fix.wants
        fixed = engine.fix_text(
            text,
            rules,
            environment,
            lambda finding: wants(configuration.judged(finding)),
            style_for(configuration),
        )
        text, applied_fixes = fixed.text, fixed.applied
        found, failures = fixed.left, fixed.failures
    elif found and fix.ignore is not None:
        quiet = found
        text = with_comments(text, found, fix.ignore)
        found, failures, error = engine.check_text(text, rules, environment)
        left = {(finding.rule, finding.range) for finding in found}
        ignored = [finding for finding in quiet if (finding.rule, finding.range) not in left]
    findings, fixes = _with_shown_fixes(
        text, tuple(map(configuration.judged, found)), configuration, engine, fix
    )
    report = FileReport(
        path,
        findings,
        _lines_around(findings, text),
        tuple(_problems(failures, error, path, n_not_fixed=len(wanted) if error else 0)),
        any(map(configuration.fails, findings)),
        fixes=fixes,
    )
    if text == before:
        return report
    return replace(
        report,
        fixed=tuple(applied_fixes),
        fixed_text=text,
        diff="" if fix.write else diff(before, text, shown(path, workspace.root)),
        ignored=tuple(ignored),
    )


def _with_shown_fixes(
    text: str,
    findings: tuple[Finding, ...],
    configuration: FileConfiguration,
    engine: Engine,
    fix: FixOptions,
) -> tuple[tuple[Finding, ...], Mapping[Finding, ShownFix]]:
    """The findings, of which those that cannot be fixed say so, and the fixes of the others."""
    if not fix.shows or all(finding.fix is None for finding in findings):
        return findings, {}
    edits = engine.edits_of_each(
        text,
        findings,
        configuration.environment,
        style_for(configuration),
        with_imports=fix.with_imports,
    )
    lines = split_lines(text)
    shown_fixes: dict[Finding, ShownFix] = {}
    judged = []
    for finding in findings:
        outcome = edits.get(finding)
        if isinstance(outcome, str):
            finding = finding._replace(fix=None, no_fix=outcome)
        elif outcome is not None:
            changes = tuple(changed_lines(lines, outcome))
            shown_fixes[finding] = ShownFix(tuple(outcome), changes)
        judged.append(finding)
    return tuple(judged), shown_fixes


def _problems(
    failures: Sequence[RuleFailure], error: Range | None, path: Path, n_not_fixed: int
) -> Iterator[Problem]:
    for failure in failures:
        message = f"rule `{failure.rule}` failed: {failure.error!r}"
        yield Problem(path, message, failure.line, failure.rule, is_defect=True, is_partial=True)
    if error is not None:
        message = "this part does not parse and was not checked"
        if n_not_fixed:
            message += "; nothing in the file was fixed"
        yield Problem(path, message, error.line, is_partial=True)


_LINE_END = re.compile(r"\r\n|\n|\r")


def _lines_around(findings: Sequence[Finding], text: str) -> Mapping[int, str]:
    if not findings:
        return {}
    lines = _LINE_END.split(text)
    wanted: set[int] = set()
    for finding in findings:
        for place in (finding.range, *(related.range for related in finding.related)):
            wanted.update(range(place.line - CONTEXT_LINES, place.line + CONTEXT_LINES + 1))
            wanted.update(range(place.end_line, place.end_line + CONTEXT_LINES + 1))
    return {number: lines[number] for number in sorted(wanted) if 0 <= number < len(lines)}
