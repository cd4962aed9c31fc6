"""What is worked round in ``backlint.lsp.protocol``, beside plain pygls.

Each test of a workaround runs twice. Where it fails for plain pygls no more, pygls has been mended
and the workaround can go. The last tests say why pygls's documents and its reading loop are not
used at all.
"""

import asyncio
import json
import threading
from typing import Any

import pytest
from lsprotocol import types
from pygls.io_ import run_async
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter
from pygls.workspace import TextDocument

from backlint.lsp.protocol import FeatureServer, Protocol
from raw_client import notification


class Writer:
    """Keeps what is sent, or breaks as a closed pipe does."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.broken = False
        self.attempts = 0

    def write(self, data: bytes) -> None:
        self.attempts += 1
        if self.attempts > 50:
            raise SystemExit("the error about an error never ends")
        if self.broken:
            raise ValueError("write to closed file")
        self.sent.append(json.loads(data.partition(b"\r\n\r\n")[2]))

    def close(self) -> None:
        self.broken = True


class PlainProtocol(LanguageServerProtocol):
    """pygls as it is, with the entry that its own reading loop uses."""

    def handle_json(self, message: dict[str, Any]) -> None:
        body = json.dumps(message)
        try:
            self.handle_message(json.loads(body, object_hook=self.structure_message))
        except Exception as error:
            self._server._report_server_error(error, type(error))


DEFECT = pytest.mark.xfail(strict=True, raises=(AssertionError, SystemExit))


@pytest.fixture(
    params=[
        pytest.param((LanguageServer, PlainProtocol), id="plain", marks=DEFECT),
        pytest.param((FeatureServer, Protocol), id="ours"),
    ]
)
def server(request: pytest.FixtureRequest) -> LanguageServer:
    server_class, protocol_class = request.param
    server = server_class(
        "test", "1", protocol_cls=protocol_class, converter_factory=default_converter
    )
    server.protocol.set_writer(Writer())
    handle(server, "initialize", {"capabilities": {}}, id=0)
    server.protocol.writer.sent.clear()
    return server


def handle(server: LanguageServer, method: str, params: object, **rest: object) -> None:
    message = {"jsonrpc": "2.0", "method": method, "params": params, **rest}
    server.protocol.handle_json(message)


def sent(server: LanguageServer) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = server.protocol.writer.sent
    return messages


def fail(*received: object) -> None:
    raise RuntimeError("a handler that fails")


def said_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    records = [record for record in caplog.records if record.name.startswith("backlint")]
    return [caplog.handler.format(record) for record in records]


def test_nothing_is_kept_of_a_notification(server: LanguageServer) -> None:
    for _ in range(10):
        handle(server, types.SET_TRACE, {"value": "off"})
    assert len(server.protocol._request_futures) == 0


def test_a_request_with_malformed_params_is_answered(server: LanguageServer) -> None:
    server.feature(types.TEXT_DOCUMENT_HOVER)(lambda params: None)
    handle(server, types.TEXT_DOCUMENT_HOVER, {"position": "here"}, id=7)
    assert [(m.get("id"), m.get("error", {}).get("code")) for m in sent(server)] == [(7, -32602)]


def test_params_may_contain_the_key_jsonrpc(server: LanguageServer) -> None:
    server.feature("custom/request")(lambda params: params.inner.result)
    handle(server, "custom/request", {"inner": {"jsonrpc": "2.0", "id": 3, "result": 4}}, id=7)
    assert [m.get("result") for m in sent(server)] == [4]


def test_a_handler_that_fails_opens_no_window(server: LanguageServer) -> None:
    server.feature("custom/notification")(fail)
    handle(server, "custom/notification", {})
    assert sent(server) == []


@pytest.mark.parametrize("method", ["custom/notification", "custom/request"])
def test_a_log_says_where_a_handler_failed(
    server: LanguageServer, caplog: pytest.LogCaptureFixture, method: str
) -> None:
    server.feature(method)(fail)
    handle(server, method, {}, **({"id": 7} if method.endswith("request") else {}))
    said = said_in(caplog)
    assert len(said) == 1
    assert "a handler that fails" in said[0]
    assert "in fail" in said[0]


def test_a_log_says_in_a_line_why_a_request_is_refused(
    server: LanguageServer, caplog: pytest.LogCaptureFixture
) -> None:
    handle(server, types.WORKSPACE_EXECUTE_COMMAND, {"command": "backlint.no"}, id=7)
    said = said_in(caplog)
    assert len(said) == 1
    assert "Command name 'backlint.no' is not defined" in said[0]
    assert len(said[0].splitlines()) == 1


def test_an_error_after_the_client_has_gone_ends(server: LanguageServer) -> None:
    server.feature("custom/notification")(fail)
    server.protocol.writer.broken = True
    handle(server, "custom/notification", {})
    server.window_show_message(types.ShowMessageParams(types.MessageType.Info, "anybody there?"))
    assert server.protocol.writer.attempts < 10


def test_pygls_documents_have_lines_that_lsp_does_not_know() -> None:
    document = TextDocument("file:///a.py", source="a\fb\u2028c\nbad")
    assert len(document.lines) == 4


def test_pygls_documents_lose_a_character_beyond_the_end() -> None:
    document = TextDocument("file:///a.py", source="abc")
    end = types.Position(0, 10)
    range_ = types.Range(end, end)
    document.apply_change(types.TextDocumentContentChangePartial(range=range_, text="d"))
    assert document.source == "abdc"


@pytest.mark.asyncio
async def test_pygls_reads_no_message_after_a_bad_header() -> None:
    class Received(LanguageServerProtocol):
        def handle_message(self, message: object) -> None:
            received.append(message)

    received: list[object] = []
    server = LanguageServer("test", "1", protocol_cls=Received, converter_factory=default_converter)
    reader = asyncio.StreamReader()
    reader.feed_data(b"Content-Length: many\r\n\r\n{}" + notification("exit"))
    reader.feed_eof()
    await run_async(threading.Event(), reader, server.protocol)
    assert received == []
