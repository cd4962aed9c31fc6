"""What the names in a folder tell about it; each folder is listed once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

NamesIn = Callable[[Path], frozenset[str]]
"""The names of what a folder contains."""

_REPOSITORY_MARKS = frozenset({".git", ".hg", ".jj", ".svn"})
_PROJECT_MARKS = frozenset({"pyproject.toml", "setup.py", "setup.cfg", "PKG-INFO"})


class Folders:
    """Lists folders and remembers what was there."""

    def __init__(self) -> None:
        self._names: dict[Path, frozenset[str]] = {}

    @property
    def listed(self) -> list[Path]:
        """The folders that were asked for."""
        return list(self._names)

    def names_in(self, folder: Path) -> frozenset[str]:
        """The names of what a folder contains; none where it cannot be listed."""
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(path.name for path in folder.iterdir())
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]


def is_repository(names: frozenset[str]) -> bool:
    """Whether a folder with these names is the root of a repository."""
    return not names.isdisjoint(_REPOSITORY_MARKS)


def is_project(names: frozenset[str]) -> bool:
    """Whether a folder with these names is the root of a project."""
    return not names.isdisjoint(_PROJECT_MARKS) or is_repository(names)


def is_install_root(folder: Path, names: frozenset[str]) -> bool:
    """Whether distributions were installed or unpacked into a folder, as into site-packages."""
    return folder.name in ("site-packages", "dist-packages") or any(
        name.endswith(".dist-info") for name in names
    )


def absolute(path: Path) -> Path:
    """The same path from the file system's root, without ``..``; symbolic links stay."""
    return Path(os.path.normpath(path.absolute()))


def shown(path: Path, root: Path) -> str:
    """A path for people: relative to ``root`` if it is below it."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return str(path)
