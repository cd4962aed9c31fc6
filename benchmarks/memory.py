"""Memory that belongs to a server or a command: to it alone, its worker processes included."""

from __future__ import annotations

import psutil

MEGABYTE = 1_000_000


def unique_bytes(pid: int) -> int:
    """What would be freed if the process and all below it ended (USS), in bytes."""
    return sum(_unique(process) for process in _tree(pid))


def resident_bytes(pid: int) -> int:
    """The sum of the processes' resident memory (RSS), shared pages counted in each; bytes."""
    return sum(_resident(process) for process in _tree(pid))


def _tree(pid: int) -> list[psutil.Process]:
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _unique(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().uss)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0  # It has just ended.


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0
