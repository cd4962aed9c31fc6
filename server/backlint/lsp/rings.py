"""When work is done: at once after a change, and when the editor is quiet.

*Keystroke ring*: after the messages that have arrived are taken in, each changed module is
published once, in its newest version; there is no delay to wait for a pause in typing.
*Idle ring*: after a quiet moment, what could not be answered in time is made up in slices; a
message that arrives in between is handled first, and a change ends the ring.

Python's garbage collection is never left to chance: see ``GarbageCollection``.
"""

from __future__ import annotations

import gc
import logging
from asyncio import AbstractEventLoop, TimerHandle
from collections.abc import Callable, Iterator

from backlint.lsp.modules import OpenModule

QUIET_SECONDS = 0.3
REST_SECONDS = 3.0

log = logging.getLogger(__name__)


class Rings:
    """Runs both rings on the event loop, for as many modules as there are."""

    def __init__(
        self,
        loop: AbstractEventLoop,
        changed: Callable[[OpenModule], None],
        settled: Callable[[OpenModule], None],
    ) -> None:
        self._loop = loop
        self._deliver_changed = changed
        self._deliver_settled = settled
        self._garbage = GarbageCollection()
        self._changed: dict[int, OpenModule] = {}
        self._unsettled: dict[int, OpenModule] = {}
        self._slices: Iterator[None] | None = None
        self._timer: TimerHandle | None = None

    @property
    def are_quiet(self) -> bool:
        """Whether the idle ring is through."""
        return not self._changed and not self._unsettled

    def changed(self, module: OpenModule) -> None:
        """The module's text or configuration is another one now."""
        self._changed[id(module)] = module

    def closed(self, module: OpenModule) -> None:
        """The module is not to be published again, nor asked anything."""
        self._changed.pop(id(module), None)
        self._unsettled.pop(id(module), None)
        module.close()
        self._wait_for_quiet()

    def publish_changed(self) -> None:
        """The keystroke ring: call it when no message is waiting to be taken in."""
        if not self._changed:
            return
        changed, self._changed = self._changed, {}
        for key, module in changed.items():
            self._deliver_changed(module)
            self._unsettled[key] = module
        self._garbage.after_publishing()
        self._wait_for_quiet()

    def settle(self) -> None:
        """The idle ring: starts it without waiting any longer."""
        self._slices = self._all_slices()
        self._wait(0, self._next_slice)

    def _next_slice(self) -> None:
        slices = self._slices
        if slices is None:
            return
        if next(slices, self) is not self:
            # By way of the loop, so that what has arrived meanwhile comes first.
            self._loop.call_soon(self._next_slice)
            return
        self._slices = None
        self._garbage.when_quiet()
        self._wait(REST_SECONDS, self._garbage.when_resting)

    def _all_slices(self) -> Iterator[None]:
        while self._unsettled:
            key, module = next(iter(self._unsettled.items()))
            try:
                if not module.configuration.silent and not module.check.settled:
                    yield from module.check.settle()
                    if key in self._unsettled:
                        self._deliver_settled(module)
            except Exception:
                log.exception("%s could not be settled", module.uri)
            self._unsettled.pop(key, None)

    def _wait_for_quiet(self) -> None:
        self._slices = None
        self._wait(QUIET_SECONDS, self.settle)

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_later(seconds, then)


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

    def after_publishing(self) -> None:
        """An answer has just been sent."""
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
