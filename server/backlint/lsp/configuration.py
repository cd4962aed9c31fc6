"""Which rules and which environment a document is checked with.

The answers are those of the command line's own front end; what is added here is what only an
editor has: several folders, documents that are no files, and settings of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backlint.config.files import SettingsFiles
from backlint.config.selection import Catalogue
from backlint.config.settings import SettingsError
from backlint.lsp.folders import Folders
from backlint.lsp.uris import path_of
from backlint.workspace import FileConfiguration, Workspace, WorkspaceOptions
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Severity
from backlint_rules.rule import Rule

SECTION = "backlint"
"""What the settings are called in the editor."""

_UNTITLED = "untitled.py"


@dataclass(frozen=True)
class DocumentConfiguration:
    """What is asked of one document.

    A ``silent`` one shows no findings: it is excluded by the settings, or it is outside of all
    open folders, as the libraries are that a user looks into.
    """

    file: FileConfiguration
    silent: bool

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that look at the document."""
        return self.file.rules

    @property
    def environment(self) -> Environment:
        """Where it lives."""
        return self.file.environment

    def severity_of(self, finding: Finding) -> Severity:
        """How much one of its findings matters."""
        return self.file.severity_of(finding)

    def asks_the_same_as(self, other: DocumentConfiguration) -> bool:
        """Whether the two lead to the same diagnostics."""
        return self._question() == other._question()

    def _question(self) -> tuple[object, ...]:
        severities = [(d.rule.id, d.on, d.severity) for d in self.file.decisions]
        return self.silent, self.environment, severities


class Configurations:
    """The configurations of documents, as files and editor say now."""

    def __init__(self, folders: Folders, editor_settings: Any = None) -> None:
        self.folders = folders
        self._workspaces: dict[Path, Workspace] = {}
        self._editor_settings: dict[str, object] = {}
        self.take_editor_settings(editor_settings, {})

    def of(self, uri: str, text: str) -> DocumentConfiguration:
        """The configuration of a document; the beginning of its text may tell that it is frozen."""
        folder = self.folders.holder(uri)
        root = path_of(folder) if folder else None
        path = path_of(uri)
        if root is None:
            root = Path.cwd() if path is None else path.parent
        configuration = self._workspace(root, folder).configuration_for(
            path or root / _UNTITLED, text
        )
        is_outside = folder is None and len(self.folders) > 0
        silent = is_outside or configuration.excluded_by is not None
        return DocumentConfiguration(configuration, silent)

    def forget_files(self) -> None:
        """Reads settings and versions anew when they are next asked for."""
        self._workspaces.clear()

    def state_of_files(self) -> list[dict[Path, tuple[int, int]]]:
        """Something that differs once files have changed that configurations are made from."""
        return [workspace.state_of_files() for workspace in self._workspaces.values()]

    def take_editor_settings(self, settings: Any, by_folder: Mapping[str, Any]) -> None:
        """Takes the settings of the editor in place of those that it gave before: of each folder
        that has its own, and of all others, where ``None`` leaves them as they were.
        """
        if settings is not None:
            self._editor_settings = _as_dict(settings)
        self._settings_by_folder = {uri: _as_dict(own) for uri, own in by_folder.items()}
        self.forget_files()

    def errors(self) -> list[SettingsError]:
        """What is wrong in the settings that were asked for."""
        return [error for w in self._workspaces.values() for error in w.errors]

    def errors_in(self, path: Path, text: str) -> tuple[SettingsError, ...]:
        """What would be wrong in a settings file with this text."""
        files = SettingsFiles(Catalogue.installed(), path.parent)
        found = files.parse(path, text.encode("utf-8", "replace"), path.parent)
        return found.errors if found else ()

    def _workspace(self, root: Path, folder: str | None) -> Workspace:
        if root not in self._workspaces:
            settings = self._settings_by_folder.get(folder or "", self._editor_settings)
            options = WorkspaceOptions(settings, "the editor's settings")
            self._workspaces[root] = Workspace(root, options)
        return self._workspaces[root]


def _as_dict(settings: Any) -> dict[str, object]:
    return dict(settings) if isinstance(settings, Mapping) else {}
