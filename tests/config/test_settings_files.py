"""The nearest settings file counts, and only that one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from backlint.config.selection import Catalogue
from backlint.workspace import Workspace, WorkspaceOptions
from backlint_rules.finding import Finding, Range, Severity

Write = Callable[..., Path]


def rules_on(workspace: Workspace, path: str) -> list[str]:
    return [rule.id for rule in workspace.configuration_for(workspace.root / path).rules]


@pytest.fixture
def workspace(tmp_path: Path, catalogue: Catalogue) -> Workspace:
    return Workspace(tmp_path, catalogue=catalogue)


def test_without_a_file_the_default_rules_are_on(workspace: Workspace) -> None:
    assert rules_on(workspace, "a.py") == ["orm-old-query", "web-old-hook"]


def test_the_nearest_file_counts_and_inherits_nothing(workspace: Workspace, write: Write) -> None:
    write("pyproject.toml", '[tool.backlint]\nselect = ["all"]\n')
    write("inner/backlint.toml", 'ignore = ["web"]\n')
    assert rules_on(workspace, "a.py") == ["orm-old-query", "orm-opinion", "web-old-hook"]
    assert rules_on(workspace, "inner/deep/a.py") == ["orm-old-query"]


def test_a_pyproject_without_our_table_is_no_settings_file_but_its_versions_count(
    workspace: Workspace, write: Write
) -> None:
    write("backlint.toml", 'select = ["orm"]\n')
    write("service/pyproject.toml", '[project]\ndependencies = ["orm>=1.4"]\n')
    configuration = workspace.configuration_for(workspace.root / "service/a.py")
    assert configuration.settings.path == workspace.root / "backlint.toml"
    assert str(configuration.environment.versions["orm"].lowest) == "1.4"
    assert [rule.id for rule in configuration.rules] == ["orm-opinion"]


def test_an_empty_table_makes_a_settings_file(workspace: Workspace, write: Write) -> None:
    write("backlint.toml", 'select = ["orm"]\n')
    write("service/pyproject.toml", "[tool.backlint]\n")
    assert rules_on(workspace, "service/a.py") == ["orm-old-query", "web-old-hook"]


def test_backlint_toml_counts_before_the_pyproject_beside_it(
    workspace: Workspace, write: Write
) -> None:
    write("pyproject.toml", '[tool.backlint]\nselect = ["web"]\n')
    write("backlint.toml", 'select = ["orm-opinion"]\n')
    assert rules_on(workspace, "a.py") == ["orm-opinion"]


def test_a_file_that_is_not_toml_is_an_error_with_its_line(
    workspace: Workspace, write: Write
) -> None:
    write("backlint.toml", 'select = ["orm"]\nignore = = 1\n')
    workspace.configuration_for(workspace.root / "a.py")
    [error] = workspace.errors
    assert str(error) == f"{workspace.root / 'backlint.toml'}:2: not valid TOML: Invalid value"


def test_a_broken_pyproject_without_a_word_about_us_is_not_our_business(
    workspace: Workspace, write: Write
) -> None:
    write("pyproject.toml", "[project\n")
    workspace.configuration_for(workspace.root / "a.py")
    assert workspace.errors == []


def test_the_same_error_is_reported_once(workspace: Workspace, write: Write) -> None:
    write("backlint.toml", "selct = []\n")
    for name in ("a.py", "b.py", "deep/c.py"):
        workspace.configuration_for(workspace.root / name)
    assert len(workspace.errors) == 1


def test_overrides_count_more_than_files(
    tmp_path: Path, catalogue: Catalogue, write: Write
) -> None:
    write("backlint.toml", 'ignore = ["web"]\nfail-on = "error"\nseverity.orm = "error"\n')
    added = Workspace(tmp_path, WorkspaceOptions({"ignore": ["orm"]}), catalogue)
    assert rules_on(added, "a.py") == []
    afresh = Workspace(tmp_path, WorkspaceOptions({"select": ["web"]}), catalogue)
    assert rules_on(afresh, "a.py") == ["web-old-hook"]
    overrides: dict[str, object] = {"fail-on": "hint", "severity": {"orm": "hint"}}
    softer = Workspace(tmp_path, WorkspaceOptions(overrides), catalogue)
    configuration = softer.configuration_for(tmp_path / "a.py")
    finding = Finding(Range(0, 0, 0, 1), "", rule="orm-old-query")
    assert configuration.severity_of(finding) is Severity.HINT
    assert configuration.fails(finding)


def test_isolated_there_is_no_settings_file(
    tmp_path: Path, catalogue: Catalogue, write: Write
) -> None:
    write("backlint.toml", "selct = []\nselect = []\n")
    workspace = Workspace(tmp_path, WorkspaceOptions(isolated=True), catalogue)
    assert rules_on(workspace, "a.py") == ["orm-old-query", "web-old-hook"]
    assert workspace.errors == []


def test_a_file_that_is_named_replaces_the_nearest(
    tmp_path: Path, catalogue: Catalogue, write: Write
) -> None:
    write("backlint.toml", "select = []\n")
    named = write("ci/strict.toml", 'select = ["all"]\nper-file-ignores."tests/**" = ["orm"]\n')
    workspace = Workspace(tmp_path, WorkspaceOptions(settings_file=named), catalogue)
    assert rules_on(workspace, "a.py") == ["orm-old-query", "orm-opinion", "web-old-hook"]
    assert rules_on(workspace, "tests/a.py") == ["web-old-hook"]


def test_a_file_that_is_named_must_have_settings(
    tmp_path: Path, catalogue: Catalogue, write: Write
) -> None:
    named = write("pyproject.toml", "[project]\n")
    workspace = Workspace(tmp_path, WorkspaceOptions(settings_file=named), catalogue)
    assert [error.message for error in workspace.errors] == ["there is no [tool.backlint] in it"]
