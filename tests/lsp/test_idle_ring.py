"""The idle ring by a clock of our own: when it starts, what ends it, what it collects."""

from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import Mock, call, create_autospec

import pytest

from backlint.lsp.garbage_collection import GarbageCollection
from backlint.lsp.rings import QUIET_SECONDS, REST_SECONDS, Rings

SLICES = 5


class Loop:
    """An event loop whose time passes when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0
        self.calls: list[tuple[float, int, Call]] = []

    def call_soon(self, callback: Callable[[], None]) -> "Call":
        return self.call_later(0, callback)

    def call_later(self, seconds: float, callback: Callable[[], None]) -> "Call":
        call = Call(callback)
        self.calls.append((self.now + seconds, len(self.calls), call))
        return call

    def run(self, seconds: float = 0.0, calls: int = 1_000) -> None:
        """Lets time pass; runs at most so many calls."""
        end = self.now + seconds
        while calls and (due := [c for c in self.calls if c[0] <= end]):
            first = min(due)
            self.calls.remove(first)
            self.now = max(self.now, first[0])
            first[2].run()
            calls -= 1
        self.now = end


class Call:
    def __init__(self, callback: Callable[[], None]) -> None:
        self.run = callback

    def cancel(self) -> None:
        self.run = lambda: None

    def __lt__(self, other: "Call") -> bool:
        return False


class Document:
    """Settles in a few slices, unless ``broken``."""

    uri = "file:///app.py"

    def __init__(self, broken: bool = False) -> None:
        self.check = self.configuration = self
        self.silent = False
        self.broken = broken
        self.slices_done = 0

    def close(self) -> None:
        pass

    @property
    def settled(self) -> bool:
        return self.slices_done >= SLICES

    def settle(self) -> Iterator[None]:
        for _ in range(SLICES):
            if self.broken:
                raise RuntimeError("it cannot be settled")
            self.slices_done += 1
            yield


@pytest.fixture
def loop() -> Loop:
    return Loop()


@pytest.fixture
def published() -> list[Any]:
    return []


@pytest.fixture
def garbage() -> Mock:
    return create_autospec(GarbageCollection, instance=True)


@pytest.fixture
def rings(loop: Loop, garbage: Mock, published: list[Any]) -> Rings:
    return Rings(loop, garbage, published.append, published.append)  # type: ignore[arg-type]


def change(rings: Rings, document: Any) -> None:
    rings.changed(document)
    rings.publish_changed()


def test_the_ring_starts_when_it_has_been_quiet(
    loop: Loop, rings: Rings, published: list[Any]
) -> None:
    document = Document()
    for _ in range(5):
        change(rings, document)
        loop.run(QUIET_SECONDS * 0.9)
    assert (len(published), document.slices_done) == (5, 0)
    loop.run(QUIET_SECONDS)
    assert (len(published), document.slices_done) == (6, SLICES)


def test_garbage_is_collected_when_the_ring_is_through_and_after_a_rest(
    loop: Loop, rings: Rings, garbage: Mock
) -> None:
    change(rings, Document())
    loop.run(QUIET_SECONDS, calls=SLICES)
    assert garbage.mock_calls == []
    loop.run()
    assert garbage.mock_calls == [call.when_quiet()]
    loop.run(REST_SECONDS)
    assert garbage.mock_calls == [call.when_quiet(), call.when_resting()]


def test_between_two_slices_the_loop_has_its_turn(loop: Loop, rings: Rings) -> None:
    document = Document()
    change(rings, document)
    loop.run(QUIET_SECONDS, calls=1)
    for done in range(1, SLICES):
        loop.run(calls=1)
        assert document.slices_done == done


def test_a_change_ends_the_ring_until_it_is_quiet_again(
    loop: Loop, rings: Rings, published: list[Any]
) -> None:
    document, other = Document(), Document()
    change(rings, document)
    loop.run(QUIET_SECONDS, calls=3)
    assert document.slices_done == 2
    change(rings, other)
    loop.run(QUIET_SECONDS * 0.9)
    assert document.slices_done == 2
    loop.run(QUIET_SECONDS)
    assert document.settled
    assert other.settled
    assert published == [document, other, document, other]


def test_what_is_settled_is_not_published_again(
    loop: Loop, rings: Rings, published: list[Any]
) -> None:
    document = Document()
    document.slices_done = SLICES
    change(rings, document)
    loop.run(10 * QUIET_SECONDS)
    assert published == [document]


def test_a_document_that_cannot_be_settled_does_not_stop_others(
    loop: Loop, rings: Rings, published: list[Any]
) -> None:
    broken, document = Document(broken=True), Document()
    change(rings, broken)
    change(rings, document)
    loop.run(QUIET_SECONDS)
    assert published == [broken, document, document]


def test_a_closed_document_is_not_published(loop: Loop, rings: Rings, published: list[Any]) -> None:
    document = Document()
    change(rings, document)
    loop.run(QUIET_SECONDS, calls=3)
    rings.closed(document)  # type: ignore[arg-type]
    loop.run(10 * QUIET_SECONDS)
    assert (published, document.slices_done) == ([document], 2)
