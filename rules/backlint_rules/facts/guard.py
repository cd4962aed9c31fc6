"""Answers that are worked out once, although questions may lead back to themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

#: Answers by question, each with what it rests on.
Kept = dict[K, tuple[V, set[str]]]

#: Longer ways from question to question give up: nobody knows.
_DEEPEST = 60


class Guard:
    """Keeps answers and what they rest on, and breaks circles.

    What a question needs of itself is not known. An answer that was found inside of a circle
    that is still open depends on where the circle was entered, so it is not kept: every order
    of asking gives the same answers.
    """

    def __init__(self) -> None:
        self._active: dict[tuple[int, Hashable], int] = {}
        self._outermost = sys.maxsize  # question that something had to do without
        self._seen: set[str] = set()
        #: All that any answer may rest on.
        self.noted: set[str] = set()

    def note(self, thing: str) -> None:
        """The answer that is being worked out rests on this."""
        self._seen.add(thing)
        self.noted.add(thing)

    def once(self, kept: Kept[K, V], key: K, work_out: Callable[[], V]) -> V | None:
        """The answer kept under a key, or else the one that is worked out."""
        entry = kept.get(key)
        if entry is not None:
            self._seen |= entry[1]
            return entry[0]
        active = self._active
        mark = (id(kept), key)
        depth = active.get(mark, 0 if len(active) > _DEEPEST else None)
        if depth is not None:
            self._outermost = min(self._outermost, depth)
            return None
        depth = active[mark] = len(active)
        before, self._outermost = self._outermost, sys.maxsize
        seen_before, self._seen = self._seen, set()
        try:
            answer = work_out()
        finally:
            del active[mark]
            missed, self._outermost = self._outermost, before
            seen = self._seen
            seen_before |= seen
            self._seen = seen_before
        if missed >= depth:
            kept[key] = answer, seen
        else:
            self._outermost = min(before, missed)
        return answer
