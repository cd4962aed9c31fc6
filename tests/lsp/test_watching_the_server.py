"""What an editor is told of the server's own doings: its log, and a trace of messages."""

from __future__ import annotations

from typing import Any

import pytest

from raw_client import RawClient, did_open, notification, request

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def until_answered(client: RawClient, *messages: bytes) -> list[dict[str, Any]]:
    """What the server says beside the answer to a malformed request that follows messages."""
    client.send(*messages, request(7, "textDocument/hover", {}))
    said = []
    while (message := await client.receive_any()).get("id") != 7:
        said.append(message)
    return said


@pytest.mark.parametrize(
    ("level", "types"),
    [(None, {1}), ("error", {1}), ("nonsense", {1}), ("info", {1, 3}), ("debug", {1, 3})],
)
async def test_the_log_goes_to_the_editor_as_far_as_it_wants(
    new_client: RawClient, level: str | None, types: set[int]
) -> None:
    options = {"logLevel": level}
    new_client.send(
        request(0, "initialize", {"capabilities": {}, "initializationOptions": options})
    )
    said = await until_answered(new_client, notification("textDocument/didOpen", {}))
    logged = [message for message in said if message.get("method") == "window/logMessage"]
    assert {message["params"]["type"] for message in logged} == types
    assert "textDocument/didOpen failed" in logged[-1]["params"]["message"]
    new_client.send(notification("exit"))
    assert await new_client.exit_code() == 1
    assert await new_client.log() == ""


async def test_messages_are_traced_when_somebody_watches(new_client: RawClient) -> None:
    await new_client.initialize()
    opened = did_open("file:///a.py", "x = 1\n")

    async def traced(value: str) -> list[dict[str, Any]]:
        said = await until_answered(
            new_client, notification("$/setTrace", {"value": value}), opened
        )
        return [m["params"] for m in said if m.get("method") == "$/logTrace"]

    assert await traced("off") == []
    [of_open] = await traced("messages")
    assert of_open["message"].startswith("textDocument/didOpen: ")
    assert of_open["message"].endswith(" ms")
    assert "verbose" not in of_open
    *_, of_open = await traced("verbose")
    assert '"languageId": "python"' in of_open["verbose"]
    await traced("nonsense")
    assert await traced("messages") != []
    await traced("off")
    assert await traced("off") == []


async def test_a_trace_may_begin_with_the_session(new_client: RawClient) -> None:
    await new_client.initialize(trace="messages")
    said = await until_answered(new_client, did_open("file:///a.py", "x = 1\n"))
    messages = [m["params"]["message"] for m in said if m.get("method") == "$/logTrace"]
    assert any(message.startswith("textDocument/didOpen: ") for message in messages)


async def test_a_request_that_is_cancelled_before_it_is_begun_is_not_done(
    new_client: RawClient,
) -> None:
    await new_client.initialize()
    new_client.send(
        request(3, "textDocument/hover", {}) + notification("$/cancelRequest", {"id": 3})
    )
    answer = await new_client.receive()
    assert (answer["id"], answer["error"]["code"]) == (3, -32800)


async def test_a_session_is_ended_though_that_is_cancelled(new_client: RawClient) -> None:
    await new_client.initialize()
    new_client.send(request(3, "shutdown") + notification("$/cancelRequest", {"id": 3}))
    assert (await new_client.receive())["result"] is None
    new_client.send(notification("exit"))
    assert await new_client.exit_code() == 0
