"""Messages that no client should send."""

from __future__ import annotations

import copy
import random
from typing import Any

_JUNK: list[Any] = [None, -1, 1 << 40, 1.5, True, "", "é𝄞", [], {}, [{}], {"line": "x"}]


def spoiled(chance: random.Random, message: dict[str, Any]) -> dict[str, Any]:
    """A message whose params are not as they should be: something is missing or something else."""
    message = copy.deepcopy(message)
    if chance.random() < 0.1:
        message["params"] = chance.choice(_JUNK)
        return message
    holder, key = chance.choice(_places(message["params"]))
    if chance.random() < 0.4 and isinstance(holder, dict):
        del holder[key]
    else:
        holder[key] = chance.choice(_JUNK)
    return message


def _places(value: Any) -> list[tuple[Any, Any]]:
    """All places within a value, each as what holds it and the key there."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    found = [(value, key) for key in keys]
    for key in keys:
        if isinstance(value[key], (dict, list)):
            found += _places(value[key])
    return found


def foreign(chance: random.Random, id_: int) -> dict[str, Any]:
    """A message out of order, or one that nobody knows."""
    return chance.choice([
        {"jsonrpc": "2.0", "id": id_, "method": "initialize", "params": {"capabilities": {}}},
        {"jsonrpc": "2.0", "id": id_, "method": "textDocument/rename", "params": {}},
        {"jsonrpc": "2.0", "id": id_, "method": "$/unknown", "params": {}},
        {"jsonrpc": "2.0", "method": "initialized", "params": {}},
        {"jsonrpc": "2.0", "method": "$/unknown", "params": {"a": 1}},
        {"jsonrpc": "2.0", "method": "workspace/unknown"},
        {"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": id_ + 1_000_000}},
        {"jsonrpc": "2.0", "method": "$/setTrace", "params": {"value": "off"}},
        {"jsonrpc": "2.0", "id": f"nobody asked {id_}", "result": None},
        {"jsonrpc": "2.0", "id": id_ + 1_000_000, "error": {"code": 1, "message": "no"}},
    ])  # fmt: skip
