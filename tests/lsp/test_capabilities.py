"""What we say that we can is what pygls, which we do not ask, would say of our features."""

from types import SimpleNamespace
from typing import Any

import pytest
from lsprotocol import types
from pygls.protocol import default_converter

from backlint.lsp.capabilities import initialize_result
from backlint.lsp.client import Client
from backlint.lsp.features import Features


@pytest.mark.parametrize("encodings", [["utf-8", "utf-16"], ["utf-32"], ["utf-7"], None])
def test_capabilities_agree_with_pygls(encodings: list[str] | None) -> None:
    capabilities = {"general": {"positionEncodings": encodings}} if encodings else {}
    params: dict[str, Any] = {"capabilities": capabilities}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    session = SimpleNamespace(initialize_message=message, output=None)
    theirs = Features(session).initialize_result.capabilities  # type: ignore[arg-type]
    ours = default_converter().structure(
        initialize_result(Client.parse(params))["capabilities"], types.ServerCapabilities
    )
    assert ours.position_encoding == theirs.position_encoding
    assert ours.text_document_sync.change == theirs.text_document_sync.change
    assert ours.text_document_sync.open_close == theirs.text_document_sync.open_close
    assert ours.workspace.workspace_folders == theirs.workspace.workspace_folders
    assert set(ours.execute_command_provider.commands) == set(
        theirs.execute_command_provider.commands
    )
    assert providers(ours) == providers(theirs)


def providers(capabilities: types.ServerCapabilities) -> set[str]:
    names = [a.name for a in types.ServerCapabilities.__attrs_attrs__ if "provider" in a.name]
    return {name for name in names if getattr(capabilities, name)}
