"""The features that run on pygls: one module each, registered here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.protocol import default_converter

from backlint import __version__
from backlint.lsp import commands
from backlint.lsp.code_actions import code_actions, resolve_code_action
from backlint.lsp.completion import completion
from backlint.lsp.editor_settings import ask_for_settings, did_change_configuration, watch_settings
from backlint.lsp.hover import hover
from backlint.lsp.protocol import FeatureServer, Protocol
from backlint.lsp.watched_files import did_change_watched_files, watch_files
from backlint.lsp.workspace_folders import did_change_workspace_folders

if TYPE_CHECKING:
    from backlint.lsp.session import Session

logging.getLogger("pygls").setLevel(logging.CRITICAL)


class Features:
    """Answers what the session leaves to pygls."""

    def __init__(self, session: Session) -> None:
        server = FeatureServer(
            "backlint",
            __version__,
            protocol_cls=Protocol,
            converter_factory=default_converter,
        )
        server.session = session
        server.protocol.set_writer(session.output)
        for method, handler in HANDLERS.items():
            server.feature(method)(handler)
        for name, command in commands.HANDLERS.items():
            server.command(name)(command)
        assert session.initialize_message is not None
        self.initialize_result = server.protocol.take_initialize(session.initialize_message)
        self.handle = server.protocol.handle_json


async def _initialized(ls: FeatureServer, params: types.InitializedParams) -> None:
    await ask_for_settings(ls)
    await watch_settings(ls)
    await watch_files(ls)


HANDLERS: dict[str, Callable[..., Any]] = {
    types.INITIALIZED: _initialized,
    types.CODE_ACTION_RESOLVE: resolve_code_action,
    types.TEXT_DOCUMENT_CODE_ACTION: code_actions,
    types.TEXT_DOCUMENT_COMPLETION: completion,
    types.TEXT_DOCUMENT_HOVER: hover,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: did_change_configuration,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: did_change_watched_files,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: did_change_workspace_folders,
}
