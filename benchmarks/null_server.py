"""A server that analyses nothing: what pygls and the editor's protocol alone cost."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("null", "0")


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def opened(server: LanguageServer, params: types.DidOpenTextDocumentParams) -> None:
    """Says that the file has no findings."""
    _publish(server, params.text_document.uri, params.text_document.version)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def changed(server: LanguageServer, params: types.DidChangeTextDocumentParams) -> None:
    """Says so again for each version."""
    _publish(server, params.text_document.uri, params.text_document.version)


def _publish(server: LanguageServer, uri: str, version: int) -> None:
    server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, [], version))


if __name__ == "__main__":
    server.start_io()
