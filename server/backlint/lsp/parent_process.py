"""Ends the server with the editor that started it."""

from __future__ import annotations

import os
import sys
from asyncio import AbstractEventLoop
from collections.abc import Callable

_SECONDS = 2.0


def watch_parent(loop: AbstractEventLoop, process_id: int, stop: Callable[[], None]) -> None:
    """Calls ``stop`` once the process has gone.

    The end of standard input tells the same earlier, unless another process holds the pipe.
    A process that cannot be seen from here (an editor outside this container) is not watched.
    """
    if sys.platform == "win32" or not _lives(process_id):
        return

    def look() -> None:
        if _lives(process_id):
            loop.call_later(_SECONDS, look)
        else:
            stop()

    loop.call_later(_SECONDS, look)


def _lives(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
