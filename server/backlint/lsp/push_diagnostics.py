"""``textDocument/publishDiagnostics``: the editor is told of diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from backlint.lsp.delivery import Delivery
from backlint.lsp.diagnostics import publication
from backlint.lsp.modules import Document, OpenModule

if TYPE_CHECKING:
    from backlint.lsp.session import Session

_NOTHING = b"[]"


class PushDiagnostics(Delivery):
    """Publishes what there is to see in a document, with the version of its text; of the cells of
    a notebook, those in which there is something else to see than before.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._in_cells: WeakKeyDictionary[Document, bytes] = WeakKeyDictionary()

    def changed(self, module: OpenModule) -> None:
        """Publishes the module's documents, unless it is silent and shows nothing."""
        for document in module.documents:
            self._publish(document)
        self._session.report_failures(module)

    def _publish(self, document: Document) -> None:
        silent = document.configuration.silent
        if silent and not document.shows_diagnostics:
            return
        items = self._session.diagnostics_of(document)
        if items is None:
            return
        if document.module.is_notebook:
            if items == self._in_cells.get(document, _NOTHING):
                return
            self._in_cells[document] = items
        document.shows_diagnostics = not silent
        self._session.output.send(publication(document.uri, document.version, items))

    def settled(self, module: OpenModule) -> None:
        """Publishes the module again."""
        self.changed(module)

    def closed(self, document: Document) -> None:
        """Clears what the document shows."""
        if document.shows_diagnostics:
            self._session.output.send(publication(document.uri, None, _NOTHING))
