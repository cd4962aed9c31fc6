"""The front end that the command line and the editor share: what applies to a file, and why."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from backlint.config.files import SettingsFile, SettingsFiles
from backlint.config.frozen import HEADER_LENGTH, frozen_folder_because, frozen_header_because
from backlint.config.line_length import FORMATTER_FILES, LineLength, LineLengths
from backlint.config.modules import module_name, own_package, package_name
from backlint.config.schema import read_settings
from backlint.config.selection import Catalogue, RuleDecision, decide
from backlint.config.settings import Pattern, Settings, SettingsError
from backlint.folders import Folders, absolute
from backlint.versions.project import ProjectVersions, Versions
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Safety, Severity
from backlint_rules.rule import Rule

CONFIGURATION_FILES = (
    "**/backlint.toml",
    "**/pyproject.toml",
    "**/setup.cfg",
    "**/*requirements*.txt",
    "**/requirements/*.txt",
    "**/PKG-INFO",
    "**/*.dist-info/METADATA",
    *[f"**/{name}" for name in FORMATTER_FILES],
)
"""Patterns of the files that a configuration is made from, for editors that watch them."""


@dataclass(frozen=True)
class FileConfiguration:
    """What applies to one file.

    ``decisions`` has all rules with the reason why each is on or off; ``frozen_because`` is
    ``None`` for a file that is not frozen.
    """

    path: Path
    settings: Settings
    environment: Environment
    decisions: tuple[RuleDecision, ...]
    frozen_because: str | None
    line_length: LineLength

    @property
    def excluded_by(self) -> Pattern | None:
        """The pattern that keeps this file from being checked, unless it is named itself."""
        return self.settings.excludes.match(self.path)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that look at the file."""
        return tuple(decision.rule for decision in self.decisions if decision.on)

    @cached_property
    def _severities(self) -> dict[str, Severity]:
        return {d.rule.id: d.severity for d in self.decisions if d.severity is not None}

    @cached_property
    def _default_severities(self) -> dict[str, Severity]:
        return {d.rule.id: d.rule.severity for d in self.decisions}

    def severity_of(self, finding: Finding) -> Severity:
        """How much a finding matters here: the settings first, then the finding, then its rule."""
        return (
            self._severities.get(finding.rule)
            or finding.severity
            or self._default_severities.get(finding.rule, Severity.WARNING)
        )

    @cached_property
    def _safeties(self) -> dict[str, Safety]:
        return {d.rule.id: d.safety for d in self.decisions if d.safety is not None}

    def judged(self, finding: Finding) -> Finding:
        """A finding with the severity that it has here, and its fix with the safety."""
        fix, safety = finding.fix, self._safeties.get(finding.rule)
        if fix is not None and safety is not None:
            fix = fix._replace(chosen=safety)
        return finding._replace(severity=self.severity_of(finding), fix=fix)

    @cached_property
    def _not_on_save(self) -> frozenset[str]:
        return frozenset(d.rule.id for d in self.decisions if not d.fixes_on_save)

    def fixes_on_save(self, finding: Finding) -> bool:
        """Whether the rule of a finding may change a file that is saved."""
        return finding.rule not in self._not_on_save

    def fails(self, finding: Finding) -> bool:
        """Whether a finding makes the check of its file fail (``fail-on``)."""
        return self.severity_of(finding) <= self.settings.fail_on


@dataclass(frozen=True)
class WorkspaceOptions:
    """What the caller of a workspace decides; plain data that can go to another process.

    ``overrides`` are settings by their keys in ``pyproject.toml`` that count more than those of
    files; ``overrides_name`` says where they come from, for people. ``settings_file`` replaces
    all other settings files; with ``isolated`` there are none.
    """

    overrides: dict[str, object] = field(default_factory=dict)
    overrides_name: str = "the command's options"
    settings_file: Path | None = None
    isolated: bool = False


