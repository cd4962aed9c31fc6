"""Diagnostics for an editor that asks for them, as VS Code does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from editor import Editor, insert
from raw_client import RawClient, did_change, did_open, notification, request

pytestmark = pytest.mark.asyncio(loop_scope="session")

PULLS = {
    "textDocument": {"diagnostic": {}},
    "workspace": {"diagnostics": {"refreshSupport": True}},
}


def ask(id_: int, uri: str, previous: str | None = None) -> bytes:
    params: dict[str, Any] = {"textDocument": {"uri": uri}}
    if previous is not None:
        params["previousResultId"] = previous
    return request(id_, "textDocument/diagnostic", params)


def close(uri: str) -> bytes:
    return notification("textDocument/didClose", {"textDocument": {"uri": uri}})


def messages(report: dict[str, Any]) -> list[str]:
    return [item["message"] for item in report["items"]]


async def test_who_asks_is_not_told(new_client: RawClient, uri: str) -> None:
    initialized = await new_client.initialize(capabilities=PULLS)
    assert initialized["result"]["capabilities"]["diagnosticProvider"] == {
        "identifier": "backlint",
        "interFileDependencies": False,
        "workspaceDiagnostics": False,
    }
    new_client.send(did_open(uri, "bad\n"), did_change(uri, 2, 0, 3, "der"), ask(1, uri))
    answer = await new_client.receive()
    assert (answer["id"], answer["result"]["kind"]) == (1, "full")
    assert messages(answer["result"]) == ["`badder` is bad"]
    new_client.send(close(uri), request(2, "shutdown"))
    assert (await new_client.receive())["id"] == 2


@pytest.mark.parametrize(
    "capabilities",
    [
        {"textDocument": {"diagnostic": {}}},  # Neovim 0.11: it could not be told to ask again
        {"workspace": {"diagnostics": {"refreshSupport": True}}},
        {},
    ],
)
async def test_who_cannot_ask_again_is_told(
    new_client: RawClient, uri: str, capabilities: dict[str, Any]
) -> None:
    initialized = await new_client.initialize(capabilities=capabilities)
    assert "diagnosticProvider" not in initialized["result"]["capabilities"]
    new_client.send(did_open(uri, "bad\n"))
    await new_client.receive_version(1)
    new_client.send(ask(1, uri))
    assert (await new_client.receive())["error"]["code"] == types.ErrorCodes.MethodNotFound.value


async def test_what_has_not_changed_is_not_sent_again(new_client: RawClient, uri: str) -> None:
    await new_client.initialize(capabilities=PULLS)

    async def report(id_: int, previous: str | None) -> dict[str, Any]:
        new_client.send(ask(id_, uri, previous))
        result: dict[str, Any] = (await new_client.receive())["result"]
        return result

    new_client.send(did_open(uri, "bad\ngood\n"))
    first = await report(1, None)
    assert await report(2, first["resultId"]) == {
        "kind": "unchanged",
        "resultId": first["resultId"],
    }
    assert await report(3, "a result of another server") == first

    new_client.send(did_change(uri, 2, 1, 4, "ness"))
    assert (await report(4, first["resultId"]))["kind"] == "unchanged"

    new_client.send(did_change(uri, 3, 0, 0, "\n"))
    moved = await report(5, first["resultId"])
    assert moved["kind"] == "full"
    assert moved["resultId"] != first["resultId"]

    new_client.send(close(uri), did_open(uri, "bad\ngood\n"))
    assert (await report(6, first["resultId"]))["kind"] == "full"


async def test_an_unknown_document_has_nothing(new_client: RawClient, uri: str) -> None:
    await new_client.initialize(capabilities=PULLS)
    new_client.send(ask(1, uri, "7"))
    assert (await new_client.receive())["result"] == {"kind": "full", "items": []}


async def test_a_request_can_be_cancelled_before_its_answer(
    new_client: RawClient, uri: str
) -> None:
    await new_client.initialize(capabilities=PULLS)
    cancel = notification("$/cancelRequest", {"id": 1})
    new_client.send(did_open(uri, "bad\n"), ask(1, uri), cancel, ask(2, uri), cancel)
    refused, answered = await new_client.receive(), await new_client.receive()
    assert (refused["id"], refused["error"]["code"]) == (1, types.LSPErrorCodes.RequestCancelled)
    assert (answered["id"], messages(answered["result"])) == (2, ["`bad` is bad"])


@pytest.mark.parametrize(
    "params",
    [None, {}, {"textDocument": 1}, {"textDocument": {}}, {"textDocument": {"uri": 1.5}}],
)
async def test_malformed_requests_are_refused(new_client: RawClient, params: object) -> None:
    await new_client.initialize(capabilities=PULLS)
    new_client.send(request(1, "textDocument/diagnostic", params))
    refused = await new_client.receive()
    assert (refused["id"], refused["error"]["code"]) == (1, types.ErrorCodes.InvalidParams.value)


async def test_a_check_that_fails_is_reported_and_answered(new_client: RawClient, uri: str) -> None:
    await new_client.initialize(capabilities=PULLS)
    new_client.send(did_open(uri, "explode\n"), ask(1, uri), ask(2, uri))
    shown, *answers = [await new_client.receive() for _ in range(3)]
    assert shown["method"] == "window/showMessage"
    assert [answer["result"]["items"] for answer in answers] == [[], []]


async def test_when_a_text_has_settled_the_editor_is_to_ask_again(
    editor: Editor, tmp_path: Path
) -> None:
    await editor.begin("vscode", folders=[tmp_path])
    editor.open((tmp_path / "app.py").as_uri(), 'bad\n"""\n' + "x\n" * 50 + "bad\n")
    assert len((await editor.next_diagnostics()).diagnostics) == 1
    assert len((await editor.next_diagnostics()).diagnostics) == 2


async def test_with_other_settings_the_editor_is_to_ask_again(
    editor: Editor, tmp_path: Path
) -> None:
    await editor.begin("vscode", folders=[tmp_path])
    uri = (tmp_path / "app.py").as_uri()
    editor.open(uri, "bad\n")
    assert len((await editor.next_diagnostics()).diagnostics) == 1
    editor.settings = {"exclude": ["app.py"]}
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    assert (await editor.next_diagnostics()).diagnostics == ()
    editor.change(uri, 2, insert(0, 0, "bad "))
    assert (await editor.next_diagnostics()).diagnostics == ()
