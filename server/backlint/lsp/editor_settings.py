"""``workspace/didChangeConfiguration``: the settings that the editor has for us.

An editor that can be asked is asked for those of each folder, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from backlint.lsp.configuration import SECTION

if TYPE_CHECKING:
    from backlint.lsp.protocol import FeatureServer


async def watch_settings(ls: FeatureServer) -> None:
    """Asks the client to tell of changes, if it can be asked for what they are."""
    client = ls.session.client
    if client.pulls_settings and client.registers_settings:
        options = types.DidChangeConfigurationRegistrationOptions(SECTION)
        await ls.register(types.WORKSPACE_DID_CHANGE_CONFIGURATION, options)


async def ask_for_settings(ls: FeatureServer) -> None:
    """Asks the client for our settings, if it can be asked; where it has none, those that it gave
    before stay.
    """
    if not ls.session.client.pulls_settings:
        return
    folders = [*ls.session.documents.configurations.folders]
    items = [types.ConfigurationItem(scope, SECTION) for scope in (None, *folders)]
    answer = await ls.workspace_configuration_async(types.ConfigurationParams(items))
    if answer is not None and len(answer) == len(items):
        everywhere, *own = answer
        by_folder = {uri: one for uri, one in zip(folders, own, strict=True) if one is not None}
        _take(ls, everywhere, by_folder)


async def did_change_configuration(
    ls: FeatureServer, params: types.DidChangeConfigurationParams
) -> None:
    """Asks for the settings, or else takes the ones in the notification."""
    if ls.session.client.pulls_settings:
        await ask_for_settings(ls)
    elif isinstance(params.settings, dict):
        _take(ls, params.settings.get(SECTION, params.settings), {})


def _take(ls: FeatureServer, everywhere: Any, by_folder: Mapping[str, Any]) -> None:
    ls.session.documents.configurations.take_editor_settings(everywhere, by_folder)
    ls.session.reconfigure()
