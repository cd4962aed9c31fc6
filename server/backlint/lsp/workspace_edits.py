"""Edits as an editor gets them: for a version of a document, and with a word to who reviews them,
as far as it can take that.
"""

from __future__ import annotations

from typing import NamedTuple

from lsprotocol import types

from backlint.lsp.client import Client
from backlint.lsp.documents import Document
from backlint.lsp.settings_documents import SettingsDocument
from backlint_rules.edits import TextEdit

_REVIEW = "review"


class Changes(NamedTuple):
    """Edits of a document in a version; ``None``: it is not open."""

    document: Document | SettingsDocument
    version: int | None
    edits: list[TextEdit]


def workspace_edit(
    client: Client,
    changes: Changes,
    review: types.ChangeAnnotation | None = None,
    is_new: bool = False,
) -> types.WorkspaceEdit:
    """The edits for a client. ``review``: what a person is asked to confirm. ``is_new``: the file
    is to be made first, which is only for clients that can.
    """
    document, uri = changes.document, changes.document.uri
    edits = [_text_edit(document, edit) for edit in changes.edits]
    if not client.versions_edits:
        return types.WorkspaceEdit(changes={uri: edits})
    annotations = None
    annotated: list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit] = [*edits]
    if review is not None and client.annotates_edits:
        annotations = {_REVIEW: review}
        annotated = [types.AnnotatedTextEdit(_REVIEW, edit.range, edit.new_text) for edit in edits]
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri, changes.version)
    creation = [types.CreateFile(uri=uri, options=types.CreateFileOptions(ignore_if_exists=True))]
    return types.WorkspaceEdit(
        document_changes=[
            *(creation if is_new else []),
            types.TextDocumentEdit(identifier, annotated),
        ],
        change_annotations=annotations,
    )


def _text_edit(document: Document | SettingsDocument, edit: TextEdit) -> types.TextEdit:
    start, end = document.to_units(edit.range)
    return types.TextEdit(types.Range(types.Position(*start), types.Position(*end)), edit.text)
