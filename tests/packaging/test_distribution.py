"""What users install: a wheel made from the source distribution, in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from backlint import __version__

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Distribution:
    """The built archives and the ``bin`` folder of an environment with the wheel in it."""

    sdist: Path
    wheel: Path
    programs: Path
    elsewhere: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        return subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def distribution(tmp_path_factory: pytest.TempPathFactory) -> Distribution:
    archives, home, elsewhere = map(tmp_path_factory.mktemp, ("archives", "home", "elsewhere"))
    _python("-m", "build", "--no-isolation", "--outdir", str(archives), str(REPOSITORY))
    [sdist], [wheel] = archives.glob("*.tar.gz"), archives.glob("*.whl")
    venv.create(home, symlinks=True)
    programs = home / "bin"
    _python("-m", "pip", "--python", str(programs / "python"), "install", "-q", str(wheel))
    return Distribution(sdist, wheel, programs, elsewhere)


def _python(*arguments: str) -> None:
    result = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_both_packages_are_importable_and_typed(distribution: Distribution) -> None:
    program = (
        "import backlint, backlint_rules, pathlib\n"
        "for package in backlint, backlint_rules:\n"
        "    print(package.__name__, pathlib.Path(package.__file__).with_name('py.typed').exists())"
    )
    result = distribution.run("python", "-c", program)
    assert (result.stdout, result.stderr) == ("backlint True\nbacklint_rules True\n", "")


def test_nothing_else_is_installed(distribution: Distribution) -> None:
    names = {name.partition("/")[0] for name in ZipFile(distribution.wheel).namelist()}
    assert names == {"backlint", "backlint_rules", f"backlint-{__version__}.dist-info"}
    for package in "server", "rules":
        assert "ModuleNotFoundError" in distribution.run("python", "-c", f"import {package}").stderr


@pytest.mark.parametrize("command", [("backlint",), ("python", "-m", "backlint")])
def test_the_command_runs(distribution: Distribution, command: tuple[str, ...]) -> None:
    result = distribution.run(*command, "--version")
    assert __version__ in result.stdout
    assert result.stderr == ""


def test_the_command_finds_something(distribution: Distribution) -> None:
    result = distribution.run("backlint", "check", str(REPOSITORY / "examples"))
    assert "sqlalchemy-legacy-query" in result.stdout
    assert (result.returncode, result.stderr) == (1, "")


def test_the_source_distribution_has_what_its_tests_need(distribution: Distribution) -> None:
    with tarfile.open(distribution.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "examples/shop/shop/main.py",
        "pyproject.toml",
        "rules/backlint_rules/rule.py",
        "rules/new_rule.py",
        "server/backlint/__init__.py",
        "tests/support/squiggles.py",
    }
