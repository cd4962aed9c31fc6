"""A progress bar for work that takes long, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from backlint.cli.terminal import write

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

DELAY = 0.5
"""Seconds after which work counts as long."""


class Progress:
    """Counts files; shows a bar once it has gone on for long."""

    def __init__(self, total: int, enabled: bool) -> None:
        self._total = total
        self._enabled = enabled
        self._started = time.monotonic()
        self._done = 0
        self._bar: Bar | None = None

    def advance(self) -> None:
        """One more file is done."""
        self._done += 1
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)
        elif self._enabled and time.monotonic() - self._started > DELAY:
            self._bar = _started_bar(self._total, self._done)

    def write(self, text: str) -> None:
        """Writes to standard output, above the bar where that is the same terminal."""
        if self._bar is None or not sys.stdout.isatty():
            write(text)
            return
        from rich.text import Text

        self._bar.console.print(Text.from_ansi(text), soft_wrap=True, end="")

    def close(self) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


@contextmanager
def progress(total: int, enabled: bool) -> Iterator[Progress]:
    """Progress over so many files, whose bar goes away whatever happens."""
    shown = Progress(total, enabled and sys.stderr.isatty())
    try:
        yield shown
    finally:
        shown.close()


def _started_bar(total: int, done: int) -> Bar:
    # Most runs are over before they would show anything: rich takes long to import.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(file=sys.stdout if sys.stdout.isatty() else sys.stderr, highlight=False)
    bar = Progress(
        TextColumn("Checking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files"),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task("", total=total, completed=done)
    bar.start()
    return bar
