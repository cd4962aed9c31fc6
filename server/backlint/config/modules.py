"""The module that a file is, from the layout of the folders around it."""

from __future__ import annotations

import re
from pathlib import Path

from backlint.folders import NamesIn, is_install_root, is_project


def package_name(folder: Path, names_in: NamesIn) -> str:
    """The dotted name under which a project imports a folder; empty where imports begin.

    Packages with an ``__init__.py`` are climbed to their top. Below ``src``, below an
    installation, and where no package has an ``__init__.py``, the folders down from there or from
    the project's root are namespace packages.
    """
    return ".".join(_name(package.name) for package in reversed(_packages(folder, names_in)))


def own_package(folder: Path, names_in: NamesIn) -> str:
    """The name of the top-level package around a folder, if that has an ``__init__.py``."""
    packages = _packages(folder, names_in)
    return _name(packages[-1].name) if packages and "__init__.py" in names_in(packages[-1]) else ""


def module_name(path: Path, package: str) -> str:
    """The dotted name of a file in a package."""
    name = _name(path.stem)
    if name == "__init__":
        return package or name
    return f"{package}.{name}" if package else name


def _name(word: str) -> str:
    """The name for a file or folder; nobody can import it if it has other characters."""
    return re.sub(r"\W", "_", word)


def _packages(folder: Path, names_in: NamesIn) -> list[Path]:
    """The folder and those around it that are packages, innermost first."""
    upwards = [folder, *folder.parents]
    regular = 0
    while regular < len(upwards) and "__init__.py" in names_in(upwards[regular]):
        regular += 1
    for depth in range(regular, len(upwards)):
        names = names_in(upwards[depth])
        below = upwards[:depth]
        named = all(f.name.isidentifier() for f in below)
        if upwards[depth].name == "src" or is_install_root(upwards[depth], names):
            return below if named else upwards[:regular]
        if is_project(names):
            return below if named and not regular else upwards[:regular]
    return upwards[:regular]
