"""Sessions of the recorded clients, one after the other."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from editor import CLIENTS
from incremental_oracle.fixtures import fixtures
from message_oracle.comparison import Result
from message_oracle.conversation import Conversation
from message_oracle.fresh import Difference

PROGRAMS = [text for text in fixtures() if len(text) < 6_000]
RECORDED = [path.stem for path in sorted(CLIENTS.glob("*.json"))]
_ENCODINGS = (None, "utf-8", "utf-16", "utf-32")
_WARM = 0.3
"""The part of a session's messages before which its memory is not measured."""
_COMPARED = 2.5
"""So many messages are sent for each answer that is compared."""
_MOST_GROWTH = 4.0
"""Megabytes. Documents that are closed but kept would be fifty; how much garbage there is at once
differs by some.
"""


def run(
    seed: int, messages: int, processes: int, result: Result, show: Callable[[str], None]
) -> float:
    """Sends so many messages, of which about so many are compared with the answers of fresh
    processes; returns by how many megabytes a server has grown at most.

    Raises ``Difference``.
    """
    sessions = [(client, encoding) for encoding in _ENCODINGS for client in RECORDED]
    alone = _COMPARED * processes / messages
    growth = 0.0
    for client, encoding in sessions:
        share = messages // len(sessions)
        chance = random.Random(f"{seed} {client} {encoding}")
        with Session(client, encoding, chance, result, alone) as conversation:
            conversation.open_each(PROGRAMS)
            _send(conversation, int(share * _WARM), result)
            warm = conversation.memory_at_rest()
            _send(conversation, share - int(share * _WARM), result)
            grown = conversation.memory_at_rest() - warm
        growth = max(growth, grown)
        show(f"{client}, {encoding}: {result.messages} messages so far, {grown:+.1f} MB")
    if growth > _MOST_GROWTH:
        raise Difference(f"memory grew by {growth:.1f} MB")
    return growth


def _send(conversation: Conversation, messages: int, result: Result) -> None:
    end = result.messages + messages
    while result.messages < end:
        conversation.batch()


class Session:
    """A conversation of a client with a server of its own, in a folder of its own."""

    def __init__(
        self,
        client: str,
        encoding: str | None,
        chance: random.Random,
        result: Result,
        asks_processes: float = 0.0,
    ) -> None:
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name).resolve()
        (folder / "pyproject.toml").write_text("[tool.backlint]\n", encoding="utf-8")
        self._conversation = Conversation(
            chance, _initialize(client, encoding, folder), PROGRAMS, result, asks_processes
        )

    def __enter__(self) -> Conversation:
        return self._conversation

    def __exit__(self, *error: object) -> None:
        self._conversation.close()
        self._folder.cleanup()


def _initialize(client: str, encoding: str | None, folder: Path) -> dict[str, Any]:
    recorded = json.loads((CLIENTS / f"{client}.json").read_text(encoding="utf-8"))
    capabilities = recorded["capabilities"]
    if encoding is not None:
        capabilities.setdefault("general", {})["positionEncodings"] = [encoding]
    params = {
        "processId": None,
        "rootUri": folder.as_uri(),
        "clientInfo": recorded["clientInfo"],
        "capabilities": capabilities,
        "workspaceFolders": [{"uri": folder.as_uri(), "name": "project"}],
        "initializationOptions": {"settings": {"extend-select": ["all"]}},
    }
    return {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
