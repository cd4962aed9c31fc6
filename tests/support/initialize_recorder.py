"""A server that keeps what a client says of itself, and can do nothing: run it with a file's name.

The file gets ``clientInfo`` and ``capabilities``, as ``tests/lsp/clients`` has them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, BinaryIO


def main(file: Path) -> None:
    """Serves one client until it leaves."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while (message := _read(stdin)) is not None and message.get("method") != "exit":
        if message.get("method") == "initialize":
            file.write_text(described(message["params"]), encoding="utf-8")
        if "id" in message and "method" in message:
            result: Any = {"capabilities": {}} if message["method"] == "initialize" else None
            body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode()
            stdout.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            stdout.flush()


def described(params: dict[str, Any]) -> str:
    """A client as JSON, from its ``InitializeParams``."""
    client = {key: params.get(key) for key in ("clientInfo", "capabilities")}
    return json.dumps(client, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _read(stream: BinaryIO) -> dict[str, Any] | None:
    length = 0
    while (line := stream.readline()) not in (b"\r\n", b""):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    message: dict[str, Any] | None = json.loads(stream.read(length)) if length else None
    return message


if __name__ == "__main__":
    main(Path(sys.argv[1]))
