"""Answers that are worked out once, although questions may lead back to themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

#: Longer ways from question to question give up: nobody knows.
_DEEPEST = 60


class Guard:
    """Keeps answers, and breaks circles: what a question needs of itself is not known.

    An answer that was found inside of a circle that is still open depends on where the circle
    was entered, so it is not kept: every order of asking gives the same answers.
    """

    def __init__(self) -> None:
        self._active: dict[tuple[int, Hashable], int] = {}
        self._outermost = sys.maxsize  # question that something had to do without

    def once(self, kept: dict[K, V], key: K, work_out: Callable[[], V]) -> V | None:
        """The answer kept under a key, or else the one that is worked out."""
        try:
            return kept[key]
        except KeyError:
            pass
        active = self._active
        mark = (id(kept), key)
        depth = active.get(mark, 0 if len(active) > _DEEPEST else None)
        if depth is not None:
            self._outermost = min(self._outermost, depth)
            return None
        depth = active[mark] = len(active)
        before, self._outermost = self._outermost, sys.maxsize
        try:
            answer = work_out()
        finally:
            del active[mark]
            missed, self._outermost = self._outermost, before
        if missed >= depth:
            kept[key] = answer
        else:
            self._outermost = min(before, missed)
        return answer
