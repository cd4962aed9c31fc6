"""How long the lines of a file may be, as its project tells its formatter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from backlint.config.toml_document import TomlDocument, TomlSyntaxError
from backlint.folders import shown

DEFAULT_LINE_LENGTH = 88
"""That of the formatters that most use."""

FORMATTER_FILES = ("ruff.toml", ".ruff.toml")
"""Files that are for a formatter alone; ``pyproject.toml`` may have a part for it."""


class LineLength(NamedTuple):
    """A number of characters, and where it was written."""

    characters: int
    source: str


class LineLengths:
    """Finds the line length for each folder: what is written nearest to it counts.

    ``root`` is the folder relative to which files are named for people.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._by_folder: dict[Path, LineLength] = {}

    def of(self, folder: Path) -> LineLength:
        """That of the files in a folder."""
        if folder not in self._by_folder:
            found = next(self._written_in(folder), None)
            if found is None and folder != folder.parent:
                found = self.of(folder.parent)
            self._by_folder[folder] = found or LineLength(DEFAULT_LINE_LENGTH, "default")
        return self._by_folder[folder]

    def _written_in(self, folder: Path) -> Iterator[LineLength]:
        for name in FORMATTER_FILES:
            yield from self._lengths(folder / name, ())
        for tool in ("ruff", "black"):
            yield from self._lengths(folder / "pyproject.toml", ("tool", tool))

    def _lengths(self, path: Path, keys: tuple[str, ...]) -> Iterator[LineLength]:
        try:
            table: object = TomlDocument.read(path).values if path.is_file() else None
        except (OSError, TomlSyntaxError):
            return
        for key in keys:
            table = table.get(key) if isinstance(table, Mapping) else None
        if isinstance(table, Mapping):
            length = table.get("line-length", DEFAULT_LINE_LENGTH)
            if type(length) is int and length > 0:
                where = f"[{'.'.join(keys)}] in " if keys else ""
                yield LineLength(length, f"{where}{shown(path, self._root)}")
