"""``backlint config`` and ``backlint rule`` explain what happens and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Write = Callable[[str, str], Path]
Run = Callable[..., Result]


def test_config_says_what_applies_and_where_it_comes_from(run: Run, write: Write) -> None:
    write("alembic/env.py", "")
    write(
        "pyproject.toml",
        """\
[project]
requires-python = ">=3.10"
dependencies = ["library>=1.4,<3"]

[tool.backlint]
extend-select = [
    "library-opinion",
]
ignore = []
extend-exclude = ["versions"]
severity.style = "hint"
per-file-ignores."tests/**" = ["style", "library"]
""",
    )
    result = run("config", "alembic/versions/1_start.py")
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
alembic/versions/1_start.py
  module         alembic.versions.1_start
  settings file  pyproject.toml
  line length    88                        default
  frozen         yes                       a migration of Alembic (in `versions` beside an `env.py`)
  excluded       yes, unless it is named   `versions` (pyproject.toml:10)

settings
  select            the rules that are on by default  default
  extend-select     library-opinion                   pyproject.toml:7
  ignore            nothing                           pyproject.toml:9
  per-file-ignores  tests/**: style, library          pyproject.toml:12
  severity          style: hint                       pyproject.toml:11
  fix-on-save       all rules                         default
  fail-on           hint                              default
  exclude           21 usual folders, such as .venv   default
  extend-exclude    versions                          pyproject.toml:10

versions
  python   >=3.10    pyproject.toml:2: project.requires-python
  library  >=1.4,<3  pyproject.toml:3: project.dependencies

rules
  library-opinion      warning  selected as `library-opinion` (pyproject.toml:7)
  style-shouted-name   hint     on by default; severity chosen in pyproject.toml:11
  library-legacy-call  off      modernises, and this file is frozen
"""
    )


def test_config_names_the_gate_that_is_not_met(run: Run, write: Write) -> None:
    write("requirements.txt", "library==1.4.46\n")
    result = run("config", "a.py")
    assert (
        "library-legacy-call  off      needs a project that allows no library older than 2.0;"
        " requirements.txt:1 does not ensure that\n"
    ) in result.stdout
    assert "  python   unknown\n" in result.stdout


def test_config_wants_a_file(run: Run, write: Write) -> None:
    write("app/a.py", "")
    result = run("config", "app")
    assert (result.exit_code, result.stderr) == (2, "error: app is a folder; name a file in it\n")


def test_config_stops_at_wrong_settings(run: Run, write: Write) -> None:
    write("backlint.toml", "selct = []\n")
    result = run("config", "a.py")
    assert result.exit_code == 2
    assert "backlint.toml:1: unknown key `selct`" in result.stderr


def test_a_rule_s_page(run: Run, project: Path) -> None:
    result = run("rule", "style-shouted-name")
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
# style-shouted-name

Names that shout are hard to read.

*Warning, on by default.*

## Why

Capitals all have the same height, so the eye finds no shape. Nobody knows
why anyone does it.

## Example

```python
SHOUT = 1
```

## Fix

```python
shout = 1
```

## Sources

- <https://example.org/shout>

Formerly: `style-caps`
"""
    )


def test_a_rule_s_gates_are_on_its_page(run: Run, project: Path) -> None:
    assert (
        "*Error, on by default. Needs a project that allows no library older than 2.0.*"
        in run("rule", "library-legacy-call").stdout
    )


def test_a_rule_s_page_on_a_terminal(run: Run, project: Path) -> None:
    result = run("rule", "style-shouted-name", env={"FORCE_COLOR": "1"}, color=True)
    assert "\x1b[" in result.stdout
    assert "```" not in result.stdout


def test_a_former_id_leads_to_the_present_page(run: Run, project: Path) -> None:
    assert run("rule", "style-caps").stdout.startswith("# style-shouted-name\n")


def test_all_rules(run: Run, project: Path) -> None:
    assert (
        run("rule", "--all").stdout
        == """\
library
  library-legacy-call
    `legacy()` has a successor.
  library-opinion (off by default)
    `legacy()` has a successor.

style
  style-shouted-name
    Names that shout are hard to read.
"""
    )


def test_an_unknown_rule(run: Run, project: Path) -> None:
    result = run("rule", "style-shout-name")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: unknown rule `style-shout-name`; did you mean `style-shouted-name`?\n",
    )
    assert run("rule").exit_code == 2
    assert run("rule", "style-caps", "--all").exit_code == 2
