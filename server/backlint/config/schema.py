"""Reads settings from a table of TOML or from an editor, and says what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from packaging.specifiers import InvalidSpecifier
from packaging.utils import canonicalize_name

from backlint.config.keys import KEYS, Shape
from backlint.config.selection import Catalogue
from backlint.config.settings import (
    FileIgnore,
    Origin,
    Pattern,
    Patterns,
    Selector,
    Settings,
    SettingsError,
    SeverityChoice,
)
from backlint.config.toml_document import Keys, TomlDocument
from backlint_rules.finding import Severity
from backlint_rules.versions import VersionRange

SEVERITIES = {severity.name.lower(): severity for severity in Severity}


def read_settings(
    table: object,
    catalogue: Catalogue,
    *,
    root: Path,
    source: str,
    document: TomlDocument | None = None,
    path: Path | None = None,
    prefix: Keys = (),
) -> tuple[Settings, list[SettingsError]]:
    """The settings in a table, and all that is wrong in it; what is wrong counts as not given.

    ``source`` names the table for people; ``document``, ``path`` and ``prefix`` say where it is in
    a TOML file.
    """
    reader = _Reader(catalogue, root, source, document, path, prefix)
    return reader.settings(table), reader.errors


def nearest(word: str, words: Collection[str]) -> str:
    """``"; did you mean `x`?"``, or a list of the choices where none is near and they are few."""
    longer = [w for w in words if w.startswith(word) and word]
    if close := longer[:1] or get_close_matches(word.lower(), words, n=1, cutoff=0.6):
        return f"; did you mean `{close[0]}`?"
    if len(words) <= 12:
        return "; expected one of " + ", ".join(f"`{w}`" for w in words)
    return ""


class _Reader:
    def __init__(
        self,
        catalogue: Catalogue,
        root: Path,
        source: str,
        document: TomlDocument | None,
        path: Path | None,
        prefix: Keys,
    ) -> None:
        self.errors: list[SettingsError] = []
        self._catalogue = catalogue
        self._root = root
        self._source = source
        self._document = document
        self._path = path
        self._prefix = prefix
        self._table_name = f"[{'.'.join(map(str, prefix))}]" if prefix else source

    def settings(self, table: object) -> Settings:
        values: dict[str, Any] = {}
        origins: dict[str, Origin] = {}
        for key, value in self._items((), table):
            if key not in KEYS:
                self._error((key,), f"unknown key `{key}` in {self._table_name}", key, KEYS)
                continue
            before = len(self.errors)
            result = _READ[KEYS[key].shape](self, (key,), value)
            if result or len(self.errors) == before:
                values[key.replace("-", "_")] = result
                origins[key] = self._origin((key,))
        defaults = Settings.defaults(self._root)
        return Settings(
            root=self._root,
            path=self._path,
            **{"exclude": defaults.exclude, **values},
            origins=origins,
        )

    # What each kind of value has to look like. A value that is wrong leaves an error and nothing.

    def _selectors(self, keys: Keys, value: object) -> tuple[Selector, ...]:
        return tuple(
            Selector(text, self._origin(where))
            for where, text in self._strings(keys, value)
            if self._is_selector(where, text)
        )

    def _patterns(self, keys: Keys, value: object) -> tuple[Pattern, ...]:
        return tuple(
            self._pattern(where, text)
            for where, text in self._strings(keys, value)
            if self._is_pattern(where, text)
        )

    def _file_ignores(self, keys: Keys, value: object) -> tuple[FileIgnore, ...]:
        return tuple(
            FileIgnore(
                self._pattern((*keys, text), text), self._selectors((*keys, text), selectors)
            )
            for text, selectors in self._items(keys, value)
            if self._is_pattern((*keys, text), text)
        )

    def _severities(self, keys: Keys, value: object) -> tuple[SeverityChoice, ...]:
        choices = []
        for rule, name in self._items(keys, value):
            where = (*keys, rule)
            severity = self._severity(where, name)
            if self._is_selector(where, rule) and severity is not None:
                choices.append(SeverityChoice(Selector(rule, self._origin(where)), severity))
        return tuple(choices)

    def _severity(self, keys: Keys, value: object) -> Severity | None:
        if isinstance(value, str) and value in SEVERITIES:
            return SEVERITIES[value]
        if isinstance(value, str):
            self._error(keys, f"unknown severity `{value}`", value, SEVERITIES)
        else:
            self._wrong_type(keys, 'a severity such as "warning"', value)
        return None

    def _versions(self, keys: Keys, value: object) -> dict[str, VersionRange]:
        ranges = {}
        for name, specifier in self._items(keys, value):
            where = (*keys, name)
            distribution = str(canonicalize_name(name))
            if self._is_misspelt(where, distribution):
                continue
            if not isinstance(specifier, str):
                self._wrong_type(where, 'a version specifier such as ">=2,<3"', specifier)
                continue
            origin = self._origin(where)
            try:
                versions = VersionRange.of(specifier, f"{origin}: target-versions")
            except InvalidSpecifier:
                message = f"`{specifier}` is no version specifier"
                hint = f"; did you mean `>={specifier}`?" if specifier[:1].isdigit() else ""
                self._error(where, message + (hint or "; write for example `>=2,<3`"))
                continue
            ranges[distribution] = versions
        return ranges

    def _is_misspelt(self, keys: Keys, distribution: str) -> bool:
        """Whether a name is nearly one of a distribution that rules ask for. Others are allowed."""
        known = self._catalogue.distributions
        near = get_close_matches(distribution, known, n=1, cutoff=0.8)
        if distribution in known or not near:
            return False
        message = f"no rule asks for the versions of `{distribution}`"
        self._error(keys, message, distribution, near)
        return True

    # Steps that they share.

    def _items(self, keys: Keys, value: object) -> Iterator[tuple[str, object]]:
        if isinstance(value, Mapping):
            yield from value.items()
        else:
            self._wrong_type(keys, "a table", value)

    def _strings(self, keys: Keys, value: object) -> Iterator[tuple[Keys, str]]:
        if not isinstance(value, (list, tuple)):
            self._wrong_type(keys, "a list of strings", value)
            return
        for index, element in enumerate(value):
            if isinstance(element, str):
                yield (*keys, index), element
            else:
                self._wrong_type((*keys, index), "a string", element)

    def _is_selector(self, keys: Keys, text: str) -> bool:
        if text in self._catalogue.selectors or text in self._catalogue.renamed:
            return True
        self._error(keys, f"unknown rule or family `{text}`", text, self._catalogue.selectors)
        return False

    def _is_pattern(self, keys: Keys, text: str) -> bool:
        try:
            Patterns([self._pattern(keys, text)])
        except ValueError as error:
            self._error(keys, f"`{text}` is no pattern as in .gitignore: {error}")
            return False
        return True

    def _pattern(self, keys: Keys, text: str) -> Pattern:
        return Pattern(text, self._root, self._origin(keys))

    def _origin(self, keys: Keys) -> Origin:
        line = self._document.line(*self._prefix, *keys) if self._document else None
        return Origin(self._source, line)

    def _wrong_type(self, keys: Keys, expected: str, value: object) -> None:
        name = "".join(f"[{k}]" if isinstance(k, int) else f".{k}" for k in keys).lstrip(".")
        what = f"`{name}` in {self._table_name}" if name else self._table_name
        self._error(keys, f"{what} must be {expected}, not {_described(value)}")

    def _error(
        self, keys: Keys, message: str, word: str | None = None, choices: Collection[str] = ()
    ) -> None:
        if word is not None:
            message += nearest(word, choices)
        if self._document is None:
            self.errors.append(SettingsError(None, f"{self._source}: {message}"))
            return
        mark = self._document.mark(*self._prefix, *keys)
        line = (self._document.line(*self._prefix, *keys) or 1) - 1
        column, end_column = (mark.column, mark.end_column) if mark else (0, 0)
        self.errors.append(SettingsError(self._path, message, line, column, end_column))


def _described(value: object) -> str:
    names = {bool: "a boolean", int: "a number", float: "a number", str: "a string"}
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, (list, tuple)):
        return "a list"
    return names.get(type(value), f"{value!r}")


_READ: Mapping[Shape, Callable[[_Reader, Keys, object], Any]] = {
    Shape.SELECTORS: _Reader._selectors,
    Shape.SEVERITY: _Reader._severity,
    Shape.SEVERITIES: _Reader._severities,
    Shape.PATTERNS: _Reader._patterns,
    Shape.FILE_IGNORES: _Reader._file_ignores,
    Shape.VERSIONS: _Reader._versions,
}
