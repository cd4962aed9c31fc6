"""A new rule takes one file and one folder of fixtures, and the scaffold writes both."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

RULE = "rules/backlint_rules/fastapi/debug_mode.py"
FIRES = "tests/rules/fastapi/debug_mode/fires.py"
QUIET = "tests/rules/fastapi/debug_mode/quiet.py"

WRITTEN = {
    RULE: '''\
"""`FastAPI(debug=…)` shows tracebacks to whoever asks.

Why
    A traceback tells a stranger which code and which data there are. What is written into the
    source is also on in production.

Example
    from fastapi import FastAPI

    app = FastAPI(debug=True)

Sources
    https://fastapi.tiangolo.com/reference/fastapi/
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.finding import Finding
from backlint_rules.rule import rule


@rule(on=Call, named="FastAPI", libraries="fastapi")
def debug_mode(call: Call) -> Iterator[Finding]:
    if call.callee == "fastapi.FastAPI" and call.keyword("debug"):
        yield Finding(call.name_range, "With `debug` a stranger sees tracebacks; leave it out.")
''',
    FIRES: """\
import fastapi as framework

app = framework.FastAPI(debug=True)
""",
    QUIET: """\
from fastapi import FastAPI
from elsewhere import FastAPI as Another

app = FastAPI(title="debug")
other = Another(debug=True)
""",
}

DRAWN = """\
import fastapi as framework

app = framework.FastAPI(debug=True)
#               ^^^^^^^ fastapi-debug-mode: With `debug` a stranger sees tracebacks; leave it out.
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """What the author of a rule works in."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ["rules", "tests/rules", "tests/support"]:
        shutil.copytree(REPOSITORY / name, tmp_path / name, ignore=ignored)
    for name in ["pyproject.toml", "tests/conftest.py"]:
        shutil.copy(REPOSITORY / name, tmp_path / name)
    return tmp_path


def test_a_rule_from_the_scaffold_to_passing_tests(copy: Path) -> None:
    before = texts(copy)
    assert run(copy, "rules/new_rule.py", "fastapi", "debug_mode").stdout == (
        f"{RULE}\n{FIRES}\n{QUIET}\n"
        "Replace every TODO, then: .venv/bin/pytest tests/rules -k debug_mode\n"
    )
    assert {*texts(copy)} - {*before} == {RULE, FIRES, QUIET}

    untouched = run_tests(copy)
    assert "replace every TODO in debug_mode.py, fires.py, quiet.py" in untouched.stdout
    assert untouched.returncode == 1

    for path, text in WRITTEN.items():
        (copy / path).write_text(text)
    drawn = run_tests(copy, BACKLINT_REDRAW="1")
    assert drawn.returncode == run_tests(copy).returncode == 0, drawn.stdout
    assert texts(copy) == {**before, **WRITTEN, FIRES: DRAWN}


def test_the_first_rule_of_a_family_brings_its_package(copy: Path) -> None:
    before = texts(copy)
    assert run(copy, "rules/new_rule.py", "new_one", "some_rule", "--new-family").returncode == 0
    family = "rules/backlint_rules/new_one"
    assert {*texts(copy)} - {*before} == {
        f"{family}/__init__.py",
        f"{family}/some_rule.py",
        "tests/rules/new_one/some_rule/fires.py",
        "tests/rules/new_one/some_rule/quiet.py",
    }
    program = (
        "from backlint_rules.registry import all_rules; print(all_rules()['new-one-some-rule'])"
    )
    assert run(copy, "-c", program, PYTHONPATH="rules").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("fastapi", "on_event"), "there is one already"),
        (("fastapi", "OnEvent"), "'OnEvent' is not a name like legacy_query"),
        (("fastapi", "lambda"), "'lambda' is not a name like legacy_query"),
        (("fastpai", "debug_mode"), "there is no family 'fastpai', but "),
        (("syntax", "debug_mode", "--new-family"), "'syntax' is not a new family"),
    ],
)
def test_what_is_no_new_rule_writes_nothing(
    copy: Path, arguments: tuple[str, ...], problem: str
) -> None:
    before = texts(copy)
    result = run(copy, "rules/new_rule.py", *arguments)
    assert problem in result.stderr
    assert result.returncode == 2
    assert texts(copy) == before


def run(copy: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def run_tests(copy: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    options = ["-p", "no:cacheprovider", "-k", "debug_mode"]
    return run(copy, "-m", "pytest", "tests/rules", *options, **environment)


def texts(copy: Path) -> dict[str, str]:
    """The rules and their fixtures, by their paths."""
    paths = [path for root in ("rules", "tests") for path in (copy / root).rglob("*.py")]
    return {path.relative_to(copy).as_posix(): path.read_bytes().decode() for path in paths}
