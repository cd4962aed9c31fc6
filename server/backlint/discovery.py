"""Finds the Python files and notebooks to check below the given paths."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pathspec

from backlint.config.settings import Patterns, Settings
from backlint.folders import absolute, is_repository
from backlint.source import NOTEBOOK, PYTHON

SettingsFor = Callable[[Path], Settings]


class _GitIgnore:
    """One ``.gitignore``; ``ignores`` is ``None`` for what it says nothing about."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder = folder
        lines = text.splitlines()
        try:
            self._spec = pathspec.GitIgnoreSpec.from_lines(lines)
        except ValueError:
            self._spec = pathspec.GitIgnoreSpec.from_lines(filter(_is_pattern, lines))

    @classmethod
    def read(cls, folder: Path) -> _GitIgnore | None:
        """That of a folder; none where there is no such file, or it cannot be read."""
        try:
            data = (folder / ".gitignore").read_bytes()
        except OSError:
            return None
        return cls(folder, data.decode("utf-8-sig", errors="replace"))

    def ignores(self, path: Path, is_folder: bool) -> bool | None:
        relative = path.relative_to(self.folder).as_posix()
        return self._spec.check_file(relative + "/" * is_folder).include


def python_files(paths: Iterable[Path], settings_for: SettingsFor) -> Iterator[Path]:
    """The files named by ``paths``, and the Python files and notebooks in the folders named, in
    stable order.

    Below a folder, what ``.gitignore`` files ignore and what the settings exclude is left out.
    What is named itself never is. Paths are absolute; each comes once. A path that does not exist
    is handed on: whoever reads it says so.
    """
    seen: set[Path] = set()
    for path in map(absolute, paths):
        found = _Walk(settings_for, path).files() if path.is_dir() else [path]
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


class _Walk:
    """The search below one folder that was named.

    Patterns that match this very folder are void below it: who names it wants it checked.
    """

    def __init__(self, settings_for: SettingsFor, top: Path) -> None:
        self._settings_for = settings_for
        self._top = top
        self._active: dict[Settings, Patterns] = {}

    def files(self) -> Iterator[Path]:
        yield from self._below(self._top, _ignores_above(self._top))

    def _below(self, folder: Path, ignores: Sequence[_GitIgnore]) -> Iterator[Path]:
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError:
            return
        names = frozenset(entry.name for entry in entries)
        if is_repository(names):
            ignores = ()
        if ".gitignore" in names and (own := _GitIgnore.read(folder)):
            ignores = (own, *ignores)
        excludes = self._excludes(folder)
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not (entry.name.endswith((PYTHON, NOTEBOOK)) and _is_file(entry)):
                continue
            path = folder / entry.name
            if _ignored(path, is_folder, ignores) or excludes.match(path, is_folder):
                continue
            if is_folder:
                yield from self._below(path, ignores)
            else:
                yield path

    def _excludes(self, folder: Path) -> Patterns:
        settings = self._settings_for(folder)
        if settings not in self._active:
            patterns = settings.excludes.all
            void = {p for p in patterns if Patterns([p]).match(self._top, is_folder=True)}
            self._active[settings] = Patterns(p for p in patterns if p not in void)
        return self._active[settings]


def _is_pattern(line: str) -> bool:
    """Whether a line means something; git passes over the others without a word."""
    try:
        pathspec.GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads back to itself
        return False


def _ignored(path: Path, is_folder: bool, ignores: Sequence[_GitIgnore]) -> bool:
    """The nearest ``.gitignore`` that says something about a path decides."""
    for ignore in ignores:
        verdict = ignore.ignores(path, is_folder)
        if verdict is not None:
            return verdict
    return False


def _ignores_above(top: Path) -> list[_GitIgnore]:
    """The ``.gitignore`` files from above ``top`` up to its repository's root, nearest first.

    None where they ignore ``top`` itself, and none without a repository.
    """
    if (top / ".git").exists():
        return []
    ignores: list[_GitIgnore] = []
    for folder in top.parents:
        if ignore := _GitIgnore.read(folder):
            ignores.append(ignore)
        if (folder / ".git").exists():
            return [] if _ignored_within(folder, top, ignores) else ignores
    return []


def _ignored_within(root: Path, top: Path, ignores: Sequence[_GitIgnore]) -> bool:
    """Whether ``top`` or a folder between it and the repository's root is ignored."""
    between = [top, *top.parents]
    for path in between[: between.index(root)]:
        over = [ignore for ignore in ignores if ignore.folder in path.parents]
        if _ignored(path, True, over):
            return True
    return False
