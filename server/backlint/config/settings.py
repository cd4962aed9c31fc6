"""The settings of a project, each value with the place that it was written in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pathspec

from backlint_rules.finding import Severity
from backlint_rules.versions import VersionRange

ALL_RULES = "all"
"""The selector that stands for every rule."""


class Origin(NamedTuple):
    """Where a value was written: a file and its line (from 1), an option, the editor."""

    name: str
    line: int | None = None

    def __str__(self) -> str:
        return self.name if self.line is None else f"{self.name}:{self.line}"


DEFAULT = Origin("default")


class SettingsError(NamedTuple):
    """What is wrong in a settings file; ``line`` and the columns count from 0.

    ``path`` is ``None`` for settings that come from no file: options, the editor.
    """

    path: Path | None
    message: str
    line: int = 0
    column: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return self.message if self.path is None else f"{self.path}:{self.line + 1}: {self.message}"


class Selector(NamedTuple):
    """A rule's id, a family, or ``all``."""

    text: str
    origin: Origin


class Pattern(NamedTuple):
    """A pattern as in ``.gitignore``, relative to ``root``."""

    text: str
    root: Path
    origin: Origin


class Patterns:
    """Patterns that are asked together, as the lines of a ``.gitignore`` are.

    Raises ``ValueError`` for a pattern that is not valid.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.all = tuple(patterns)
        by_root: dict[Path, list[Pattern]] = {}
        for pattern in self.all:
            by_root.setdefault(pattern.root, []).append(pattern)
        self._specs = [
            (f"{root}{os.sep}", here, pathspec.GitIgnoreSpec.from_lines(p.text for p in here))
            for root, here in by_root.items()
        ]

    def match(self, path: Path, is_folder: bool = False) -> Pattern | None:
        """The pattern that means this absolute path, or a folder above it."""
        # Strings, not paths: this is asked for every file there is.
        text = os.fspath(path)
        for root, patterns, spec in self._specs:
            # Files elsewhere (`backlint check ../other`) can still be meant by a bare name.
            relative = text[len(root) :] if text.startswith(root) else text.lstrip(os.sep)
            found = spec.check_file(relative + "/" * is_folder)
            if found.include and found.index is not None:
                return patterns[found.index]
        return None


@dataclass(frozen=True, eq=False)
class FileIgnore:
    """Rules that are off in the files that a pattern means."""

    pattern: Pattern
    selectors: tuple[Selector, ...]

    def concerns(self, path: Path) -> bool:
        """Whether the pattern means this absolute path, or a folder above it."""
        return self._patterns.match(path) is not None

    @cached_property
    def _patterns(self) -> Patterns:
        return Patterns([self.pattern])


class SeverityChoice(NamedTuple):
    """A severity for a rule or for a family."""

    selector: Selector
    severity: Severity


DEFAULT_EXCLUDES = (
    ".bzr", ".direnv", ".eggs", ".git", ".hg", ".ipynb_checkpoints", ".mypy_cache", ".nox",
    ".pytest_cache", ".ruff_cache", ".svn", ".tox", ".venv", "__pycache__", "__pypackages__",
    "_build", "build", "dist", "node_modules", "site-packages", "venv",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Settings:
    """What a settings file, the editor or the command's options say.

    ``root`` is the folder of the settings file. ``origins`` has, by its key in the file, each
    setting that was given; the others are defaults. ``select`` is ``None`` where nothing was
    selected: then the rules that are on by default are on; ``fix_on_save`` is ``None`` where all
    rules may fix on saving.
    """

    root: Path
    path: Path | None = None
    select: tuple[Selector, ...] | None = None
    extend_select: tuple[Selector, ...] = ()
    ignore: tuple[Selector, ...] = ()
    per_file_ignores: tuple[FileIgnore, ...] = ()
    severity: tuple[SeverityChoice, ...] = ()
    extend_safe_fixes: tuple[Selector, ...] = ()
    extend_unsafe_fixes: tuple[Selector, ...] = ()
    fix_on_save: tuple[Selector, ...] | None = None
    fail_on: Severity = Severity.HINT
    exclude: tuple[Pattern, ...] = ()
    extend_exclude: tuple[Pattern, ...] = ()
    target_versions: Mapping[str, VersionRange] = field(
        default_factory=lambda: MappingProxyType({})
    )
    origins: Mapping[str, Origin] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def defaults(cls, root: Path) -> Settings:
        """What holds in a folder without a settings file."""
        return cls(root, exclude=tuple(Pattern(text, root, DEFAULT) for text in DEFAULT_EXCLUDES))

    def overridden_by(self, other: Settings) -> Settings:
        """These settings with those of ``other``, which count more, laid over them.

        A ``select`` starts afresh, so it also drops what was ignored and selected before; all
        else that is a list or a table is added to.
        """
        selected = other.select is not None
        return replace(
            self,
            select=other.select if selected else self.select,
            extend_select=other.extend_select
            if selected
            else self.extend_select + other.extend_select,
            ignore=other.ignore if selected else self.ignore + other.ignore,
            per_file_ignores=self.per_file_ignores + other.per_file_ignores,
            severity=self.severity + other.severity,
            extend_safe_fixes=self.extend_safe_fixes + other.extend_safe_fixes,
            extend_unsafe_fixes=self.extend_unsafe_fixes + other.extend_unsafe_fixes,
            fix_on_save=self.fix_on_save if other.fix_on_save is None else other.fix_on_save,
            fail_on=other.fail_on if "fail-on" in other.origins else self.fail_on,
            exclude=other.exclude if "exclude" in other.origins else self.exclude,
            extend_exclude=self.extend_exclude + other.extend_exclude,
            target_versions={**self.target_versions, **other.target_versions},
            origins={**self.origins, **other.origins},
        )

    @cached_property
    def excludes(self) -> Patterns:
        """The patterns of what is not checked."""
        return Patterns((*self.exclude, *self.extend_exclude))
