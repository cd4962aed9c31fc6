"""The versions that count for a file: what the folders around it declare, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from backlint.folders import NamesIn, is_install_root, is_repository, shown
from backlint.versions.declaration import Declaration
from backlint.versions.pyproject import read_pyproject
from backlint.versions.requirements_files import read_requirements, requirements_files
from backlint.versions.resolution import resolve
from backlint.versions.setup_cfg import read_setup_cfg
from backlint_rules.versions import VersionRange

if TYPE_CHECKING:
    from backlint.versions.metadata import InstallRoot

Versions = Mapping[str, VersionRange]


class ProjectVersions:
    """Answers which versions a file's project allows; every folder is read once.

    The nearest folder that declares a distribution decides about it. The search ends at the root
    of a repository, of an unpacked source distribution or of an installation.
    """

    def __init__(self, root: Path, names_in: NamesIn) -> None:
        """``root``: the folder relative to which files are named for people."""
        self._root = root
        self._names_in = names_in
        self._folders: dict[Path, tuple[Versions, InstallRoot | None]] = {}
        self._installed: dict[tuple[Path, Path | None], Versions] = {}

    def for_file(self, path: Path) -> Versions:
        """The known ranges by distribution; equal ones of files in a folder are one object."""
        declared, install_root = self._for_folder(path.parent)
        if install_root is None:
            return declared
        owner = install_root.owner(path)
        key = (path.parent, owner)
        if key not in self._installed:
            own = resolve(install_root.declarations(owner)) if owner else {}
            self._installed[key] = MappingProxyType({**own, **declared})
        return self._installed[key]

    def _for_folder(self, folder: Path) -> tuple[Versions, InstallRoot | None]:
        if folder not in self._folders:
            self._folders[folder] = self._read_folder(folder)
        return self._folders[folder]

    def _read_folder(self, folder: Path) -> tuple[Versions, InstallRoot | None]:
        names = self._names_in(folder)
        if is_install_root(folder, names):
            # Imported only here: reading metadata takes Python's e-mail parser.
            from backlint.versions.metadata import InstallRoot

            return MappingProxyType({}), InstallRoot(folder, self._name_of)
        own = resolve(self._declarations(folder, names))
        is_boundary = "PKG-INFO" in names or is_repository(names) or folder == folder.parent
        if is_boundary:
            return MappingProxyType(own), None
        outer, outer_install_root = self._for_folder(folder.parent)
        if not own:
            return outer, outer_install_root
        return MappingProxyType({**outer, **own}), outer_install_root

    def _declarations(self, folder: Path, names: frozenset[str]) -> Iterator[Declaration]:
        if "pyproject.toml" in names:
            yield from read_pyproject(folder / "pyproject.toml", self._name_of)
        if "setup.cfg" in names:
            yield from read_setup_cfg(folder / "setup.cfg", self._name_of)
        if "PKG-INFO" in names:
            from backlint.versions.metadata import read_source_distribution

            yield from read_source_distribution(folder, self._name_of)
        for path in requirements_files(folder, names):
            yield from read_requirements(path, self._name_of)

    def _name_of(self, path: Path) -> str:
        return shown(path, self._root)
