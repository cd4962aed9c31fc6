"""The folders that are open in the editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backlint.lsp.uris import normalized


class Folders:
    """Folders by URI. Any of them may be inside another one."""

    def __init__(self, uris: Iterable[str]) -> None:
        self._by_prefix: dict[str, str] = {}
        self.change(added=uris, removed=())

    def __len__(self) -> int:
        return len(self._by_prefix)

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_prefix.values())

    def holder(self, uri: str) -> str | None:
        """The innermost folder that a document is in; for one that is no file, the first folder."""
        if not uri.startswith("file:"):
            return next(iter(self._by_prefix.values()), None)
        document = normalized(uri)
        prefixes = [prefix for prefix in self._by_prefix if document.startswith(prefix)]
        return self._by_prefix[max(prefixes, key=len)] if prefixes else None

    def change(self, added: Iterable[str], removed: Iterable[str]) -> None:
        """Adds and removes folders."""
        for uri in removed:
            self._by_prefix.pop(_prefix(uri), None)
        for uri in added:
            self._by_prefix[_prefix(uri)] = uri


def _prefix(uri: str) -> str:
    return normalized(uri).rstrip("/") + "/"
