"""Servers that are asked: one in a process, and one within this process."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from backlint.lsp.session import Session
from backlint.lsp.transport import FrameSplitter
from backlint_rules.check import FileCheck
from raw_client import ENVIRONMENT, frame

Message = dict[str, Any]
PATIENCE = 60.0


class ServerProcess:
    """``backlint server``; its messages are read in the background."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "backlint", "server"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=ENVIRONMENT)
        self._messages: Queue[Message | None] = Queue()
        Thread(target=self._read, daemon=True).start()

    def send(self, messages: list[Message]) -> None:
        """Sends messages in one go."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"".join([frame(message) for message in messages]))
        self._process.stdin.flush()

    def receive(self) -> Message:
        """The next message. Raises ``EOFError`` if the server has ended or says nothing."""
        try:
            message = self._messages.get(timeout=PATIENCE)
        except Empty:
            raise EOFError("the server does not answer") from None
        if message is None:
            raise EOFError("the server has ended")
        return message

    @property
    def memory(self) -> float:
        """Its resident memory in megabytes."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def close(self) -> int:
        """Ends it as an editor does; the exit code."""
        self.send([{"jsonrpc": "2.0", "id": "the end", "method": "shutdown"}])
        self.send([{"jsonrpc": "2.0", "method": "exit"}])
        try:
            code = self._process.wait(PATIENCE)
        finally:
            self._process.kill()
            assert self._process.stdin is not None
            self._process.stdin.close()
        return code

    def _read(self) -> None:
        assert self._process.stdout is not None
        splitter = FrameSplitter()
        with self._process.stdout as stdout:
            while chunk := os.read(stdout.fileno(), 1 << 16):
                for body in splitter.feed(chunk):
                    self._messages.put(json.loads(body))
        self._messages.put(None)


class ServerHere:
    """A server within this process: as it is driven from outside, it is always alike."""

    is_open = True

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._splitter = FrameSplitter()
        self._sent: list[Message] = []
        check = partial(FileCheck, wants_fixes=False)
        self._session = Session(self._loop, self, check)  # type: ignore[arg-type]
        gc.enable()
        gc.unfreeze()

    def send(self, messages: Message | list[Message] | bytes) -> None:
        """Takes messages in; bytes are the server's own way out."""
        if isinstance(messages, bytes):
            self._sent.append(json.loads(messages))
        else:
            bodies = [json.dumps(message).encode() for message in messages]
            self._loop.call_soon(self._session.deliver, bodies)
            self._turn()

    def write(self, data: bytes) -> None:
        self._sent += map(json.loads, self._splitter.feed(data))

    @property
    def has_said_something(self) -> bool:
        """Whether a message is there already."""
        return bool(self._sent)

    def receive(self) -> Message:
        """The next message."""
        end = time.monotonic() + PATIENCE
        while not self._sent:
            self._turn()
            if time.monotonic() > end:
                raise EOFError("the server does not answer")
        return self._sent.pop(0)

    def close(self) -> None:
        self._loop.close()

    def _turn(self) -> None:
        self._loop.run_until_complete(asyncio.sleep(0))
