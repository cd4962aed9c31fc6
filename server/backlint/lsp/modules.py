"""What is open in the editor: modules, and the documents that show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backlint.lsp.client import Client
from backlint.lsp.configuration import DocumentConfiguration
from backlint.lsp.diagnostics import DiagnosticsWriter, Location
from backlint.lsp.positions import Change, to_code_points, to_units
from backlint_rules.check import FileCheck
from backlint_rules.edits import TextEdit
from backlint_rules.finding import Elsewhere, Finding, Range


class OpenModule:
    """A module that is open, in one document or in all cells of a notebook; the ``documents`` that
    the editor shows of it.

    ``version`` is that of the document or notebook with the ``uri``.
    """

    documents: Sequence[Document]
    is_notebook = False

    def __init__(
        self, uri: str, version: int, check: FileCheck, configuration: DocumentConfiguration
    ) -> None:
        self.uri = uri
        self.version = version
        self.check = check
        self.configuration = configuration

    def close(self) -> None:
        """Lets go of everything, as ``FileCheck.close`` does and for the same reason."""
        self.check.close()
        self.documents = ()

    def location(self, range_: Range) -> Location:
        """Where the editor shows a range of the module."""
        [document] = [one for one in self.documents if range_.line >= one.first_line][-1:]
        return document.uri, *document.to_units(range_)

    def findings_on_line(self, line: int) -> Iterator[Finding]:
        """The findings that touch the line, counted from the module's first."""
        for first, group in self.check.report():
            for finding in group:
                if first + finding.range.line <= line <= first + finding.range.end_line:
                    yield finding.moved(first)


class Document:
    """A document with Python that is open: a module, or a cell of a notebook.

    Wherever nothing else is said, positions count code points, and lines from the module's first.
    """

    def __init__(self, uri: str, version: int, module: OpenModule, client: Client) -> None:
        self.uri = uri
        self.version = version
        self.module = module
        self.shows_diagnostics = False
        self._client = client
        self.configure()

    @property
    def check(self) -> FileCheck:
        """What knows the module's text and findings."""
        return self.module.check

    @property
    def configuration(self) -> DocumentConfiguration:
        """What applies to the module."""
        return self.module.configuration

    @property
    def first_line(self) -> int:
        """The line of the module that the document begins with."""
        return 0

    def configure(self) -> None:
        """Takes the module's configuration as it is now."""
        severity_of = self.configuration.severity_of
        self._writer = DiagnosticsWriter(self.uri, self._client, severity_of)

    def _place_of(self, elsewhere: Elsewhere, line: int) -> Location | None:
        """Where the editor shows what a finding on one of the document's lines points to."""
        range_ = self.check.place_of(elsewhere, self.first_line + line)
        return range_ and self.module.location(range_)

    def diagnostics(self) -> bytes:
        """The diagnostics of the text as it stands, as a JSON array."""
        report = () if self.configuration.silent else self.check.report()
        return self._writer.items(report, self.check.lines, self._place_of)

    def to_code_points(self, position: tuple[int, int]) -> tuple[int, int]:
        """An editor's position; beyond a line's or the text's end is that end."""
        return to_code_points(self.check.lines, position, self._client.position_encoding)

    def to_units(self, range_: Range) -> tuple[tuple[int, int], tuple[int, int]]:
        """A range as the editor counts."""
        return to_units(self.check.lines, range_, self._client.position_encoding)

    def edits_by_document(
        self, edits: Sequence[TextEdit]
    ) -> Iterator[tuple[Document, Sequence[TextEdit]]]:
        """The documents that edits of the module change, each with its own edits.

        Raises ``CannotFix``.
        """
        yield self, edits

    def edit(self, version: int, changes: Sequence[Change]) -> None:
        """Applies the changes in their order; each one's positions are in the text before it."""
        for change in changes:
            if change.range is None:
                self.check.replace(change.text)
                continue
            start, end = map(self.to_code_points, change.range)
            self.check.edit(start, end, change.text)
        self.version = self.module.version = version


class ModuleLostError(Exception):
    """An edit failed, so that the text may not be the editor's any more: it is as if closed."""

    def __init__(self, module: OpenModule) -> None:
        super().__init__(module.uri)
        self.module = module
