"""Edits as an editor gets them: for a version of a document, and with a word to who reviews them,
as far as it can take that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lsprotocol import types

from backlint.lsp.client import Client
from backlint.lsp.modules import Document
from backlint.lsp.settings_documents import SettingsDocument
from backlint_rules.edits import TextEdit

_REVIEW = "review"


class Changes(NamedTuple):
    """Edits of a document in a version; ``None``: it is not open. ``is_new``: it is a file that is
    to be made first, which is only for clients that can.
    """

    document: Document | SettingsDocument
    version: int | None
    edits: Sequence[TextEdit]
    is_new: bool = False


def changes_of(document: Document, edits: Sequence[TextEdit]) -> list[Changes]:
    """What edits of a document's module change. Raises ``CannotFix``."""
    return [
        Changes(changed, changed.version, own) for changed, own in document.edits_by_document(edits)
    ]


def workspace_edit(
    client: Client, changes: Sequence[Changes], review: types.ChangeAnnotation | None = None
) -> types.WorkspaceEdit:
    """The edits for a client. ``review``: what a person is asked to confirm."""
    if not client.versions_edits:
        return types.WorkspaceEdit(
            changes={one.document.uri: list(_text_edits(one)) for one in changes}
        )
    annotations = {_REVIEW: review} if review is not None and client.annotates_edits else None
    document_changes: list[types.TextDocumentEdit | types.CreateFile] = []
    for one in changes:
        uri = one.document.uri
        if one.is_new:
            options = types.CreateFileOptions(ignore_if_exists=True)
            document_changes.append(types.CreateFile(uri=uri, options=options))
        edits = [
            types.AnnotatedTextEdit(_REVIEW, edit.range, edit.new_text) if annotations else edit
            for edit in _text_edits(one)
        ]
        identifier = types.OptionalVersionedTextDocumentIdentifier(uri, one.version)
        document_changes.append(types.TextDocumentEdit(identifier, edits))
    return types.WorkspaceEdit(document_changes=document_changes, change_annotations=annotations)


def _text_edits(changes: Changes) -> Iterator[types.TextEdit]:
    for range_, text in changes.edits:
        start, end = changes.document.to_units(range_)
        yield types.TextEdit(types.Range(types.Position(*start), types.Position(*end)), text)
