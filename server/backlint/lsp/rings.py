"""When work is done: at once after a change, and when the editor is quiet.

*Keystroke ring*: after the messages that have arrived are taken in, each changed module is
published once, in its newest version; there is no delay to wait for a pause in typing.
*Idle ring*: after a quiet moment, what could not be answered in time is made up in slices; a
message that arrives in between is handled first, and a change ends the ring. Garbage is collected
when the ring is through.
"""

from __future__ import annotations

import logging
from asyncio import AbstractEventLoop, TimerHandle
from collections.abc import Callable, Iterator

from backlint.lsp.garbage_collection import GarbageCollection
from backlint.lsp.modules import OpenModule

QUIET_SECONDS = 0.3
REST_SECONDS = 3.0

log = logging.getLogger(__name__)


class Rings:
    """Runs both rings on the event loop, for as many modules as there are."""

    def __init__(
        self,
        loop: AbstractEventLoop,
        garbage: GarbageCollection,
        changed: Callable[[OpenModule], None],
        settled: Callable[[OpenModule], None],
    ) -> None:
        self._loop = loop
        self._deliver_changed = changed
        self._deliver_settled = settled
        self._garbage = garbage
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
