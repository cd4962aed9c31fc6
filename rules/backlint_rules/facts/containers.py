"""What instances of standard classes give: items, results, entered values."""

from __future__ import annotations

from backlint_rules.facts import kinds

#: Which type parameter says what an instance gives.
PARAMETERS = {
    "builtins.list": 0,
    "builtins.set": 0,
    "builtins.frozenset": 0,
    "builtins.dict": 1,
    "collections.abc.Mapping": 1,
    "collections.abc.Sequence": 0,
    "collections.abc.MutableSequence": 0,
    "collections.abc.Set": 0,
    "collections.abc.Collection": 0,
    "collections.abc.Iterable": 0,
    "collections.abc.Iterator": 0,
    "collections.abc.Generator": 0,
    "collections.abc.AsyncIterable": 0,
    "collections.abc.AsyncIterator": 0,
    "collections.abc.AsyncGenerator": 0,
    "collections.abc.Awaitable": 0,
    "collections.abc.Coroutine": 2,
    "contextlib.AbstractContextManager": 0,
    "contextlib.AbstractAsyncContextManager": 0,
}
_AWAITABLE = frozenset(
    [kinds.COROUTINE, "collections.abc.Awaitable()", "asyncio.Future()", "asyncio.Task()"]
)
_INDEXABLE = frozenset(
    ["builtins.list()", "collections.abc.Sequence()", "collections.abc.MutableSequence()"]
    + ["builtins.dict()", "collections.abc.Mapping()"]
)
_ITERATORS = frozenset(
    [kinds.GENERATOR, kinds.ASYNC_GENERATOR]
    + ["collections.abc.Iterator()", "collections.abc.AsyncIterator()"]
    + ["collections.abc.Iterable()", "collections.abc.AsyncIterable()"]
)
_ITERABLE = _ITERATORS | frozenset(
    ["builtins.list()", "builtins.set()", "builtins.frozenset()", "collections.abc.Sequence()"]
    + ["collections.abc.Collection()", "collections.abc.Set()"]
    + ["collections.abc.MutableSequence()"]
)


def awaited(kind: str | None) -> str | None:
    """What awaiting a value gives."""
    return _given(kind, _AWAITABLE)


def item(kind: str | None) -> str | None:
    """What a loop over a value gives."""
    return _given(kind, _ITERABLE)


def at_index(kind: str | None) -> str | None:
    """What is in a container at an index or under a key."""
    return _given(kind, _INDEXABLE)


def injected(kind: str | None) -> str | None:
    """What FastAPI passes for a dependency that gives this: it awaits it, or takes one item."""
    while kind and (kinds.bare(kind) == kinds.COROUTINE or kinds.bare(kind) in _ITERATORS):
        kind = kinds.given_by(kind)
    return kind


def _given(kind: str | None, containers: frozenset[str]) -> str | None:
    kind = kinds.present(kind)
    return kinds.given_by(kind) if kind and kinds.bare(kind) in containers else None
