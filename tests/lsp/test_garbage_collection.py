"""Garbage is collected between answers, never in the middle of one."""

import gc
from collections.abc import Iterator

import pytest

from backlint.lsp.garbage_collection import GarbageCollection
from message_oracle.servers import ServerHere


@pytest.fixture
def collections(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The generations that are collected explicitly."""
    collected: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    monkeypatch.setattr(gc, "collect", lambda generation=2: collected.append(generation))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    yield collected
    gc.enable()


@pytest.fixture
def many_young(monkeypatch: pytest.MonkeyPatch) -> None:
    many = GarbageCollection.MANY_YOUNG_OBJECTS + 1
    monkeypatch.setattr(gc, "get_count", lambda: (many, 0, 0))


def test_nothing_is_collected_by_chance(collections: list[int]) -> None:
    GarbageCollection()
    assert not gc.isenabled()


def test_young_garbage_goes_after_an_answer_once_there_is_much(
    collections: list[int], many_young: None
) -> None:
    GarbageCollection().after_answers()
    assert collections == [1]


def test_a_request_leaves_garbage_as_a_change_does(
    collections: list[int], many_young: None
) -> None:
    server = ServerHere()
    server.send([{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}])
    server.close()
    assert collections == [1]


def test_a_quiet_moment_is_for_what_is_not_old(collections: list[int]) -> None:
    garbage = GarbageCollection()
    garbage.after_answers()
    garbage.when_quiet()
    garbage.when_resting()
    assert collections == [1]


def test_a_rest_is_for_everything_if_there_was_much_work(collections: list[int]) -> None:
    garbage = GarbageCollection()
    for _ in range(garbage.WORTH_A_REST + 1):
        garbage.after_answers()
    garbage.when_resting()
    garbage.when_resting()
    assert collections == [2]


def test_typing_without_a_rest_does_not_fill_the_memory(collections: list[int]) -> None:
    garbage = GarbageCollection()
    for _ in range(2 * garbage.MANY_ANSWERS + 2):
        garbage.after_answers()
    assert collections == [2, 2]
