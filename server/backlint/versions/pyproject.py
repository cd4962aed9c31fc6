"""What ``pyproject.toml`` declares: PEP 621, dependency groups, Poetry's and Flit's tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.specifiers import InvalidSpecifier
from packaging.utils import canonicalize_name

from backlint.config.toml_document import Keys, TomlDocument, TomlSyntaxError
from backlint.versions.declaration import PYTHON, Authority, Declaration, NameOf, declaration
from backlint.versions.poetry import poetry_marker, poetry_range
from backlint_rules.versions import VersionRange


def read_pyproject(path: Path, name_of: NameOf) -> Iterator[Declaration]:
    """The declarations in a ``pyproject.toml``; none where it is not valid."""
    try:
        document = TomlDocument.read(path)
    except (TomlSyntaxError, OSError):
        return
    yield from _Pyproject(document, name_of(path)).declarations()


class _Pyproject:
    def __init__(self, document: TomlDocument, name: str) -> None:
        self._document = document
        self._name = name

    def declarations(self) -> Iterator[Declaration]:
        yield from self._requires_python("project", "requires-python")
        yield from self._list(Authority.PROMISE, "project", "dependencies")
        yield from self._lists(Authority.EXTRA, "project", "optional-dependencies")
        yield from self._lists(Authority.TOOLING, "dependency-groups")
        yield from self._list(Authority.TOOLING, "tool", "uv", "dev-dependencies")
        yield from self._lists(Authority.TOOLING, "tool", "pdm", "dev-dependencies")
        yield from self._requires_python("tool", "flit", "metadata", "requires-python")
        yield from self._list(Authority.PROMISE, "tool", "flit", "metadata", "requires")
        yield from self._lists(Authority.EXTRA, "tool", "flit", "metadata", "requires-extra")
        yield from self._poetry(Authority.PROMISE, "tool", "poetry", "dependencies")
        yield from self._poetry(Authority.TOOLING, "tool", "poetry", "dev-dependencies")
        for group in self._table("tool", "poetry", "group"):
            yield from self._poetry(
                Authority.TOOLING, "tool", "poetry", "group", group, "dependencies"
            )

    def _requires_python(self, *keys: str) -> Iterator[Declaration]:
        specifier = self._value(*keys)
        if isinstance(specifier, str):
            try:
                versions = VersionRange.of(specifier, self._source(keys))
            except InvalidSpecifier:
                return
            yield Declaration(PYTHON, versions, Authority.PROMISE, self._name)

    def _lists(self, authority: Authority, *keys: str) -> Iterator[Declaration]:
        for name in self._table(*keys):
            yield from self._list(authority, *keys, name)

    def _list(self, authority: Authority, *keys: str) -> Iterator[Declaration]:
        requirements = self._value(*keys)
        if not isinstance(requirements, list):
            return
        group = f"{self._name}: {'.'.join(keys)}"
        for index, requirement in enumerate(requirements):
            # Anything else includes another group, which counts by itself.
            if isinstance(requirement, str):
                source = self._source((*keys, index))
                if declared := declaration(requirement, authority, group, source):
                    yield declared

    def _poetry(self, authority: Authority, *keys: str) -> Iterator[Declaration]:
        for name, constraints in self._table(*keys).items():
            alternatives = constraints if isinstance(constraints, list) else [constraints]
            for constraint in alternatives:
                table = constraint if isinstance(constraint, dict) else {"version": constraint}
                versions = poetry_range(table.get("version", "*"), self._source((*keys, name)))
                if versions is None:
                    continue
                yield Declaration(
                    str(canonicalize_name(name)),
                    versions,
                    max(authority, Authority.EXTRA) if table.get("optional") else authority,
                    f"{self._name}: {'.'.join(keys)}",
                    _any_marker(table),
                )

    def _table(self, *keys: str) -> dict[str, Any]:
        value = self._value(*keys)
        return value if isinstance(value, dict) else {}

    def _value(self, *keys: str) -> Any:
        value: Any = self._document.values
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def _source(self, keys: Keys) -> str:
        words = ".".join(key for key in keys if isinstance(key, str))
        return f"{self._name}:{self._document.line(*keys)}: {words}"


def _any_marker(table: dict[str, Any]) -> Marker | None:
    return poetry_marker(table.get("python"), table.get("markers"))
