"""``textDocument/publishDiagnostics``: the editor is told of diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backlint.lsp.delivery import Delivery
from backlint.lsp.diagnostics import publication
from backlint.lsp.documents import Document

if TYPE_CHECKING:
    from backlint.lsp.session import Session


class PushDiagnostics(Delivery):
    """Publishes what there is to see in a document, with the version of its text."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def changed(self, document: Document) -> None:
        """Publishes the document, unless it is silent and shows nothing."""
        silent = document.configuration.silent
        if silent and not document.shows_diagnostics:
            return
        items = self._session.diagnostics_of(document)
        if items is not None:
            document.shows_diagnostics = not silent
            self._session.output.send(publication(document.uri, document.version, items))
            self._session.report_failures(document)

    def settled(self, document: Document) -> None:
        """Publishes the document again."""
        self.changed(document)

    def closed(self, document: Document) -> None:
        """Clears what the document shows."""
        if document.shows_diagnostics:
            self._session.output.send(publication(document.uri, None, b"[]"))
