"""The fixtures of the rules: ordinary Python files with the findings drawn into them.

A rule's folder, ``tests/rules/<family>/<name>/``, has

``fires.py``, ``fires_<case>.py``
    what the rule finds;
``quiet.py``, ``quiet_<case>.py``
    near misses, in which it finds nothing;
``fires.safe.py``, ``fires.all.py``, ``fires.refactor.py``
    what the safe fixes, all fixes but refactorings, and these make of ``fires.py``, where that is
    another text;
``cases.py``
    what a file shows badly (line ends, form feeds, code that does not parse): a dictionary
    ``CASES`` from the name of a case to its drawn text.

Comments at the top of a file say what its project is like: ``# versions: sqlalchemy>=1.4,<3,
python>=3.12``, ``# module: app.models``, ``# package: app`` (the file is its ``__init__.py``) and
``# frozen: yes``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from backlint_rules.check import check_text
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Safety
from backlint_rules.fixing import Fixed, Style, fix_text
from backlint_rules.rule import Rule
from backlint_rules.versions import VersionRange
from squiggles import draw, erase, split_lines

RULES = Path(__file__).parents[1] / "rules"

#: What fixes may be.
SAFETIES = {
    "safe": (Safety.SAFE,),
    "all": (Safety.SAFE, Safety.UNSAFE),
    "refactor": (Safety.REFACTOR,),
}

#: Any Python may have to read fixtures, so that is asked apart, where it can.
STYLE = Style(88, compiles=lambda text: True)

Check = Callable[[str, Sequence[Rule], Environment], list[Finding]]


def checked(text: str, rules: Sequence[Rule], environment: Environment) -> list[Finding]:
    """The findings in a text. Raises ``RuleFailure`` where a rule raised."""
    findings, failures, _ = check_text(text, rules, environment)
    for failure in failures:
        raise failure
    return findings


def fixed(text: str, rule: Rule, environment: Environment, which: str) -> Fixed:
    """What the ``safe``, ``all`` or ``refactor`` fixes of a rule make of a text."""

    def is_wanted(finding: Finding) -> bool:
        return finding.fix is not None and finding.fix.safety in SAFETIES[which]

    return fix_text(text, [rule], environment, is_wanted, STYLE)


@dataclass(frozen=True)
class DrawnCode:
    """One piece of code with its findings drawn into it."""

    text: str

    @property
    def code(self) -> str:
        """The text without the drawings."""
        return erase(self.text)

    @property
    def environment(self) -> Environment:
        """What the comments at the top say.

        Raises ``ValueError`` for a setting that does not exist or cannot be read.
        """
        environment = Environment()
        for line in split_lines(self.code):
            if not line.startswith("#"):
                break
            if setting := _SETTING.match(line):
                environment = _with_setting(environment, *setting.groups())
        return environment

    def redrawn(self, rule: Rule, check: Check) -> DrawnCode:
        """The same code with what the rule finds now."""
        findings = check(self.code, [rule], self.environment)
        return DrawnCode(draw(self.code, [_as_drawn(f, rule) for f in findings]))


@dataclass(frozen=True)
class RuleFixture:
    """A file in a rule's folder: one or, in ``cases.py``, several drawn texts."""

    path: Path

    def __str__(self) -> str:
        return self.path.relative_to(RULES).as_posix()

    @property
    def kind(self) -> str:
        """``fires``, ``quiet`` or ``cases``."""
        return self.path.stem.partition("_")[0]

    def fixed_path(self, which: str) -> Path:
        """Where that is which the ``safe``, ``all`` or ``refactor`` fixes make of it."""
        return self.path.with_suffix(f".{which}.py")

    def read(self) -> Mapping[str, DrawnCode]:
        """The texts by the names of their cases; a file that is no collection has one."""
        text = self.path.read_bytes().decode()
        if self.kind != "cases":
            return {self.path.stem: DrawnCode(text)}
        return {name: DrawnCode(case) for name, case in _read_cases(text).items()}

    def write(self, drawings: Mapping[str, DrawnCode]) -> None:
        """Replaces the file's texts by those of the same names."""
        if self.kind != "cases":
            [drawing] = drawings.values()
            text = drawing.text
        else:
            preamble = self.path.read_bytes().decode().partition("CASES = {")[0]
            text = preamble + _written_cases(drawings)
        self.path.write_bytes(text.encode())


def folder_of(rule: Rule) -> Path:
    """Where the fixtures of a rule are."""
    family, name = rule.check.__module__.split(".")[-2:]
    return RULES / family / name


def fixtures_of(rule: Rule) -> list[RuleFixture]:
    """The fixtures of a rule in alphabetical order.

    Raises ``ValueError`` for a file that no check would look at.
    """
    paths = set(folder_of(rule).glob("*.py"))
    fixtures = [RuleFixture(path) for path in sorted(paths) if not path.stem.endswith(_FIXED)]
    fixed = {f.fixed_path(which) for f in fixtures if f.kind == "fires" for which in SAFETIES}
    fixtures += [RuleFixture(path) for path in paths - fixed - {f.path for f in fixtures}]
    if strange := [str(f) for f in fixtures if f.kind not in ("cases", "fires", "quiet")]:
        raise ValueError(f"neither fires*.py nor quiet*.py nor cases.py: {strange}")
    return fixtures


_FIXED = tuple(f".{which}" for which in SAFETIES)


def _as_drawn(finding: Finding, rule: Rule) -> Finding:
    """Without the usual severity, and with the reason where there is no fix."""
    severity = None if finding.severity == rule.severity else finding.severity
    reason = f" No fix: {finding.no_fix}." if finding.no_fix else ""
    return finding._replace(severity=severity, message=finding.message + reason)


_SETTING = re.compile(r"#\s*([a-z]+):\s*(.*?)\s*$")


def _with_setting(environment: Environment, key: str, value: str) -> Environment:
    if key == "versions":
        return replace(environment, versions=_versions(value))
    if key == "module":
        own = value.rpartition(".")[0].partition(".")[0]
        return replace(environment, module=value, own_package=own)
    if key == "package":
        own = value.partition(".")[0]
        return replace(environment, module=value, is_package=True, own_package=own)
    if (key, value) == ("frozen", "yes"):
        return replace(environment, frozen=True)
    raise ValueError(
        f"'# {key}: {value}' is not a setting of a fixture; there are "
        "'versions: …', 'module: …', 'package: …' and 'frozen: yes'"
    )


def _versions(requirements: str) -> dict[str, VersionRange]:
    # A comma between two bounds of one distribution is followed by an operator, not a name.
    versions = {}
    for requirement in re.split(r",\s*(?=[a-z])", requirements):
        match = re.fullmatch(r"([a-z][a-z0-9-]*)\s*([<>=~!].*)", requirement)
        if match is None:
            raise ValueError(f"not a name with a version range: {requirement!r}")
        versions[match[1]] = VersionRange.of(match[2], source="the fixture")
    return versions


def _read_cases(text: str) -> dict[str, str]:
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "CASES":
            cases: dict[str, str] = ast.literal_eval(statement.value)
            return cases
    raise ValueError("cases.py has no dictionary CASES")


def _written_cases(drawings: Mapping[str, DrawnCode]) -> str:
    rows = ["CASES = {"]
    for name, drawing in drawings.items():
        rows.append(f"    {name!r}: (")
        rows += [f"        {line!r}" for line in split_lines(drawing.text)]
        rows.append("    ),")
    return "\n".join([*rows, "}\n"])