class Workspace:
    """Files' configurations, as the settings and project files were when first looked at.

    Each of these files is read once: when one of them changes, make a new workspace. ``root`` is
    where patterns of the overrides begin and what files are named relative to.
    """

    def __init__(
        self,
        root: Path,
        options: WorkspaceOptions | None = None,
        catalogue: Catalogue | None = None,
    ) -> None:
        """Raises ``OSError`` where the options' settings file cannot be read."""
        self.root = absolute(root)
        self.catalogue = catalogue or Catalogue.installed()
        self._options = options or WorkspaceOptions()
        self._folders = Folders()
        self._versions = ProjectVersions(self.root, self._folders.names_in)
        self._settings_files = SettingsFiles(self.catalogue, self.root)
        self._line_lengths = LineLengths(self.root)
        self._settings: dict[SettingsFile | None, Settings] = {}
        self._versions_with_targets: dict[tuple[int, int], Versions] = {}
        self._packages: dict[Path, str] = {}
        self._own_packages: dict[Path, str] = {}
        self._frozen_folders: dict[Path, str | None] = {}
        self._decisions: dict[tuple[object, ...], tuple[RuleDecision, ...]] = {}
        self._errors: dict[SettingsError, None] = {}
        self._overrides, errors = read_settings(
            self._options.overrides,
            self.catalogue,
            root=self.root,
            source=self._options.overrides_name,
        )
        self._errors.update(dict.fromkeys(errors))
        self._only_file = self._read_only_file()

    @property
    def errors(self) -> list[SettingsError]:
        """What is wrong in the settings that were looked at so far."""
        return list(self._errors)

    def state_of_files(self) -> dict[Path, tuple[int, int]]:
        """When the files were changed, and how long they are, that configurations are made from:
        those in the folders that were looked at so far.
        """
        states = {}
        for folder in self._folders.listed:
            for pattern in CONFIGURATION_FILES:
                for path in folder.glob(pattern.removeprefix("**/")):
                    with contextlib.suppress(OSError):
                        status = path.stat()
                        states[path] = status.st_mtime_ns, status.st_size
        return states

    def configuration_for(self, path: Path, text: str | None = None) -> FileConfiguration:
        """What applies to a file, which need not exist.

        ``text`` is what it contains (a notice at its top may say that it is generated); without
        it the file is asked.
        """
        path = absolute(path)
        settings = self.settings_for(path.parent)
        if text is None:
            text = _header_of(path)
        frozen = self._frozen_because(path, text)
        environment = Environment(
            module=module_name(path, self._package(path.parent)),
            is_package=path.stem == "__init__",
            own_package=self._own_package(path.parent),
            versions=self._versions_for(path, settings),
            frozen=frozen is not None,
        )
        decisions = self._decide(settings, environment, path)
        line_length = self._line_lengths.of(path.parent)
        return FileConfiguration(path, settings, environment, decisions, frozen, line_length)

    def settings_for(self, folder: Path) -> Settings:
        """The settings for the files in a folder."""
        found = self._only_file
        if found is None and not self._options.isolated:
            found = self._settings_files.nearest(folder)
        if found not in self._settings:
            self._settings[found] = self._laid_over(found)
        return self._settings[found]

    def _laid_over(self, found: SettingsFile | None) -> Settings:
        if found is None:
            return Settings.defaults(self.root).overridden_by(self._overrides)
        self._errors.update(dict.fromkeys(found.errors))
        return found.settings.overridden_by(self._overrides)

    def _package(self, folder: Path) -> str:
        if folder not in self._packages:
            self._packages[folder] = package_name(folder, self._folders.names_in)
        return self._packages[folder]

    def _own_package(self, folder: Path) -> str:
        if folder not in self._own_packages:
            self._own_packages[folder] = own_package(folder, self._folders.names_in)
        return self._own_packages[folder]

    def _frozen_because(self, path: Path, text: str) -> str | None:
        folder = path.parent
        if folder not in self._frozen_folders:
            because = frozen_folder_because(folder, self._folders.names_in)
            self._frozen_folders[folder] = because
        # An env.py among migrations runs them; it is no history itself.
        in_folder = self._frozen_folders[folder] if path.name != "env.py" else None
        return in_folder or frozen_header_because(text)

    def _read_only_file(self) -> SettingsFile | None:
        path = self._options.settings_file
        if path is None:
            return None
        found = self._settings_files.read(absolute(path), self.root)
        if found is None:
            error = SettingsError(path, "there is no [tool.backlint] in it")
            found = SettingsFile(Settings.defaults(self.root), (error,))
        self._errors.update(dict.fromkeys(found.errors))
        return found

    def _versions_for(self, path: Path, settings: Settings) -> Versions:
        declared = self._versions.for_file(path)
        if not settings.target_versions:
            return declared
        key = (id(declared), id(settings))
        if key not in self._versions_with_targets:
            self._versions_with_targets[key] = {**declared, **settings.target_versions}
        return self._versions_with_targets[key]

    def _decide(
        self, settings: Settings, environment: Environment, path: Path
    ) -> tuple[RuleDecision, ...]:
        """Decides once for all files that the same settings, versions and patterns concern."""
        matching = tuple(i.concerns(path) for i in settings.per_file_ignores)
        key = (
            id(settings),
            id(environment.versions),
            environment.frozen,
            environment.own_package,
            matching,
        )
        if key not in self._decisions:
            decisions = decide(self.catalogue, settings, environment, path)
            self._decisions[key] = tuple(decisions)
        return self._decisions[key]


def _header_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(HEADER_LENGTH).decode("utf-8", errors="replace")
    except OSError:
        return ""
