"""Which settings file counts for a folder: the nearest one, and only that one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backlint.config.schema import read_settings
from backlint.config.selection import Catalogue
from backlint.config.settings import Settings, SettingsError
from backlint.config.toml_document import TomlDocument, TomlSyntaxError
from backlint.folders import shown

SETTINGS_FILES = ("backlint.toml", "pyproject.toml")
"""In this order; the second one only if it has a ``[tool.backlint]``."""


def table_in(path: Path) -> tuple[str, ...]:
    """The keys that lead to our settings in a settings file."""
    return ("tool", "backlint") if path.name == "pyproject.toml" else ()


@dataclass(frozen=True, eq=False)
class SettingsFile:
    """A settings file's settings, as far as they are valid, and what is wrong with the rest."""

    settings: Settings
    errors: tuple[SettingsError, ...]


class SettingsFiles:
    """Finds settings files, each read once."""

    def __init__(self, catalogue: Catalogue, root: Path) -> None:
        """``root``: the folder relative to which files are named for people."""
        self._catalogue = catalogue
        self._root = root
        self._by_folder: dict[Path, SettingsFile | None] = {}

    def nearest(self, folder: Path) -> SettingsFile | None:
        """The settings file of this folder or else of the nearest one above it."""
        if folder not in self._by_folder:
            found = self._in_folder(folder)
            if found is None and folder != folder.parent:
                found = self.nearest(folder.parent)
            self._by_folder[folder] = found
        return self._by_folder[folder]

    def read(self, path: Path, folder: Path) -> SettingsFile | None:
        """The settings in this file; ``None`` if it has no table for them.

        ``folder`` is where their patterns begin. Raises ``OSError``.
        """
        return self.parse(path, path.read_bytes(), folder)

    def parse(self, path: Path, data: bytes, folder: Path) -> SettingsFile | None:
        """The same of what is, or may be to be, in the file."""
        prefix = table_in(path)
        try:
            document = TomlDocument.decode(data)
        except TomlSyntaxError as error:
            if prefix and b"backlint" not in data:
                return None
            message = f"not valid TOML: {error.message}"
            problem = SettingsError(path, message, error.line, error.column, error.column + 1)
            return SettingsFile(Settings.defaults(folder), (problem,))
        table: object = document.values
        for key in prefix:
            if not isinstance(table, dict) or key not in table:
                return None
            table = table[key]
        settings, errors = read_settings(
            table,
            self._catalogue,
            root=folder,
            source=shown(path, self._root),
            document=document,
            path=path,
            prefix=prefix,
        )
        return SettingsFile(settings, tuple(errors))

    def _in_folder(self, folder: Path) -> SettingsFile | None:
        for name in SETTINGS_FILES:
            path = folder / name
            try:
                if path.is_file() and (found := self.read(path, folder)):
                    return found
            except OSError as error:
                problem = SettingsError(path, f"cannot be read: {error.strerror}")
                return SettingsFile(Settings.defaults(folder), (problem,))
        return None
