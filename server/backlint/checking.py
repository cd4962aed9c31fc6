"""Checks one file: reads it, runs the rules that apply, and keeps what a report shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from backlint.config.selection import Catalogue
from backlint.fixing import STYLE, CannotWrite, FixOptions, diff, write_source
from backlint.folders import shown
from backlint.source import SourceError, read_source
from backlint.workspace import Workspace
from backlint_rules.check import RuleFailure, check_text
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding
from backlint_rules.fixing import Fixed, Style, fix_text
from backlint_rules.rule import Rule

CheckText = Callable[[str, Sequence[Rule], Environment], tuple[list[Finding], list[RuleFailure]]]
FixText = Callable[[str, Sequence[Rule], Environment, Callable[[Finding], bool], Style], Fixed]

CONTEXT_LINES = 2
"""How many lines around a finding a report may show."""


@dataclass(frozen=True)
class Engine:
    """The rules there are, and what runs them over a text and applies their fixes."""

    catalogue: Catalogue = field(default_factory=Catalogue.installed)
    check_text: CheckText = check_text
    fix_text: FixText = fix_text


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file, or a rule in a file, could not be checked; ``line`` counts from 0.

    ``is_defect``: the fault is in a rule or in backlint, not in the file.
    """

    path: Path
    message: str
    line: int | None = None
    rule: str | None = None
    is_defect: bool = False


@dataclass(frozen=True, slots=True)
class FileReport:
    """The outcome of checking a file; plain data that goes from process to process.

    Every finding has its severity. ``lines`` has the text, without line ends, of the lines that
    findings are on and of some around them, by number from 0. ``fails``: some finding is as
    severe as ``fail-on`` says. ``fixed`` are the findings whose fixes were applied; all the rest is
    about the text after that. That is ``fixed_text`` as long as it is not written, and ``diff``
    shows it if it is not to be.
    """

    path: Path
    findings: tuple[Finding, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    fails: bool = False
    fixed: tuple[Finding, ...] = ()
    fixed_text: str | None = None
    diff: str = ""


def check_file(
    path: Path, workspace: Workspace, engine: Engine, fix: FixOptions | None = None
) -> FileReport:
    """Reads, checks and, if that is wanted, fixes the file at an absolute path."""
    try:
        source = read_source(path)
    except SourceError as error:
        return FileReport(path, problems=(Problem(path, error.message, error.line),))
    report = check_source(source.text, path, workspace, engine, fix)
    if report.fixed_text is None or fix is None or not fix.write:
        return report
    try:
        write_source(path, source, report.fixed_text)
    except CannotWrite as error:
        problem = Problem(path, str(error))
        report = check_source(source.text, path, workspace, engine)
        return replace(report, problems=(*report.problems, problem))
    return replace(report, fixed_text=None)


def check_source(
    text: str, path: Path, workspace: Workspace, engine: Engine, fix: FixOptions | None = None
) -> FileReport:
    """Checks, and if that is wanted fixes, a text as that of the file at an absolute path."""
    configuration = workspace.configuration_for(path, text)
    if not configuration.rules:
        return FileReport(path)
    rules, environment = configuration.rules, configuration.environment
    fixed = None
    try:
        found, failures = engine.check_text(text, rules, environment)
        if fix is not None and any(map(fix.wants, found)):
            fixed = engine.fix_text(text, rules, environment, fix.wants, STYLE)
            found, failures = fixed.left, fixed.failures
    except Exception as error:
        # A defect of ours must not keep a user from the findings in all other files.
        message = f"could not be checked, which is a bug in backlint: {error!r}"
        return FileReport(path, problems=(Problem(path, message, is_defect=True),))
    findings = tuple(
        finding._replace(severity=configuration.severity_of(finding)) for finding in found
    )
    report = FileReport(
        path,
        findings,
        _lines_around(findings, fixed.text if fixed else text),
        tuple(_problem(failure, path) for failure in failures),
        any(map(configuration.fails, findings)),
    )
    if fix is None or fixed is None or fixed.text == text:
        return report
    return replace(
        report,
        fixed=tuple(fixed.applied),
        fixed_text=fixed.text,
        diff="" if fix.write else diff(text, fixed.text, shown(path, workspace.root)),
    )


def _problem(failure: RuleFailure, path: Path) -> Problem:
    message = f"rule `{failure.rule}` failed: {failure.error!r}"
    return Problem(path, message, failure.line, failure.rule, is_defect=True)


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
