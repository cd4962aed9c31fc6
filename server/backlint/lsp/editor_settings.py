"""``workspace/didChangeConfiguration``: the settings that the editor has for us."""

from __future__ import annotations

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
    """Asks the client for our settings, if it can be asked."""
    if not ls.session.client.pulls_settings:
        return
    items = [types.ConfigurationItem(section=SECTION)]
    answer = await ls.workspace_configuration_async(types.ConfigurationParams(items))
    if answer and answer[0] is not None:
        _take(ls, answer[0])


async def did_change_configuration(
    ls: FeatureServer, params: types.DidChangeConfigurationParams
) -> None:
    """Asks for the settings, or else takes the ones in the notification."""
    if ls.session.client.pulls_settings:
        await ask_for_settings(ls)
    elif isinstance(params.settings, dict):
        _take(ls, params.settings.get(SECTION, params.settings))


def _take(ls: FeatureServer, settings: Any) -> None:
    ls.session.documents.configurations.take_editor_settings(settings)
    ls.session.reconfigure()
