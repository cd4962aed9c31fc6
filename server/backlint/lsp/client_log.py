"""What is logged goes to the editor, which has a place for it: ``window/logMessage``.

Before a session has begun, and when the editor has gone, it goes to standard error.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backlint.lsp.session import Session

_MESSAGE_TYPES = {logging.ERROR: 1, logging.WARNING: 2, logging.INFO: 3, logging.DEBUG: 4}


class ClientLog(logging.Handler):
    """Takes what the editor of a session wants to know."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        self._session = session
        self._standard_error = logging.StreamHandler()
        self._standard_error.setFormatter(self.formatter)

    def emit(self, record: logging.LogRecord) -> None:
        """Sends a record, or writes it."""
        if not self._session.is_connected:
            if record.levelno >= logging.WARNING:
                self._standard_error.emit(record)
        elif record.levelno >= self._session.client.log_level:
            level = max((one for one in _MESSAGE_TYPES if one <= record.levelno), default=0)
            type_ = _MESSAGE_TYPES.get(level, _MESSAGE_TYPES[logging.DEBUG])
            message = {"type": type_, "message": self.format(record)}
            self._session.notify("window/logMessage", message)
