"""What a person does in an editor, whichever it is."""

from __future__ import annotations

import socket
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

PATIENCE = 30.0
"""Seconds until something is given up; long, since test machines are busy."""


class Shown(NamedTuple):
    """A diagnostic as it is shown: its line, what it is drawn under, and its rule."""

    line: int
    text: str
    rule: str


class RealEditor(ABC):
    """A session of a real editor without a screen."""

    @abstractmethod
    def close(self) -> None:
        """Quits, as a user does."""

    @abstractmethod
    def open(self, file: Path) -> None:
        """Opens a file."""

    @abstractmethod
    def save(self) -> None:
        """Saves the file that is open."""

    @abstractmethod
    def undo(self) -> None:
        """Takes the last change back."""

    @property
    @abstractmethod
    def text(self) -> str:
        """The text as it stands, its lines ended by line feeds."""

    @abstractmethod
    def go_to(self, text: str) -> None:
        """Puts the cursor on the first place with a text."""

    @abstractmethod
    def diagnostics(self) -> list[Shown]:
        """What is shown, in the order of the text."""

    @abstractmethod
    def hover(self) -> str:
        """What is said of the place below the cursor."""

    @abstractmethod
    def choose_action(self, title: str) -> None:
        """Chooses from the actions that are offered at the cursor."""

    def shows(self, *wanted: Shown) -> None:
        """Waits until just this is shown."""
        try:
            until("diagnostics", lambda: self.diagnostics() == [*wanted])
        except AssertionError:
            raise AssertionError(f"shown is {self.diagnostics()}, and not {wanted}") from None


def connection(listens: Path) -> socket.socket:
    """A connection to an editor, once it listens: the file is there a moment before."""

    def connected() -> socket.socket | None:
        client = socket.socket(socket.AF_UNIX)
        try:
            client.connect(str(listens))
        except OSError:
            client.close()
            return None
        return client

    made: socket.socket = until(f"somebody listens at {listens}", connected)
    return made


def until(what: str, holds: Callable[[], Any]) -> Any:
    """Waits for something that becomes true, and gives it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := holds():
            return value
        time.sleep(0.02)
    raise AssertionError(f"waited in vain for {what}")
