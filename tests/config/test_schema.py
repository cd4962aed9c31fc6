"""What is wrong in settings is said with its place and with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from backlint.config.files import SettingsFiles
from backlint.config.schema import read_settings
from backlint.config.selection import Catalogue
from backlint.config.settings import Settings, SettingsError
from backlint_rules.finding import Severity
from backlint_rules.versions import VersionRange


def read(text: str, folder: Path, catalogue: Catalogue) -> tuple[Settings, list[SettingsError]]:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    found = SettingsFiles(catalogue, folder).nearest(folder)
    assert found is not None
    return found.settings, list(found.errors)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('selct = ["all"]', "unknown key `selct` in [tool.backlint]; did you mean `select`?"),
        ('fail_on = "hint"', "unknown key `fail_on` in [tool.backlint]; did you mean `fail-on`?"),
        (
            'select = ["orm-old-qery"]',
            "unknown rule or family `orm-old-qery`; did you mean `orm-old-query`?",
        ),
        (
            'ignore = ["SA301"]',
            "unknown rule or family `SA301`; expected one of `all`, `orm`, `web`, `orm-old-query`,"
            " `orm-opinion`, `web-old-hook`",
        ),
        (
            'select = "all"',
            "`select` in [tool.backlint] must be a list of strings, not a string",
        ),
        ("select = [1]", "`select[0]` in [tool.backlint] must be a string, not a number"),
        ('fail-on = "info"', "unknown severity `info`; did you mean `information`?"),
        (
            'severity.orm = "fatal"',
            "unknown severity `fatal`; expected one of `error`, `warning`, `information`, `hint`",
        ),
        ("severity.orm = 1", '`severity.orm` in [tool.backlint] must be a severity such as '
                             '"warning", not a number'),
        ('severity = "error"', "`severity` in [tool.backlint] must be a table, not a string"),
        ('severity.wob = "error"', "unknown rule or family `wob`; did you mean `web`?"),
        (
            'per-file-ignores."tests/*" = ["ormm"]',
            "unknown rule or family `ormm`; did you mean `orm`?",
        ),
        (
            'target-versions = { python = "3.10" }',
            "`3.10` is no version specifier; did you mean `>=3.10`?",
        ),
        (
            'target-versions = { python = "py310" }',
            "`py310` is no version specifier; write for example `>=2,<3`",
        ),
        (
            'target-versions = { pyhton = ">=3.10" }',
            "no rule asks for the versions of `pyhton`; did you mean `python`?",
        ),
        (
            "target-versions = { orm = 2 }",
            '`target-versions.orm` in [tool.backlint] must be a version specifier such as'
            ' ">=2,<3", not a number',
        ),
        ('exclude = ["!"]', "`!` is no pattern as in .gitignore: Invalid git pattern: '!'"),
    ],
)  # fmt: skip
def test_an_error_names_its_line_and_what_was_meant(
    line: str, message: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    text = f"[project]\nname = 'x'\n\n[tool.backlint]\n{line}\n"
    _, errors = read(text, tmp_path, catalogue)
    assert [error.message for error in errors] == [message]
    assert str(errors[0]) == f"{tmp_path / 'pyproject.toml'}:5: {message}"


def test_an_error_covers_the_word_that_is_wrong(tmp_path: Path, catalogue: Catalogue) -> None:
    text = '[tool.backlint]\nselect = [\n    "orm",\n    "wb", # web\n]\n'
    _, [error] = read(text, tmp_path, catalogue)
    assert (error.line, error.column, error.end_column) == (3, 4, 8)


def test_what_is_right_counts_beside_what_is_wrong(tmp_path: Path, catalogue: Catalogue) -> None:
    text = '[tool.backlint]\nselect = ["orm", "nonsense"]\nfail-on = "nonsense"\n'
    settings, errors = read(text, tmp_path, catalogue)
    assert len(errors) == 2
    assert settings.select is not None
    assert [selector.text for selector in settings.select] == ["orm"]
    assert settings.fail_on is Severity.HINT
    assert "fail-on" not in settings.origins


def test_all_keys(tmp_path: Path, catalogue: Catalogue) -> None:
    text = """\
[tool.backlint]
select = ["orm"]
extend-select = ["web-hook"]
ignore = []
fail-on = "error"
exclude = ["/generated"]
extend-exclude = ["*.pyi"]

[tool.backlint.severity]
orm = "hint"

[tool.backlint.per-file-ignores]
"tests/**" = ["all"]

[tool.backlint.target-versions]
"Orm.Library" = ">=1.4,<3"
"""
    settings, errors = read(text, tmp_path, catalogue)
    assert errors == []
    assert {key: str(origin) for key, origin in settings.origins.items()} == {
        "select": "pyproject.toml:2",
        "extend-select": "pyproject.toml:3",
        "ignore": "pyproject.toml:4",
        "fail-on": "pyproject.toml:5",
        "exclude": "pyproject.toml:6",
        "extend-exclude": "pyproject.toml:7",
        "severity": "pyproject.toml:9",
        "per-file-ignores": "pyproject.toml:12",
        "target-versions": "pyproject.toml:15",
    }
    assert settings.fail_on is Severity.ERROR
    assert [p.text for p in settings.excludes.all] == ["/generated", "*.pyi"]
    assert settings.target_versions == {
        "orm-library": VersionRange.of(">=1.4,<3", "pyproject.toml:16: target-versions")
    }


def test_an_editor_gives_the_same_keys_without_a_file(tmp_path: Path, catalogue: Catalogue) -> None:
    given = {"select": ["orm"], "severity": {"web": "error"}, "exclude": "docs"}
    settings, errors = read_settings(given, catalogue, root=tmp_path, source="the editor")
    assert [(error.path, error.message) for error in errors] == [
        (None, "the editor: `exclude` in the editor must be a list of strings, not a string")
    ]
    assert settings.select is not None
    assert str(settings.select[0].origin) == "the editor"


@pytest.mark.parametrize("table", [None, [], "all", 3])
def test_settings_that_are_no_table_are_one_error(
    table: object, tmp_path: Path, catalogue: Catalogue
) -> None:
    settings, [error] = read_settings(table, catalogue, root=tmp_path, source="the editor")
    assert "must be a table" in error.message
    assert settings.select is None
