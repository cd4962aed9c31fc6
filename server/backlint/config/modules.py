"""The module that a file is, from the layout of the folders around it."""

from __future__ import annotations

from pathlib import Path

from backlint.folders import NamesIn, is_install_root, is_project


def module_name(path: Path, names_in: NamesIn) -> str:
    """The dotted name under which a project imports a file.

    Packages with an ``__init__.py`` are climbed to their top. Below ``src``, below an
    installation, and where no package has an ``__init__.py``, the folders down from there or from
    the project's root are namespace packages.
    """
    folders = _package_folders(path.parent, names_in)
    parts = [folder.name for folder in folders]
    if path.stem != "__init__":
        parts.append(path.stem)
    return ".".join(parts) or "__init__"


def _package_folders(folder: Path, names_in: NamesIn) -> list[Path]:
    """The folders that are the packages around a module, outermost first."""
    upwards = [folder, *folder.parents]
    regular = 0
    while regular < len(upwards) and "__init__.py" in names_in(upwards[regular]):
        regular += 1
    for depth in range(regular, len(upwards)):
        names = names_in(upwards[depth])
        below = upwards[:depth]
        named = all(f.name.isidentifier() for f in below)
        if upwards[depth].name == "src" or is_install_root(upwards[depth], names):
            return below[::-1] if named else upwards[:regular][::-1]
        if is_project(names):
            return below[::-1] if named and not regular else upwards[:regular][::-1]
    return upwards[:regular][::-1]
