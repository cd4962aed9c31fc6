"""What distributions declare in their built metadata: ``METADATA`` and ``PKG-INFO``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from importlib.metadata import PathDistribution
from pathlib import Path, PurePosixPath

from packaging.specifiers import InvalidSpecifier
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from backlint.versions.declaration import PYTHON, Authority, Declaration, NameOf, declaration
from backlint_rules.versions import VersionRange


def read_source_distribution(folder: Path, name_of: NameOf) -> Iterator[Declaration]:
    """The declarations of an unpacked source distribution, which has a ``PKG-INFO`` at its root.

    Builders once wrote the requirements only into ``NAME.egg-info/requires.txt``.
    """
    yield from _declared(folder, name_of(folder / "PKG-INFO"))
    for parent in (folder, folder / "src"):
        for egg_info in sorted(parent.glob("*.egg-info")):
            yield from _declared(egg_info, name_of(egg_info))


def _declared(metadata_folder: Path, name: str) -> Iterator[Declaration]:
    distribution = PathDistribution(metadata_folder)
    metadata = distribution.metadata
    if metadata is None:  # an empty folder, from Python 3.15 on
        return
    if "Name" in metadata and "Version" in metadata:
        with suppress(InvalidVersion):
            exact = Version(metadata["Version"])
            own_name = str(canonicalize_name(metadata["Name"]))
            own = VersionRange(exact, exact, source=f"{name}: Version")
            yield Declaration(own_name, own, Authority.PROMISE, name)
    if "Requires-Python" in metadata:
        with suppress(InvalidSpecifier):
            versions = VersionRange.of(metadata["Requires-Python"], f"{name}: Requires-Python")
            yield Declaration(PYTHON, versions, Authority.PROMISE, name)
    for requirement in distribution.requires or ():
        declared = declaration(requirement, Authority.PROMISE, name, f"{name}: Requires-Dist")
        if declared:
            yield declared


class InstallRoot:
    """A folder that distributions were installed or unpacked into, such as ``site-packages``."""

    def __init__(self, folder: Path, name_of: NameOf) -> None:
        self.folder = folder
        self._name_of = name_of

    def owner(self, path: Path) -> Path | None:
        """The metadata folder of the distribution that a file belongs to."""
        relative = path.relative_to(self.folder).as_posix()
        candidates = self._by_top_level.get(PurePosixPath(relative).parts[0], [])
        if len(candidates) > 1:  # a namespace that several share
            candidates = [c for c in candidates if f"\n{relative}," in _record(c)]
        return candidates[0] if candidates else None

    def declarations(self, owner: Path) -> Iterator[Declaration]:
        """What the distribution with this metadata folder declares."""
        yield from _declared(owner, self._name_of(owner))

    @cached_property
    def _by_top_level(self) -> dict[str, list[Path]]:
        """The metadata folders by the names of the top-level folders and modules of each."""
        found: dict[str, list[Path]] = {}
        for metadata in sorted(self.folder.glob("*.*-info")):
            for name in _top_level_names(metadata):
                found.setdefault(name, []).append(metadata)
        return found


def _top_level_names(metadata: Path) -> set[str]:
    names = {line.split("/", 1)[0].split(",", 1)[0] for line in _record(metadata).splitlines()}
    if len(names) <= 1:  # no RECORD: an egg
        listed = _text(metadata / "top_level.txt").split()
        names |= {*listed, *(f"{name}.py" for name in listed)}
    return names


def _record(metadata: Path) -> str:
    return "\n" + _text(metadata / "RECORD")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
