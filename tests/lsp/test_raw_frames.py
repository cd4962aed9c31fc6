"""What no well-behaved client sends: broken bytes, wrong order, a sudden end."""

import asyncio
import json
import os
import signal
import subprocess
import sys

import pytest

from raw_client import RawClient, did_change, did_open, frame, notification, request

pytestmark = pytest.mark.asyncio(loop_scope="session")

URI = "file:///project/app.py"
"""Stands in params for the document that a test has open."""


def with_uri(params: object, uri: str) -> object:
    return json.loads(json.dumps(params).replace(URI, uri))


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(b"Content-Length: many\r\n\r\n{}", id="no length"),
        pytest.param(b"Content-Length: 5\r\n\r\n" + b'{"jsonrpc":"2.0"}', id="length too small"),
        pytest.param(b"Content-Length: 900000\r\n\r\n" + b'{"json"}', id="length too large"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", id="another protocol"),
        pytest.param(b"\x00\xff\r\n\r\n\n\n", id="no header"),
        pytest.param(b"Content-Length: 9\r\n\r\n{'no': 1}", id="no JSON"),
        pytest.param(b'Content-Length: 12\r\n\r\n{"a":"\xff\xfe\xfd"}', id="no UTF-8"),
        pytest.param(frame([1, 2]), id="a list"),
        pytest.param(frame({"id": 3, "method": "textDocument/hover"}), id="no version"),
        pytest.param(frame({"jsonrpc": "2.0"}), id="no method"),
        pytest.param(frame({"jsonrpc": "2.0", "id": 3, "method": {}}), id="a method that is none"),
        pytest.param(frame({"jsonrpc": "2.0", "id": [1], "result": 3}), id="a response to nothing"),
        pytest.param(b"Content-Length: 200000\r\n\r\n" + b"[" * 200_000, id="deeply nested"),
    ],
)
async def test_broken_bytes_cost_no_later_message(
    client: RawClient, uri: str, broken: bytes
) -> None:
    client.send(broken)
    client.send(did_open(uri, "bad\n"))
    while (message := await client.receive()).get("method") is None:
        assert message["error"]["code"] in (-32700, -32600, -32601, -32602)
    assert message["method"] == "textDocument/publishDiagnostics"
    assert len(message["params"]["diagnostics"]) == 1


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/didOpen", None),
        ("textDocument/didOpen", {"textDocument": {"uri": URI}}),
        ("textDocument/didChange", {"contentChanges": [{"text": ""}]}),
        ("textDocument/didClose", []),
        ("workspace/didChangeWatchedFiles", {"changes": 3}),
    ],
)
async def test_malformed_notifications_change_nothing(
    client: RawClient, uri: str, method: str, params: object
) -> None:
    client.send(did_open(uri, "bad\n"))
    await client.receive_version(1)
    client.send(notification(method, with_uri(params, uri)))
    client.send(did_change(uri, 3, 0, 3, "der"))
    message = await client.receive()
    assert message["params"]["version"] == 3
    assert message["params"]["diagnostics"][0]["message"] == "`badder` is bad"


@pytest.mark.parametrize(
    "changes",
    [
        None,
        [{"text": 3}],
        [{"text": "", "range": {"start": {"line": "a", "character": 0}}}],
        [
            {"text": "half of a change is none"},
            {"text": "", "range": {"start": {"line": -1, "character": 0}}},
        ],
    ],
)
async def test_a_document_is_given_up_when_a_change_cannot_be_read(
    client: RawClient, uri: str, changes: object
) -> None:
    """The editor has made it: all positions that follow are in a text that is not ours."""
    client.send(did_open(uri, "bad\n"))
    await client.receive_version(1)
    params = {"textDocument": {"uri": uri, "version": 2}, "contentChanges": changes}
    client.send(notification("textDocument/didChange", params))
    assert (await client.receive())["params"] == {"uri": uri, "diagnostics": []}
    assert uri in (await client.receive())["params"]["message"]
    client.send(did_change(uri, 3, 0, 0, "bad"), did_open(uri, "bad\n", version=4))
    assert await client.receive_version(4) == [4]


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("textDocument/hover", {"textDocument": {"uri": URI}, "position": "here"}, -32602),
        ("textDocument/hover", None, -32602),
        ("workspace/executeCommand", {"command": "no such command"}, -32602),
        ("textDocument/definition", {"textDocument": {"uri": URI}, "position": 1}, -32602),
        ("no/such/method", {"jsonrpc": "2.0"}, -32601),
        ("initialize", {"capabilities": {}}, -32600),
    ],
)
async def test_every_request_is_answered(
    client: RawClient, uri: str, method: str, params: object, code: int
) -> None:
    client.send(request(5, method, params))
    answer = await client.receive()
    assert (answer["id"], answer["error"]["code"]) == (5, code)


