"""The settings file in which a rule is ignored for the whole project, and what to change in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from backlint.config.editing import with_ignored
from backlint.config.files import SETTINGS_FILES
from backlint.config.toml_document import TomlSyntaxError
from backlint.lsp.modules import Document
from backlint.lsp.settings_documents import SettingsDocument
from backlint.lsp.uris import path_of
from backlint.lsp.workspace_edits import Changes, workspace_edit
from backlint_rules.edits import line_edits
from backlint_rules.fixing import CannotFix
from backlint_rules.syntax.text import split_lines

if TYPE_CHECKING:
    from backlint.lsp.session import Session


def settings_file_of(session: Session, document: Document) -> Path | None:
    """The settings file that counts for a document, or would if it existed.

    ``None`` for a document that is no file, or in no folder that is open.
    """
    configurations = session.documents.configurations
    if found := document.configuration.file.settings.path:
        return found
    folder = configurations.folders.holder(document.uri)
    root, path = path_of(folder or ""), path_of(document.uri)
    if root is None or path is None:
        return None
    for above in path.parents:
        pyproject = above / "pyproject.toml"
        if pyproject.is_file():
            return pyproject
        if above == root:
            break
    return root / SETTINGS_FILES[0]


def settings_edit(session: Session, path: Path, rule: str) -> types.WorkspaceEdit:
    """What makes a settings file, which may not exist yet, ignore a rule. Raises ``CannotFix``."""
    uri = path.as_uri()
    document = session.settings_documents.get(uri)
    version = document.version if document is not None else None
    is_new = document is None and not path.exists()
    if document is None:
        lines = [""] if is_new else _lines_of(path)
        document = SettingsDocument(uri, path, 0, lines, session.client.position_encoding)
    try:
        text = with_ignored("".join(document.lines), document.table, rule)
    except (TomlSyntaxError, ValueError) as error:
        raise CannotFix(f"{path.name} cannot be changed: {error}") from error
    edits = line_edits(document.lines, split_lines(text))
    return workspace_edit(session.client, [Changes(document, version, edits, is_new)])


def _lines_of(path: Path) -> list[str]:
    try:
        return split_lines(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CannotFix(f"{path.name} cannot be read: {error}") from error
