"""Fixes real projects and runs their own test suites before and after: ``docs/proof.md``.

Each project of ``projects.toml`` gets an environment of its own, with SQLAlchemy 2.0, below
``.projects``; making that takes some minutes the first time. Its suite runs on the code as it is
published, then on what `backlint check --fix --unsafe-fixes` made of it, for a project that allows
SQLAlchemy 2.0 only. Compared are the outcome of every test and how often which SQL was sent.

Executed are the statements that fixes changed, imports left out, and that the suite ran.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from benchmarks.report import ROOT, checked_as_json, provenance, table

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_FOLDER = ROOT / ".projects"
_PAGE = ROOT / "docs" / "proof.md"
_SETTINGS = 'target-versions = { sqlalchemy = ">=2.0,<2.1", python = ">=3.11" }\n'
_TOOLS = ["sqlalchemy<2.1", "setuptools<81", "pytest", "pytest-timeout", "coverage", "mock"]
_OPENSTACK = [
    *("stestr", "oslotest", "fixtures", "testtools", "testscenarios", "testresources", "ddt"),
    *("WebTest", "requests-mock", "freezegun", "oslo.db[fixtures]", "python-subunit"),
    *("PyMySQL", "psycopg2-binary", "bandit"),
]


@dataclass(frozen=True)
class Run:
    """A run of a suite: the outcome of each test, the statements sent, the lines executed."""

    outcomes: dict[str, str]
    statements: Counter[str]
    lines: dict[str, set[int]]

    @property
    def passed(self) -> set[str]:
        """The tests that passed."""
        return {name for name, outcome in self.outcomes.items() if outcome == "passed"}


class Project:
    """One project in its folder."""

    def __init__(self, settings: dict[str, Any], python: str) -> None:
        self.name: str = settings["name"]
        self.label = f"{self.name}=={settings['version']}"
        self._settings = settings
        self._python = python
        self._folder = _FOLDER / self.name
        self._source = self._folder / "source"
        self._venv = self._folder / "venv" / "bin" / "python"

    def row(self) -> list[object]:
        """Sets it up, runs, fixes, runs again: a row of the table."""
        self._set_up()
        self._git("checkout", "--quiet", ".")
        before = self._run("before")
        originals = {path: path.read_text() for path in self._checked.rglob("*.py")}
        fixed = self._fix()
        after = self._run("after")
        n_executed = self._n_executed(originals, after)
        self._git("checkout", "--quiet", ".")
        lost = before.passed - after.passed
        missing, extra = before.statements - after.statements, after.statements - before.statements
        print(f"{self.label}: {len(lost)} tests lost, {sum(missing.values())} statements differ")
        for name in sorted(lost)[:10]:
            print(f"  {name}")
        for statement in [*missing, *extra][:10]:
            print(f"  {statement[:200]}")
        return [
            self.label,
            len(before.passed),
            len(lost),
            sum(before.statements.values()),
            sum((missing + extra).values()),
            sum(fixed.values()),
            n_executed,
            ", ".join(f"{rule}: {n}" for rule, n in fixed.most_common()),
        ]

    @property
    def _checked(self) -> Path:
        return self._source / self._settings["checked"]

    def _set_up(self) -> None:
        if (self._source / ".git").exists():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([self._python, "-m", "venv", str(self._venv.parents[1])], check=True)
        is_openstack = self._settings.get("openstack", False)
        download = ["download", "--quiet", "--no-deps", "--dest", str(self._folder)]
        download += [] if is_openstack else ["--no-binary", ":all:"]
        also = [*self._settings.get("also", []), *(_OPENSTACK if is_openstack else [])]
        self._pip("install", "--quiet", *_TOOLS, *also, self.label)
        self._pip(*download, self.label)
        self._unpack()
        extra = self._settings.get("editable")
        if extra is not None:
            place = f"{self._source}[{extra}]" if extra else str(self._source)
            self._pip("install", "--quiet", "--editable", place, *_TOOLS)
        (self._source / ".gitignore").write_text("*.pyc\n")
        self._git("init", "--quiet")
        self._git("add", "--all")
        self._git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "-m", "base")

    def _unpack(self) -> None:
        [archive] = [*self._folder.glob("*.whl"), *self._folder.glob("*.tar.gz")]
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(self._source)
            return
        with tarfile.open(archive) as sdist:
            sdist.extractall(self._folder, filter="data")
        top = archive.name.removesuffix(".tar.gz")
        (self._folder / top).rename(self._source)

    def _run(self, name: str) -> Run:
        """Runs the suite; what it says is shown only if it cannot be run."""
        # A project without settings for pytest would get ours.
        (_FOLDER / "pytest.ini").write_text("[pytest]\n")
        junit, log = self._folder / f"{name}.xml", self._folder / f"{name}.sql.json"
        coverage = self._folder / f"{name}.coverage"
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parent),
            "SQL_LOG": str(log),
            "PYTHONHASHSEED": "0",
            "COVERAGE_FILE": str(coverage),
        }
        arguments = ["-q", "-p", "no:cacheprovider", "-p", "sql_log", f"--junitxml={junit}"]
        source = f"--source={self._settings['checked']}"
        command = [str(self._venv), "-m", "coverage", "run", source, "-m", "pytest", *arguments]
        suite = subprocess.run(
            [*command, *self._settings["tests"]],
            cwd=self._source,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if not junit.exists():
            raise RuntimeError(f"the tests of {self.label} cannot be run:\n{suite.stdout}")
        lines = self._folder / f"{name}.lines.json"
        subprocess.run(
            [str(self._venv), "-m", "coverage", "json", "--quiet", "-o", str(lines)],
            cwd=self._source,
            env=environment,
            check=True,
        )
        files = json.loads(lines.read_text())["files"]
        return Run(
            _outcomes(junit),
            Counter(json.loads(log.read_text())),
            {path: set(entry["executed_lines"]) for path, entry in files.items()},
        )

    def _fix(self) -> Counter[str]:
        """What was fixed, by rule."""
        settings = self._folder / "backlint.toml"
        settings.write_text(_SETTINGS)
        document = checked_as_json(
            self._source,
            *(self._settings["checked"], "--config", str(settings)),
            *("--fix", "--unsafe-fixes", "--show-fixes"),
        )
        return Counter(fix["rule"] for fix in document.get("fixed", ()))

    def _n_executed(self, originals: dict[Path, str], run: Run) -> int:
        """How many stretches that the fixes changed have a line that the suite ran."""
        n = 0
        for path, before in originals.items():
            after = path.read_text()
            if after != before:
                executed = run.lines.get(str(path.relative_to(self._source)), set())
                n += _n_changed_statements(before, after, executed)
        return n

    def _pip(self, *arguments: str) -> None:
        subprocess.run([str(self._venv), "-m", "pip", *arguments], check=True)

    def _git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self._source, check=True)


def _n_changed_statements(before: str, after: str, executed: set[int]) -> int:
    """How many statements of a text that have changed lines were executed, imports left out."""
    lines = after.splitlines()
    matcher = difflib.SequenceMatcher(None, before.splitlines(), lines, autojunk=False)
    changed = {
        line
        for tag, _, _, first, end in matcher.get_opcodes()
        if tag != "equal"
        for line in range(first + 1, end + 1)
    }
    statements = [
        node
        for node in ast.walk(ast.parse(after))
        if isinstance(node, ast.stmt) and not isinstance(node, _WITHOUT_LINES_OF_THEIR_OWN)
    ]
    return sum(
        node.lineno in executed
        and not changed.isdisjoint(range(node.lineno, (node.end_lineno or node.lineno) + 1))
        for node in statements
    )


#: Imports do not count, nor what has a body, whose statements do.
_WITHOUT_LINES_OF_THEIR_OWN = (
    *(ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.If),
    *(ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match),
)


def _outcomes(junit: Path) -> dict[str, str]:
    """The outcome of each test, by its name."""
    outcomes = {}
    for case in ElementTree.parse(junit).iter("testcase"):
        kinds = [child.tag for child in case if child.tag in ("failure", "error", "skipped")]
        outcomes[f"{case.get('classname')}.{case.get('name')}"] = kinds[0] if kinds else "passed"
    return outcomes


def main() -> int:
    """Runs all projects, or those that are named, and writes the page; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these projects")
    parser.add_argument("--python", default="python3.11", help="the Python that they run on")
    parser.add_argument("--write", action="store_true", help="write the page")
    options = parser.parse_args()
    settings = tomllib.loads((Path(__file__).parent / "projects.toml").read_text())
    chosen = [p for p in settings["project"] if not options.names or p["name"] in options.names]
    rows = [Project(project, options.python).row() for project in chosen]
    body = _page(rows)
    print(body)
    if options.write:
        _PAGE.write_text(body, encoding="utf-8")
    return int(any(row[2] or row[4] for row in rows))


def _page(rows: Sequence[Sequence[object]]) -> str:
    header = [
        "project",
        "tests passed before",
        "of these not after",
        "SQL statements",
        "that differ",
        "fixes",
        "executed",
        "by rule",
    ]
    parts = ["# Real projects, fixed", (__doc__ or "").strip(), provenance(), table(header, rows)]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
