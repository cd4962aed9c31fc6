"""Whether messages are what the Language Server Protocol says they are."""

from __future__ import annotations

import json
from typing import Any

from lsprotocol import types
from pygls.protocol import default_converter

_CONVERTER = default_converter()  # type: ignore[no-untyped-call]


def violation(message: dict[str, Any], method: str) -> str | None:
    """What is wrong with a message from the server; ``method`` is that of the request if it is a
    response.

    Whatever the metamodel does not know of is lost when the message is read and written again.
    """
    if message.get("jsonrpc") != "2.0":
        return "no JSON-RPC 2.0"
    request_type, response_type, *_ = types.METHOD_TO_TYPES[method]
    if "error" in message:
        expected: Any = types.ResponseErrorMessage
    else:
        expected = request_type if "method" in message else response_type
    try:
        read = _CONVERTER.structure(message, expected)
    except Exception as error:  # whichever cattrs raises
        return f"{error!r}"
    again = json.loads(json.dumps(_CONVERTER.unstructure(read, expected)))
    return None if _without_nulls(again) == _without_nulls(message) else f"read as {again}"


def _without_nulls(value: Any) -> Any:
    """An optional value may be left out or be null."""
    if isinstance(value, dict):
        return {key: _without_nulls(one) for key, one in value.items() if one is not None}
    return [_without_nulls(one) for one in value] if isinstance(value, list) else value
