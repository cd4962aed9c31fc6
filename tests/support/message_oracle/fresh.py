"""What a server answers that has just opened a text."""

from __future__ import annotations

from typing import Any

from message_oracle.documents import Message
from message_oracle.servers import ServerHere, ServerProcess


class Difference(Exception):
    """The server's answer is not that of a fresh one, or is no answer."""


class Fresh:
    """Answers of a server that has just opened a text."""

    def __init__(self, initialize: Message, *, in_process: bool) -> None:
        self._server: ServerHere | ServerProcess = ServerHere() if in_process else ServerProcess()
        self._server.send([initialize])
        while self._server.receive().get("id") != initialize["id"]:
            pass

    def answer(
        self, opening: Message, asked: Message, closing: Message
    ) -> tuple[Message, list[Any], dict[str, Any]]:
        """The answer, the edits that were asked for before it, and the diagnostics that were
        published of each document.
        """
        self._server.send([opening])
        self._server.send([asked])
        edits, published = [], {}
        while True:
            try:
                message = self._server.receive()
            except EOFError as error:
                raise Difference(f"{error}: {asked}, {opening}") from error
            if message.get("id") == asked["id"] and "method" not in message:
                break
            if message.get("method") == "workspace/applyEdit":
                edits.append(message["params"])
            if message.get("method") == "textDocument/publishDiagnostics":
                published[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "method" in message and "id" in message:
                self._server.send([response(message)])
        self._server.send([closing])
        return message, edits, published

    def close(self) -> None:
        self._server.close()


def response(request: Message) -> Message:
    """The client's answer to a request of the server's."""
    result: Any = None
    if request["method"] == "workspace/applyEdit":
        result = {"applied": True}
    elif request["method"] == "workspace/configuration":
        result = [None] * len(request["params"]["items"])
    return {"jsonrpc": "2.0", "id": request["id"], "result": result}
