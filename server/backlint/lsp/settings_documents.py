"""Settings files: what is wrong in them is drawn where it stands.

Of a settings file that is open, this is about the text in the editor; other settings files count,
and are judged, as they are on disk. They are published to every editor, since the one to say so
may be a file that nobody has opened.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backlint.config.files import SETTINGS_FILES, table_in
from backlint.config.settings import SettingsError
from backlint.lsp.configuration import Configurations
from backlint.lsp.diagnostics import SOURCE, publication
from backlint.lsp.positions import Change, PositionEncoding, edited, to_code_points, to_units
from backlint.lsp.uris import normalized, path_of
from backlint_rules.finding import Range, Severity
from backlint_rules.syntax.text import split_lines

if TYPE_CHECKING:
    from backlint.lsp.documents import OpenedText

CODE = "settings"
"""The ``code`` of these diagnostics, where that of findings has a rule's id."""


@dataclass
class SettingsDocument:
    """A settings file that is open; ``lines`` with their ends."""

    uri: str
    path: Path
    version: int
    lines: list[str]
    encoding: PositionEncoding

    def to_code_points(self, position: tuple[int, int]) -> tuple[int, int]:
        """An editor's position in code points; beyond a line's or the text's end is that end."""
        return to_code_points(self.lines, position, self.encoding)

    def to_units(self, range_: Range) -> tuple[tuple[int, int], tuple[int, int]]:
        """A range as the editor counts."""
        return to_units(self.lines, range_, self.encoding)

    @property
    def table(self) -> tuple[str, ...]:
        """The keys that lead to our settings."""
        return table_in(self.path)

    def edit(self, version: int, changes: Sequence[Change]) -> None:
        """Applies the changes in their order."""
        self.lines = edited(self.lines, changes, self.encoding)
        self.version = version


class SettingsDocuments:
    """The settings files that are open, and what is shown of all of them."""

    def __init__(
        self,
        configurations: Configurations,
        encoding: PositionEncoding,
        send: Callable[[bytes], None],
    ) -> None:
        self._configurations = configurations
        self._encoding = encoding
        self._send = send
        self._open: dict[str, SettingsDocument] = {}
        self._shown: dict[str, bytes] = {}

    def get(self, uri: str) -> SettingsDocument | None:
        """The open settings file."""
        return self._open.get(normalized(uri))

    def open(self, opened: OpenedText) -> None:
        """Keeps the document from now on, if it is a settings file in an open folder."""
        path = path_of(opened.uri)
        if path is None or path.name not in SETTINGS_FILES:
            return
        if self._configurations.folders.holder(opened.uri) or not self._configurations.folders:
            lines = split_lines(opened.text)
            document = SettingsDocument(opened.uri, path, opened.version, lines, self._encoding)
            self._open[normalized(opened.uri)] = document
            self.publish()

    def change(self, params: Any) -> None:
        """Handles the params of ``textDocument/didChange``.

        Raises what is raised by malformed ones; the document counts as closed then.
        """
        identifier = params["textDocument"]
        if document := self._open.pop(normalized(identifier["uri"]), None):
            changes = [Change.parse(change) for change in params["contentChanges"]]
            document.edit(int(identifier["version"]), changes)
            self._open[normalized(document.uri)] = document
            self.publish()

    def close(self, params: Any) -> None:
        """Handles the params of ``textDocument/didClose``."""
        if self._open.pop(normalized(params["textDocument"]["uri"]), None):
            self.publish()

    def publish(self) -> None:
        """Shows what is wrong now, where that is something else than what is shown."""
        now = dict(self._messages())
        for uri in self._shown.keys() - now.keys():
            self._send(publication(uri, None, b"[]"))
        for uri, message in now.items():
            if self._shown.get(uri) != message:
                self._send(message)
        self._shown = now

    def _messages(self) -> Iterator[tuple[str, bytes]]:
        """For each file with errors, the message that shows them."""
        open_files = {document.path: document for document in self._open.values()}
        elsewhere: dict[Path, list[SettingsError]] = {}
        for error in self._configurations.errors():
            if error.path is not None and error.path not in open_files:
                elsewhere.setdefault(error.path, []).append(error)
        for document in open_files.values():
            text = "".join(document.lines)
            if errors := self._configurations.errors_in(document.path, text):
                items = self._items(errors, document.lines)
                yield document.uri, publication(document.uri, document.version, items)
        for path, found in elsewhere.items():
            uri = path.as_uri()
            yield uri, publication(uri, None, self._items(found, _lines_of(path)))

    def _items(self, errors: Iterable[SettingsError], lines: Sequence[str]) -> bytes:
        """The errors as a JSON array of ``Diagnostic``."""
        return json.dumps([self._diagnostic(error, lines) for error in errors]).encode()

    def _diagnostic(self, error: SettingsError, lines: Sequence[str]) -> object:
        line = lines[error.line] if error.line < len(lines) else ""
        start, end = (
            {"line": error.line, "character": self._encoding.units(line[:column])}
            for column in (error.column, error.end_column)
        )
        return {
            "range": {"start": start, "end": end},
            "severity": Severity.ERROR.value,
            "code": CODE,
            "source": SOURCE,
            "message": error.message,
        }


def _lines_of(path: Path) -> Sequence[str]:
    """The lines of a file that is not open; none if it cannot be read."""
    try:
        return split_lines(path.read_bytes().decode("utf-8", "replace"))
    except OSError:
        return ()