async def test_nothing_is_done_before_initialize(new_client: RawClient) -> None:
    new_client.send(did_open(URI, "bad\n"))
    new_client.send(request(5, "textDocument/hover", {}))
    answer = await new_client.receive()
    assert (answer["id"], answer["error"]["code"]) == (5, -32002)
    new_client.send(request(6, "initialize", {"capabilities": 7, "workspaceFolders": "?"}))
    assert (await new_client.receive())["result"]["serverInfo"]["name"] == "backlint"


async def test_requests_after_shutdown_are_refused(new_client: RawClient) -> None:
    await new_client.initialize()
    new_client.send(request(1, "shutdown"), request(2, "textDocument/hover", {}))
    assert (await new_client.receive())["result"] is None
    answer = await new_client.receive()
    assert (answer["id"], answer["error"]["code"]) == (2, -32600)


async def test_exit_after_shutdown_succeeds(new_client: RawClient) -> None:
    await new_client.initialize()
    new_client.send(did_open(URI, "bad\n"), request(1, "shutdown"), notification("exit"))
    assert await new_client.exit_code() == 0
    assert await new_client.log() == ""


async def test_exit_without_shutdown_fails(new_client: RawClient) -> None:
    await new_client.initialize()
    new_client.send(notification("exit"))
    assert await new_client.exit_code() == 1


@pytest.mark.parametrize("shut_down", [True, False])
async def test_the_end_of_input_ends_the_server(new_client: RawClient, shut_down: bool) -> None:
    await new_client.initialize()
    if shut_down:
        new_client.send(request(1, "shutdown"))
    new_client.process.stdin.close()
    assert await new_client.exit_code() == (0 if shut_down else 1)


async def test_a_client_may_say_everything_before_it_reads(new_client: RawClient) -> None:
    """Neither waits for the other for ever."""
    await new_client.initialize()
    new_client.process.stdout._transport.pause_reading()  # type: ignore[attr-defined]
    try:
        new_client.send(did_open(URI, "bad\n" * 10_000))
        await asyncio.sleep(1)
        for version in range(2, 12):
            new_client.send(did_change(URI, version, 0, 0, "#" * 100_000 + "\n"))
            await asyncio.wait_for(new_client.process.stdin.drain(), 5)
            await asyncio.sleep(0.1)
    finally:
        new_client.process.stdout._transport.resume_reading()  # type: ignore[attr-defined]
    await new_client.receive_version(11)


async def test_a_closed_output_ends_the_server(new_client: RawClient) -> None:
    await new_client.initialize()
    new_client.process._transport.get_pipe_transport(1).close()
    new_client.send(did_open(URI, "bad\n"))
    assert await new_client.exit_code() == 1
    assert "the client has gone" in await new_client.log()


async def test_the_end_of_the_editor_ends_the_server(new_client: RawClient) -> None:
    """Also where another process keeps the server's input open, as the test does here."""
    editor = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    await new_client.initialize(processId=editor.pid)
    await asyncio.sleep(0.1)
    assert new_client.process.returncode is None
    editor.communicate(b"\n")
    assert await new_client.exit_code() == 1


async def test_an_editor_that_cannot_be_seen_is_not_waited_for(new_client: RawClient) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    await new_client.initialize(processId=gone.pid)
    new_client.send(did_open(URI, "bad\n"))
    await new_client.receive_version(1)


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize("which", [signal.SIGTERM, signal.SIGINT])
async def test_signals_end_the_server(new_client: RawClient, which: signal.Signals) -> None:
    await new_client.initialize()
    new_client.process.send_signal(which)
    assert await new_client.exit_code() != 0
    assert "Traceback" not in await new_client.log()


async def test_stray_output_does_not_reach_the_client(new_client: RawClient) -> None:
    await new_client.initialize()
    new_client.send(did_open(URI, "print\n"))
    await new_client.receive_version(1)
    new_client.send(notification("exit"))
    await new_client.exit_code()
    assert "a word from a rule" in await new_client.log()
