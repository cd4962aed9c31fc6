"""Checks files in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from backlint.batch import WorkerDied, size_of
from backlint.checking import Engine, FileReport, check_file
from backlint.fixing import FixOptions
from backlint.workspace import Workspace, WorkspaceOptions

_CHUNK = 250_000
"""Bytes of source that a process gets at a time: some hundred milliseconds of work."""


def check_in_processes(
    paths: Sequence[Path],
    root: Path,
    options: WorkspaceOptions,
    jobs: int,
    fix: FixOptions,
) -> Iterator[FileReport]:
    """The reports of the files, in their order; the installed rules check them.

    Raises ``WorkerDied``.
    """
    pool = ProcessPoolExecutor(
        jobs,
        # Not fork: a progress bar's thread may hold a lock at that moment. Not forkserver: over
        # 220 files on two processors it took 1.7 s, this 1.6, and it is not everywhere.
        multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(root, options),
    )
    try:
        with _interrupts_held_back():
            chunks = [pool.submit(_check_chunk, chunk, fix) for chunk in _chunks(paths)]
        for chunk in chunks:
            yield from chunk.result()
    except BrokenProcessPool:
        raise WorkerDied("a process that checks files died; was there enough memory?") from None
    except BaseException:
        # Ctrl-C, or nobody reads the output any more: do not wait for what is being checked.
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_worker: tuple[Workspace, Engine]


def _start_worker(root: Path, options: WorkspaceOptions) -> None:
    global _worker
    # The process that the user interrupts ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    engine = Engine()
    _worker = Workspace(root, options, engine.catalogue), engine


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _check_chunk(paths: Sequence[Path], fix: FixOptions) -> list[FileReport]:
    workspace, engine = _worker
    return [check_file(path, workspace, engine, fix) for path in paths]


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes that start here are deaf to Ctrl-C from their first instruction on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _chunks(paths: Iterable[Path]) -> Iterator[list[Path]]:
    chunk: list[Path] = []
    size = 0
    for path in paths:
        chunk.append(path)
        size += size_of(path)
        if size >= _CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
