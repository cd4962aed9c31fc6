"""Checks one file: reads it, runs the rules that apply, and keeps what a report shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from backlint.config.selection import Catalogue
from backlint.source import SourceError, read_source
from backlint.workspace import Workspace
from backlint_rules.check import RuleFailure, check_text
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding
from backlint_rules.rule import Rule

CheckText = Callable[[str, Sequence[Rule], Environment], tuple[list[Finding], list[RuleFailure]]]

CONTEXT_LINES = 2
"""How many lines around a finding a report may show."""


@dataclass(frozen=True)
class Engine:
    """The rules there are, and what runs them over a text."""

    catalogue: Catalogue = field(default_factory=Catalogue.installed)
    check_text: CheckText = check_text


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
    severe as ``fail-on`` says.
    """

    path: Path
    findings: tuple[Finding, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    fails: bool = False


def check_file(path: Path, workspace: Workspace, check_text: CheckText) -> FileReport:
    """Reads and checks the file at an absolute path."""
    try:
        text = read_source(path)
    except SourceError as error:
        return FileReport(path, problems=(Problem(path, error.message, error.line),))
    return check_source(text, path, workspace, check_text)


def check_source(text: str, path: Path, workspace: Workspace, check_text: CheckText) -> FileReport:
    """Checks a text as that of the file at an absolute path."""
    configuration = workspace.configuration_for(path, text)
    if not configuration.rules:
        return FileReport(path)
    try:
        found, failures = check_text(text, configuration.rules, configuration.environment)
    except Exception as error:
        # A defect of ours must not keep a user from the findings in all other files.
        message = f"could not be checked, which is a bug in backlint: {error!r}"
        return FileReport(path, problems=(Problem(path, message, is_defect=True),))
    findings = tuple(
        finding._replace(severity=configuration.severity_of(finding)) for finding in found
    )
    return FileReport(
        path,
        findings,
        _lines_around(findings, text),
        tuple(_problem(failure, path) for failure in failures),
        any(map(configuration.fails, findings)),
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
