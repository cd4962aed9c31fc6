"""``workspace/didChangeWatchedFiles``: settings files and requirements that change on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from backlint.workspace import CONFIGURATION_FILES

if TYPE_CHECKING:
    from backlint.lsp.protocol import FeatureServer


async def watch_files(ls: FeatureServer) -> None:
    """Asks the client to tell of changes, if it can."""
    if not ls.session.client.watches_files:
        return
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(pattern) for pattern in CONFIGURATION_FILES]
    )
    await ls.register(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)


def did_change_watched_files(ls: FeatureServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Reads the files anew and checks the documents anew that they concern."""
    ls.session.documents.configurations.forget_files()
    ls.session.reconfigure()
