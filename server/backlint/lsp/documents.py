"""The documents that are open in the editor, kept as it tells us to.

A ``FileCheck`` owns a document's text; nothing here, nor in pygls, has another copy. What an edit
costs is what ``FileCheck.edit`` costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from backlint.lsp.client import Client
from backlint.lsp.configuration import Configurations, DocumentConfiguration
from backlint.lsp.diagnostics import DiagnosticsWriter
from backlint.lsp.positions import Change, PositionEncoding, to_code_points, to_units
from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Range
from backlint_rules.rule import Rule

MakeCheck = Callable[[str, Sequence[Rule], Environment], FileCheck]


class OpenedText(NamedTuple):
    """What ``textDocument/didOpen`` tells."""

    uri: str
    language: str
    version: int
    text: str

    @classmethod
    def parse(cls, params: Any) -> OpenedText:
        """Reads the notification's params."""
        item = params["textDocument"]
        if not isinstance(item["text"], str):
            raise ValueError("a document's text must be a string")
        return cls(str(item["uri"]), item["languageId"], int(item["version"]), item["text"])

    @property
    def is_python(self) -> bool:
        """Whether backlint speaks about such a document.

        Not about stubs: nothing in them runs. Not about notebooks' cells: they are parts of a
        program.
        """
        of_known_scheme = urlsplit(self.uri).scheme in ("file", "untitled")
        return self.language == "python" and of_known_scheme and not self.uri.endswith(".pyi")


class Document:
    """A Python document that is open."""

    def __init__(
        self,
        uri: str,
        version: int,
        check: FileCheck,
        configuration: DocumentConfiguration,
        encoding: PositionEncoding,
        writer: DiagnosticsWriter,
    ) -> None:
        self.uri = uri
        self.version = version
        self.check = check
        self.configuration = configuration
        self.writer = writer
        self.shows_diagnostics = False
        self._encoding = encoding

    def diagnostics(self) -> bytes:
        """The diagnostics of the text as it stands, as a JSON array."""
        report = () if self.configuration.silent else self.check.report()
        return self.writer.items(report, self.check.lines)

    def findings_on_line(self, line: int) -> Iterator[Finding]:
        """The findings that touch the line, counted from the file's first."""
        for first, group in self.check.report():
            for finding in group:
                if first + finding.range.line <= line <= first + finding.range.end_line:
                    yield finding.moved(first)

    def to_code_points(self, position: tuple[int, int]) -> tuple[int, int]:
        """An editor's position in code points; beyond a line's or the text's end is that end."""
        return to_code_points(self.check.lines, position, self._encoding)

    def to_units(self, range_: Range) -> tuple[tuple[int, int], tuple[int, int]]:
        """A range as the editor counts."""
        return to_units(self.check.lines, range_, self._encoding)

    def edit(self, version: int, changes: Sequence[Change]) -> None:
        """Applies the changes in their order; each one's positions are in the text before it."""
        for change in changes:
            if change.range is None:
                self.check.replace(change.text)
                continue
            start, end = map(self.to_code_points, change.range)
            self.check.edit(start, end, change.text)
        self.version = version


class DocumentLostError(Exception):
    """An edit failed, so that the text may not be the editor's any more: it is as if closed."""

    def __init__(self, document: Document) -> None:
        super().__init__(document.uri)
        self.document = document


class Documents:
    """The open Python documents, by URI.

    Those that are silent are kept too: the editor may open their folder later.
    """

    def __init__(
        self,
        make_check: MakeCheck,
        configurations: Configurations,
        client: Client,
    ) -> None:
        self.configurations = configurations
        self._make_check = make_check
        self._client = client
        self._by_uri: dict[str, Document] = {}

    def get(self, uri: str) -> Document | None:
        """The open document, if it is a Python one."""
        return self._by_uri.get(unquote(uri))

    def open(self, opened: OpenedText) -> Document | None:
        """Keeps the document from now on, if it is a Python one."""
        if not opened.is_python:
            return None
        uri, version, text = opened.uri, opened.version, opened.text
        configuration = self.configurations.of(uri, text)
        check = self._make_check(text, configuration.rules, configuration.environment)
        writer = self._writer(uri, configuration)
        encoding = self._client.position_encoding
        document = Document(uri, version, check, configuration, encoding, writer)
        self._by_uri[unquote(uri)] = document
        return document

    def change(self, params: Any) -> Document | None:
        """Handles the params of ``textDocument/didChange``.

        Raises ``DocumentLostError``.
        """
        identifier = params["textDocument"]
        document = self.get(identifier["uri"])
        if document is not None:
            try:
                changes = [Change.parse(change) for change in params["contentChanges"]]
                document.edit(int(identifier["version"]), changes)
            except Exception as error:
                # Also if the change cannot be read: the editor has made it.
                del self._by_uri[unquote(document.uri)]
                raise DocumentLostError(document) from error
        return document

    def close(self, params: Any) -> Document | None:
        """Handles the params of ``textDocument/didClose``."""
        return self._by_uri.pop(unquote(params["textDocument"]["uri"]), None)

    def reconfigure(self) -> list[Document]:
        """Gives every document its configuration as it is now; those whose changed."""
        changed = []
        for document in self._by_uri.values():
            configuration = self.configurations.of(document.uri, document.check.text)
            if not configuration.asks_the_same_as(document.configuration):
                document.check.configure(configuration.rules, configuration.environment)
                document.writer = self._writer(document.uri, configuration)
                changed.append(document)
            document.configuration = configuration
        return changed

    def _writer(self, uri: str, configuration: DocumentConfiguration) -> DiagnosticsWriter:
        return DiagnosticsWriter(uri, self._client, configuration.severity_of)
