"""Checks many files, in several processes where that pays, and reports them in order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from backlint.checking import Engine, FileReport, check_file
from backlint.fixing import NO_FIXES, FixOptions
from backlint.workspace import Workspace, WorkspaceOptions

WORTH_PROCESSES = 1_000_000
"""Bytes of source from which on more processes finish sooner than one that is already warm."""


class WorkerDied(Exception):
    """A process that checked files ended before its time; the message is for people."""


def check_files(
    paths: Sequence[Path],
    workspace: Workspace,
    options: WorkspaceOptions,
    engine: Engine,
    jobs: int | None = None,
    fix: FixOptions = NO_FIXES,
) -> Iterator[FileReport]:
    """The reports of the files at these absolute paths, in their order, each as soon as possible.

    ``jobs``: how many processes; by default as many as there are processors, and none beside
    this one for small inputs. Raises ``WorkerDied``.
    """
    if jobs is None:
        small = sum(map(size_of, paths)) < WORTH_PROCESSES
        jobs = 1 if small else _processors()
    if jobs > 1:
        # Imported only here: what it takes to start processes is slow to import.
        from backlint.processes import check_in_processes

        yield from check_in_processes(paths, workspace.root, options, jobs, fix)
        return
    for path in paths:
        yield check_file(path, workspace, engine, fix)


def size_of(path: Path) -> int:
    """How many bytes a file has; 0 for one that cannot be asked."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
