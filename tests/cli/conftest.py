"""An engine of two made-up rules, and a project to run the commands in."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result

from backlint.checking import Engine
from backlint.cli.run import commands
from backlint.config.selection import Catalogue
from backlint_rules.check import Checked
from backlint_rules.edits import TextEdit, applied
from backlint_rules.environment import Environment
from backlint_rules.finding import Edit, Finding, Fix, Premise, Range, Related, Severity
from backlint_rules.fixing import Fixed
from backlint_rules.rule import Needs, Rule, RuleFailure, rule
from backlint_rules.syntax.text import split_lines

SHOUT = """\
Names that shout are hard to read.

Why
    Capitals all have the same height, so the eye finds no shape. Nobody knows
    why anyone does it.

Example
    SHOUT = 1

Fix
    shout = 1

Sources
    https://example.org/shout
"""

LEGACY = """\
`legacy()` has a successor.

Why
    It goes away in 3.0.

Example
    legacy()

Sources
    https://example.org/legacy
"""


def _rule(module_name: str, docstring: str, **options: Any) -> Rule:
    module = ModuleType(module_name, docstring)
    sys.modules[module_name] = module

    def check(fact: object) -> Iterator[Finding]:
        yield from ()

    check.__module__ = module_name
    check.__name__ = module_name.rpartition(".")[2]
    declared: Rule = rule(on=object, **options)(check).rule  # type: ignore[attr-defined]
    return declared


@pytest.fixture(scope="session")
def rules() -> Iterator[dict[str, Rule]]:
    before = set(sys.modules)
    declared = [
        _rule("made_up.style.shouted_name", SHOUT, renamed_from=["style-caps"]),
        _rule(
            "made_up.library.legacy_call",
            LEGACY,
            severity=Severity.ERROR,
            modernises=True,
            needs=[Needs("library", lowest="2.0")],
        ),
        _rule("made_up.library.opinion", LEGACY, default=False),
    ]
    yield {r.id: r for r in sorted(declared, key=lambda r: r.id)}
    for name in set(sys.modules) - before:
        if name.startswith("made_up."):
            del sys.modules[name]


def check_text(text: str, rules: Sequence[Rule], environment: Environment) -> Checked:
    """Finds words in capitals and calls of ``legacy``; fails where the text says ``boom``.

    Where it says ``crash``, it is the engine itself that fails; ``(:`` does not parse.
    """
    on = {rule.id for rule in rules}
    if "crash" in text:
        raise IndexError("in the engine")
    findings, failures = [], []
    error: Range | None = None
    shouted: Range | None = None
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text)):
        for word in re.finditer(r"\b[A-Z]{2,}\b", line):
            where = Range(number, word.start(), number, word.end())
            if "style-shouted-name" in on:
                related = (Related(shouted, "the first one is here"),) if shouted else ()
                message = f"`{word.group()}` shouts; write `{word.group().lower()}`"
                fix = Fix("Say it quietly", (Edit(where, (word.group().lower(),)),))
                findings.append(
                    Finding(where, message, related=related, rule="style-shouted-name", fix=fix)
                )
            shouted = shouted or where
        for call in re.finditer(r"legacy\(\)", line):
            where = Range(number, call.start(), number, call.end())
            if "library-legacy-call" in on:
                premises = (Premise("`new()` does the same", proven=False),)
                fix = Fix("Call `new()`", (Edit(where, ("new()",)),), premises=premises)
                message = "`legacy()` is old; call `new()`"
                findings.append(Finding(where, message, rule="library-legacy-call", fix=fix))
        if "boom" in line and rules:
            boom = ValueError("boom")
            failures.append(RuleFailure(rules[0].id, environment.module, number, boom))
        if "(:" in line and error is None:
            error = Range(number, line.index("(:"), number, len(line))
    return Checked(findings, failures, error)


def fix_text(
    text: str,
    rules: Sequence[Rule],
    environment: Environment,
    wanted: Callable[[Finding], bool],
    style: object,
) -> Fixed:
    """Applies the wanted fixes of ``check_text``."""
    findings = [f for f in check_text(text, rules, environment)[0] if wanted(f)]
    edits = [edit for finding in findings for edit in edits_of(finding)]
    after = applied(split_lines(text), edits)
    left, failures, _ = check_text(after, rules, environment)
    return Fixed(after, findings, [], left, failures)


def edits_of(finding: Finding) -> list[TextEdit]:
    edits = finding.fix.edits if finding.fix is not None else ()
    return [TextEdit(edit.range, "".join(map(str, edit.parts))) for edit in edits]


def edits_of_each(
    text: str, findings: Sequence[Finding], *_: object, with_imports: bool
) -> dict[Finding, list[TextEdit] | str]:
    """The edits of each fix, but for lines with a question mark."""
    lines = split_lines(text)
    return {
        finding: "it is questionable" if "?" in lines[finding.range.line] else edits_of(finding)
        for finding in findings
    }


@pytest.fixture
def engine(rules: dict[str, Rule]) -> Engine:
    renamed = {old: r.id for r in rules.values() for old in r.renamed_from}
    return Engine(Catalogue(rules, renamed), check_text, fix_text, edits_of_each)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    for variable in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


Write = Callable[[str, str], Path]


@pytest.fixture
def write(project: Path) -> Write:
    """Writes a file of the project."""

    def write(path: str, text: str) -> Path:
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    return write


Run = Callable[..., Result]


@pytest.fixture
def run(engine: Engine, project: Path) -> Run:
    """Runs a command as a shell would; its exit code and output are in the result."""

    def run(*arguments: str, **options: Any) -> Result:
        result = CliRunner().invoke(commands, arguments, obj=engine, **options)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
