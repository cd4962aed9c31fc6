"""When Python's garbage collection runs is never left to chance."""

from __future__ import annotations

import gc


class GarbageCollection:
    """Collects garbage between keystrokes instead of in the middle of one.

    Automatic collection is off. What start-up left is frozen, so that no collection looks at it
    again. Young objects are collected right *after* an answer is out, once they are many, and
    whenever the editor is quiet; all objects when it rests, or after very many answers without
    a rest.
    """

    MANY_YOUNG_OBJECTS = 50_000
    WORTH_A_REST = 200
    MANY_ANSWERS = 3_000

    def __init__(self) -> None:
        self._answers = 0
        gc.disable()
        gc.freeze()

    def after_answers(self) -> None:
        """What was asked and what has changed since the last time is answered."""
        self._answers += 1
        if self._answers > self.MANY_ANSWERS:
            self._collect_all()
        elif gc.get_count()[0] > self.MANY_YOUNG_OBJECTS:
            gc.collect(1)

    def when_quiet(self) -> None:
        """No key was pressed for a moment."""
        gc.collect(1)

    def when_resting(self) -> None:
        """No key was pressed for some seconds."""
        if self._answers > self.WORTH_A_REST:
            self._collect_all()

    def _collect_all(self) -> None:
        gc.collect()
        self._answers = 0
