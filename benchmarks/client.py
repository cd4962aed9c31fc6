"""A language client that takes the time of a message before it looks into it."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

_CAPABILITIES: dict[str, Any] = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {
        "configuration": True,
        "workspaceFolders": True,
        "workspaceEdit": {"documentChanges": True},
    },
    "textDocument": {
        "synchronization": {"didSave": True},
        "publishDiagnostics": {
            "relatedInformation": True,
            "versionSupport": True,
            "codeDescriptionSupport": True,
            "dataSupport": True,
            "tagSupport": {"valueSet": [1, 2]},
        },
        "codeAction": {
            "dataSupport": True,
            "isPreferredSupport": True,
            "resolveSupport": {"properties": ["edit"]},
            "codeActionLiteralSupport": {
                "codeActionKind": {"valueSet": ["", "quickfix", "source", "source.fixAll"]}
            },
        },
        "hover": {"contentFormat": ["markdown", "plaintext"]},
    },
}
_PULLING = {
    **_CAPABILITIES,
    "workspace": {**_CAPABILITIES["workspace"], "diagnostics": {"refreshSupport": True}},
    "textDocument": {
        **_CAPABILITIES["textDocument"],
        "diagnostic": {"dynamicRegistration": False, "relatedDocumentSupport": False},
    },
}


class Publish(NamedTuple):
    """A ``textDocument/publishDiagnostics``: when its last byte arrived, and what it said."""

    at: float
    uri: str
    version: int | None
    diagnostics: list[dict[str, Any]]

    def quotes(self, name: str) -> bool:
        """Whether a message of it has the name."""
        return any(name in diagnostic["message"] for diagnostic in self.diagnostics)


@dataclass
class _Shown:
    """What is shown of a document whose diagnostics are pulled."""

    version: int = 0
    result_id: str | None = None
    diagnostics: list[dict[str, Any]] = field(default_factory=list)


class Client:
    """One server process and the open files; times are ``time.perf_counter()`` seconds.

    One that ``pulls`` asks for diagnostics right behind each change, as VS Code does, and takes an
    answer as if it had been published.
    """

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        pulls: bool = False,
    ):
        self._command = command
        self._folder = folder
        self._environment = {**os.environ, **environment}
        self._next_id = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._pulls = pulls
        self._pulled: dict[int, tuple[str, int]] = {}
        self._shown: dict[str, _Shown] = {}
        self._publishes: asyncio.Queue[Publish | None] = asyncio.Queue()

    async def start(self) -> None:
        """Starts the server and initialises it; ``started`` is the time just before."""
        self.started = time.perf_counter()
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=self._folder,
            env=self._environment,
            limit=2**26,
        )
        self._reading = asyncio.create_task(self._read())
        uri = self._folder.as_uri()
        await self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": self._folder.name}],
                "capabilities": _PULLING if self._pulls else _CAPABILITIES,
            },
        )
        self.notify("initialized", {})

    @property
    def pid(self) -> int:
        """The server's process id."""
        return self._process.pid

    async def stop(self) -> int:
        """Shuts the server down as an editor does; returns its exit code."""
        await self.request("shutdown", None)
        self.notify("exit", None)
        code = await asyncio.wait_for(self._process.wait(), 10)
        await self._reading
        return code

    def open(self, uri: str, text: str) -> None:
        """Opens a Python file as version 1."""
        document = {"uri": uri, "languageId": "python", "version": 1, "text": text}
        opening = _encode({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        self._write(opening + self._pull(uri, 1))

    def change(self, uri: str, version: int, changes: Sequence[Mapping[str, Any]]) -> float:
        """Sends one change; returns the time just before it went out."""
        document = {"uri": uri, "version": version}
        message = _encode(
            {
                "method": "textDocument/didChange",
                "params": {"textDocument": document, "contentChanges": changes},
            }
        )
        message += self._pull(uri, version)
        now = time.perf_counter()
        self._write(message)
        return now

    def _pull(self, uri: str, version: int) -> bytes:
        """The request for the diagnostics of a version, if they are not published."""
        if not self._pulls:
            return b""
        self._next_id += 1
        self._pulled[self._next_id] = uri, version
        shown = self._shown.setdefault(uri, _Shown())
        shown.version = version
        params = {"textDocument": {"uri": uri}, "previousResultId": shown.result_id}
        return _encode({"id": self._next_id, "method": "textDocument/diagnostic", "params": params})

    async def published(self, wanted: Callable[[Publish], bool], timeout: float) -> Publish:
        """The next publish of that sort. Raises ``asyncio.TimeoutError`` after so many seconds.

        Raises ``RuntimeError`` if the server ends.
        """
        deadline = time.perf_counter() + timeout
        while True:
            left = deadline - time.perf_counter()
            publish = await asyncio.wait_for(self._publishes.get(), max(left, 0))
            if publish is None:
                raise RuntimeError(f"{self._command} ended")
            if wanted(publish):
                return publish

    async def request(self, method: str, params: Any) -> Any:
        """Sends a request; returns the result. Raises ``RuntimeError`` for an error answer."""
        self._next_id += 1
        answer = self._answers[self._next_id] = asyncio.get_running_loop().create_future()
        self._write(_encode({"id": self._next_id, "method": method, "params": params}))
        return await asyncio.wait_for(answer, 60)

    def notify(self, method: str, params: Any) -> None:
        """Sends a notification."""
        self._write(_encode({"method": method, "params": params}))

    def _write(self, message: bytes) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(message)

    async def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        try:
            while True:
                header = await stream.readuntil(b"\r\n\r\n")
                length = int(header.lower().partition(b"content-length:")[2].split()[0])
                body = await stream.readexactly(length)
                self._take(time.perf_counter(), json.loads(body))
        except asyncio.IncompleteReadError:
            for answer in self._answers.values():
                if not answer.done():
                    answer.set_exception(RuntimeError(f"{self._command} ended"))
            self._publishes.put_nowait(None)

    def _take(self, now: float, message: dict[str, Any]) -> None:
        method: str | None = message.get("method")
        params: Any = message.get("params")
        if method is None and message["id"] in self._pulled:
            uri, version = self._pulled.pop(message["id"])
            shown, result = self._shown[uri], message["result"]
            if result["kind"] == "full":
                shown.result_id, shown.diagnostics = result.get("resultId"), result["items"]
            self._publishes.put_nowait(Publish(now, uri, version, shown.diagnostics))
        elif method is None:
            answer = self._answers.pop(message["id"])
            if "error" in message:
                answer.set_exception(RuntimeError(str(message["error"])))
            else:
                answer.set_result(message["result"])
        elif "id" in message:
            result = [None] * len(params["items"]) if method == "workspace/configuration" else None
            self._write(_encode({"id": message["id"], "result": result}))
            if method == "workspace/diagnostic/refresh":
                for uri, shown in self._shown.items():
                    self._write(self._pull(uri, shown.version))
        elif method == "textDocument/publishDiagnostics":
            publish = Publish(now, params["uri"], params.get("version"), params["diagnostics"])
            self._publishes.put_nowait(publish)


def _encode(message: dict[str, Any]) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body
