"""``$/logTrace``: what the server is doing, for who wants to watch it (``$/setTrace``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from typing import Any

_VALUES = _OFF, _MESSAGES, _VERBOSE = "off", "messages", "verbose"


class Trace:
    """Tells how long messages took; if it is verbose, with what they said."""

    def __init__(self, notify: Callable[[str, object], None]) -> None:
        self._notify = notify
        self._value = _OFF

    def set(self, value: object) -> None:
        """Takes a ``TraceValue``; anything else is ``off``."""
        self._value = value if isinstance(value, str) and value in _VALUES else _OFF

    @contextmanager
    def timed(self, message: Mapping[str, Any]) -> Iterator[None]:
        """Tells of a message once it is dealt with."""
        if self._value == _OFF:
            yield
            return
        started = perf_counter()
        yield
        milliseconds = 1000 * (perf_counter() - started)
        name = message.get("method", "a response")
        params = {"message": f"{name}: {milliseconds:.1f} ms"}
        if self._value == _VERBOSE:
            params["verbose"] = json.dumps(message.get("params"), indent=2)
        self._notify("$/logTrace", params)
