"""A client of the language server that sends what it likes, byte for byte."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SECONDS = 20.0
"""How long a server may be silent; long, since test machines are busy."""

_ROOT = Path(__file__).parents[2]

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([f"{_ROOT}/server", f"{_ROOT}/rules"])}
"""The environment in which a server process finds both packages."""


def frame(message: object) -> bytes:
    """A message with its header."""
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def request(id_: int, method: str, params: object = None) -> bytes:
    return frame({"jsonrpc": "2.0", "id": id_, "method": method, "params": params})


def notification(method: str, params: object = None) -> bytes:
    return frame({"jsonrpc": "2.0", "method": method, "params": params})


def did_open(uri: str, text: str, version: int = 1) -> bytes:
    item = {"uri": uri, "languageId": "python", "version": version, "text": text}
    return notification("textDocument/didOpen", {"textDocument": item})


def did_change(uri: str, version: int, line: int, character: int, text: str) -> bytes:
    position = {"line": line, "character": character}
    change = {"range": {"start": position, "end": position}, "text": text}
    identifier = {"uri": uri, "version": version}
    params = {"textDocument": identifier, "contentChanges": [change]}
    return notification("textDocument/didChange", params)


class RawClient:
    """One server process and the messages that come from it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self._logged: list[str] = []

    @classmethod
    async def start(cls, command: Sequence[str], environment: dict[str, str]) -> RawClient:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, limit=1 << 26
        )
        return cls(process)

    async def initialize(self, **params: object) -> dict[str, Any]:
        """Starts the session without any capability; returns the server's answer."""
        params = {"processId": os.getpid(), "capabilities": {}, **params}
        self.send(request(0, "initialize", params))
        answer = await self.receive()
        self.send(notification("initialized", {}))
        return answer

    def send(self, *data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(b"".join(data))

    async def receive(self) -> dict[str, Any]:
        """The next message from the server that is not for the log."""
        while (message := await self.receive_any()).get("method") == "window/logMessage":
            self._logged.append(message["params"]["message"])
        return message

    async def receive_any(self) -> dict[str, Any]:
        """The next message from the server."""
        assert self.process.stdout is not None
        header = await asyncio.wait_for(self.process.stdout.readuntil(b"\r\n\r\n"), SECONDS)
        fields = dict(line.split(b":") for line in header.splitlines() if line)
        body = await self.process.stdout.readexactly(int(fields[b"Content-Length"]))
        message: dict[str, Any] = json.loads(body)
        return message

    async def receive_version(self, version: int) -> list[int]:
        """Receives diagnostics until these of this version; returns the versions that came."""
        versions = []
        while version not in versions:
            message = await self.receive()
            assert message["method"] == "textDocument/publishDiagnostics", message
            versions.append(message["params"]["version"])
        return versions

    async def exit_code(self) -> int:
        return await asyncio.wait_for(self.process.wait(), SECONDS)

    async def log(self) -> str:
        """What the server logged, once it has ended: here, and on standard error."""
        assert self.process.stderr is not None
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                await self.receive()
        return "\n".join([*self._logged, (await self.process.stderr.read()).decode()])

    async def stop(self) -> None:
        """Ends the server if it has not ended, and lets go of its pipes."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.communicate()
