"""``workspace/didChangeWorkspaceFolders``: a folder that is opened or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from backlint.lsp.editor_settings import ask_for_settings

if TYPE_CHECKING:
    from backlint.lsp.protocol import FeatureServer


async def did_change_workspace_folders(
    ls: FeatureServer, params: types.DidChangeWorkspaceFoldersParams
) -> None:
    """Lets the documents speak that are in a folder now, and no others."""
    ls.session.documents.configurations.folders.change(
        added=[folder.uri for folder in params.event.added],
        removed=[folder.uri for folder in params.event.removed],
    )
    ls.session.documents.configurations.forget_files()
    ls.session.reconfigure()
    await ask_for_settings(ls)
