"""``$/progress``: work that takes longer than people like to wait without a sign."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backlint.lsp.modules import OpenModule
    from backlint.lsp.session import Session

MANY_LINES = 2_000
"""From so many lines on, fixing all of a module takes long enough to be told of."""

_numbers = count(1)


@contextmanager
def progress(session: Session, module: OpenModule, title: str) -> Iterator[None]:
    """Shows that something is being done with all of a module, if that is large."""
    if not session.client.shows_progress or len(module.check.lines) < MANY_LINES:
        yield
        return
    token = f"backlint:{next(_numbers)}"
    session.request("window/workDoneProgress/create", {"token": token})
    _notify(session, token, {"kind": "begin", "title": title})
    try:
        yield
    finally:
        _notify(session, token, {"kind": "end"})


def _notify(session: Session, token: str, value: object) -> None:
    session.notify("$/progress", {"token": token, "value": value})
