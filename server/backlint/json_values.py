"""Values of JSON that somebody else has written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def look_up(value: object, path: str) -> Any:
    """What is under the keys of a dotted path; ``None`` where one of them is missing."""
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
