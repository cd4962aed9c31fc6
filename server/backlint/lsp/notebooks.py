"""Notebooks that are open in the editor: their Python cells make one module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from backlint.lsp.client import Client
from backlint.lsp.configuration import DocumentConfiguration
from backlint.lsp.modules import Document, OpenModule
from backlint.lsp.positions import Change, edited, to_code_points, to_units
from backlint.notebook_cells import Cell, Cells, CellsLostError
from backlint_rules.check import FileCheck
from backlint_rules.edits import TextEdit
from backlint_rules.finding import Finding, Range
from backlint_rules.fixing import CannotFix

_PYTHON = "python"
_CODE = 2


class OpenedCell(NamedTuple):
    """A cell as the editor tells of it; without a ``cell`` where that is no Python."""

    uri: str
    version: int = 0
    cell: Cell | None = None


def opened_cells(cells: Any, documents: Any) -> list[OpenedCell]:
    """Reads ``NotebookCell`` objects and the ``TextDocumentItem`` objects that go with them.

    Raises ``KeyError``, ``TypeError`` or ``ValueError`` for what is malformed.
    """
    items = {str(item["uri"]): item for item in documents}
    opened = []
    for one in cells:
        uri = str(one["document"])
        item = items.get(uri)
        if item is None or one["kind"] != _CODE or item["languageId"] != _PYTHON:
            opened.append(OpenedCell(uri))
            continue
        if not isinstance(item["text"], str):
            raise ValueError("a cell's text must be a string")
        opened.append(OpenedCell(uri, int(item["version"]), Cell(item["text"])))
    return opened


def code_of(cells: Sequence[OpenedCell]) -> str:
    """The text of the module that cells make."""
    return Cells(one.cell for one in cells if one.cell).code


class Notebook(OpenModule):
    """A notebook. Cells in other languages are known by their places only."""

    documents: Sequence[CellDocument]
    is_notebook = True

    def __init__(
        self,
        uri: str,
        version: int,
        check: FileCheck,
        configuration: DocumentConfiguration,
        cells: Sequence[OpenedCell],
        client: Client,
    ) -> None:
        super().__init__(uri, version, check, configuration)
        self._client = client
        self._all: list[CellDocument | None] = [self._document(one) for one in cells]
        self._arrange()

    def close(self) -> None:
        """Lets go of the cells, too."""
        super().close()
        self._all = []

    def _document(self, opened: OpenedCell) -> CellDocument | None:
        if opened.cell is None:
            return None
        return CellDocument(opened.uri, opened.version, opened.cell, self, self._client)

    def _arrange(self) -> None:
        self.documents = [document for document in self._all if document is not None]
        self.cells = Cells(document.cell for document in self.documents)

    def change(self, version: int, change: Mapping[str, Any]) -> None:
        """Applies a ``NotebookDocumentChangeEvent``.

        Raises ``KeyError``, ``TypeError`` or ``ValueError`` for one that is malformed.
        """
        cells = change.get("cells") or {}
        if structure := cells.get("structure"):
            self._change_order(structure["array"], structure.get("didOpen") or ())
        for content in cells.get("textContent") or ():
            self._change_text(content["document"], content["changes"])
        self.version = version

    def _change_order(self, array: Mapping[str, Any], opened: Any) -> None:
        known = {document.uri: document for document in self.documents}
        start, end = int(array["start"]), int(array["start"]) + int(array["deleteCount"])
        if not 0 <= start <= end <= len(self._all):
            raise ValueError(f"the notebook has {len(self._all)} cells: {array!r}")
        # A cell that has moved is not opened anew.
        self._all[start:end] = [
            self._document(one) or known.get(one.uri)
            for one in opened_cells(array.get("cells") or (), opened)
        ]
        self._arrange()
        self.check.replace(self.cells.code)

    def _change_text(self, identifier: Mapping[str, Any], changes: Any) -> None:
        for number, document in enumerate(self.documents):
            if document.uri == identifier["uri"]:
                before, first = document.cell.code, self.cells.first_line(number)
                document.edit(int(identifier["version"]), [Change.parse(one) for one in changes])
                self._arrange()
                self._replace(first, before, document.cell.code)

    def _replace(self, first: int, before: Sequence[str], after: Sequence[str]) -> None:
        """Makes lines of the module others, but leaves alone those that are what they were."""
        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        end, end_after = len(before), len(after)
        while min(end, end_after) > same and before[end - 1] == after[end_after - 1]:
            end, end_after = end - 1, end_after - 1
        self.check.edit((first + same, 0), (first + end, 0), "".join(after[same:end_after]))


class CellDocument(Document):
    """A cell of a notebook with Python."""

    module: Notebook

    def __init__(
        self, uri: str, version: int, cell: Cell, notebook: Notebook, client: Client
    ) -> None:
        self.cell = cell
        super().__init__(uri, version, notebook, client)

    @property
    def first_line(self) -> int:
        """The line of the module that the cell begins with."""
        return self.module.cells.first_line(self.module.documents.index(self))

    def diagnostics(self) -> bytes:
        """The diagnostics of the cell as it stands, as a JSON array."""
        report = () if self.configuration.silent else tuple(self._report())
        return self._writer.items(report, self.cell.lines, self._place_of)

    def _report(self) -> Iterator[tuple[int, tuple[Finding, ...]]]:
        """The findings in the cell, by groups, lines counted from its first."""
        first, end = self.first_line, self.first_line + len(self.cell.lines)
        for line, group in self.check.report():
            if here := _within(group, first - line, end - line):
                yield line - first, here

    def to_code_points(self, position: tuple[int, int]) -> tuple[int, int]:
        """An editor's position; beyond a line's or the cell's end is that end."""
        encoding = self._client.position_encoding
        line, column = to_code_points(self.cell.lines, position, encoding)
        return self.first_line + line, column

    def to_units(self, range_: Range) -> tuple[tuple[int, int], tuple[int, int]]:
        """A range as the editor counts, as far as it is in the cell."""
        here = range_.moved(-self.first_line)
        last = len(self.cell.lines) - 1
        if here.end_line > last:
            here = here._replace(end_line=last, end_column=len(self.cell.lines[last]))
        return to_units(self.cell.lines, here, self._client.position_encoding)

    def edits_by_document(
        self, edits: Sequence[TextEdit]
    ) -> Iterator[tuple[Document, Sequence[TextEdit]]]:
        """The cells that edits of the module change."""
        cells = self.module.cells
        try:
            by_cell = cells.edits(edits)
        except CellsLostError as error:
            raise CannotFix(str(error)) from error
        for number, of_cell in by_cell.items():
            first = cells.first_line(number)
            moved = [TextEdit(range_.moved(first), text) for range_, text in of_cell]
            yield self.module.documents[number], moved

    def edit(self, version: int, changes: Sequence[Change]) -> None:
        """Applies the changes to the cell alone."""
        lines = edited(self.cell.lines, changes, self._client.position_encoding)
        self.cell = Cell("".join(lines))
        self.version = version


def _within(group: tuple[Finding, ...], first: int, end: int) -> tuple[Finding, ...]:
    """The findings from one line to before another, without what is related to them elsewhere; the
    same object where nothing is left out.
    """

    def is_within(range_: Range) -> bool:
        return first <= range_.line and range_.end_line < end

    if all(is_within(f.range) and all(is_within(r.range) for r in f.related) for f in group):
        return group
    return tuple(
        finding._replace(related=tuple(r for r in finding.related if is_within(r.range)))
        for finding in group
        if is_within(finding.range)
    )
