"""The features that run on pygls, imported when they are needed or there is time for it."""

from __future__ import annotations

import contextlib
import threading
from asyncio import AbstractEventLoop
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from backlint.lsp.features import Features
    from backlint.lsp.session import Session

_SECONDS_AFTER_START = 1.0


class LateFeatures:
    """Keeps messages until the features are there. Importing them is done in a thread.

    pygls and lsprotocol take longer to import than a file takes to be checked; the first
    diagnostics are out before that.
    """

    def __init__(self, session: Session, loop: AbstractEventLoop) -> None:
        self._session = session
        self._loop = loop
        self._waiting: list[dict[str, Any]] = []
        self._features: Features | None = None
        self._importing: threading.Thread | None = None

    def load_soon(self) -> None:
        """Imports the features when the start is over, though nobody has asked for them."""
        self._loop.call_later(_SECONDS_AFTER_START, self._load)

    def handle(self, message: dict[str, Any]) -> None:
        """Hands a message to the features, now or later; a request does not wait for long."""
        if self._features is not None:
            self._features.handle(message)
            return
        self._waiting.append(message)
        if "id" in message:
            self._load()

    def _load(self) -> None:
        if self._importing is None:
            self._importing = threading.Thread(target=self._import, daemon=True)
            self._importing.start()

    def _import(self) -> None:
        from backlint.lsp.features import Features

        with contextlib.suppress(RuntimeError):  # the loop may have ended meanwhile
            self._loop.call_soon_threadsafe(self._begin, Features)

    def _begin(self, make_features: type[Features]) -> None:
        self._features = make_features(self._session)
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self._features.handle(message)
