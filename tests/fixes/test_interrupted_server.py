"""Ctrl-C twice, while a request is pending: handlers of shutdown still run, also in a lifespan."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backlint_rules.environment import Environment
from fix_oracle import fixed

APP = """\
import asyncio

from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
async def connect():
    print("connected", flush=True)


@app.on_event("shutdown")
def disconnect():
    print("disconnected", flush=True)


@app.get("/slow")
async def slow():
    print("asked", flush=True)
    await asyncio.sleep(60)
"""


def said_by_server(folder: Path, text: str) -> list[str]:
    """What an application prints that is interrupted twice while it answers."""
    (folder / "app.py").write_text(text)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port), "--log-level", "error"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    try:
        said = [server.stdout.readline().strip()]
        with connection(port) as client:
            client.sendall(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            said.append(server.stdout.readline().strip())
            for _ in range(2):
                server.send_signal(signal.SIGINT)
                time.sleep(0.5)
        rest, _ = server.communicate(timeout=20)
    finally:
        server.kill()
    return [*said, *rest.split()]


def connection(port: int) -> socket.socket:
    """Connects, as soon as the server listens."""
    client = socket.socket()
    while client.connect_ex(("127.0.0.1", port)):
        time.sleep(0.1)
    return client


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX")
def test_shutdown_handlers_run(tmp_path: Path) -> None:
    after = fixed(APP, ["fastapi-on-event"], Environment()).text
    assert "finally:\n        disconnect()" in after
    expected = ["connected", "asked", "disconnected"]
    assert said_by_server(tmp_path, APP) == expected
    assert said_by_server(tmp_path, after) == expected
    without_finally = after.replace("try:\n        yield\n    finally:\n        ", "yield\n    ")
    assert said_by_server(tmp_path, without_finally) == expected[:2]
