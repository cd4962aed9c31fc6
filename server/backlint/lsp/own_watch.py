"""Looks for files that change on disk, for an editor that does not tell of them.

Neovim, for one, watches no files on Linux unless it is told to.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backlint.lsp.session import Session

SECONDS = 2.0
"""How often it looks."""


class OwnWatch:
    """Compares, from time to time but not while somebody types, the files that configurations are
    made from.
    """

    def __init__(self, loop: AbstractEventLoop, session: Session) -> None:
        self._loop = loop
        self._session = session
        self._known = self._look()
        self._wait()

    def _look(self) -> object:
        return self._session.documents.configurations.state_of_files()

    def _wait(self) -> None:
        self._loop.call_later(SECONDS, self._compare)

    def _compare(self) -> None:
        found = self._look() if self._session.is_quiet else self._known
        if found != self._known:
            self._known = found  # as it was before the files are read: they may change again
            self._session.documents.configurations.forget_files()
            self._session.reconfigure()
        self._wait()
