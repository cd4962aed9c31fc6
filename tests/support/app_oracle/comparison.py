"""Starts and stops applications as they were and as they are fixed, and compares what happens."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Awaitable, Callable, Sequence
from itertools import count
from typing import Any

from starlette.testclient import TestClient

from app_oracle.apps import App
from backlint_rules.environment import Environment
from fix_oracle import Mutation, Result, fixed, namespace_of

_RULES = ["fastapi-on-event"]
Message = dict[str, Any]


def compare(apps: Sequence[App], result: Result, mutate: Mutation) -> None:
    """Adds to the result; ``mutate`` spoils what the fix made of it."""
    for app in apps:
        outcome = fixed(app.source, _RULES, Environment(module="apps"))
        if outcome.text == app.source:
            reasons = {f.no_fix for f in outcome.left} | {w.reason for w in outcome.withheld}
            result.left[min(reasons, default="not reported")] += 1
            continue
        assert not outcome.left, outcome.text
        after = mutate(outcome.text)
        old, new = _outcome(app.source), _outcome(after)
        result.compared += 1
        result.features.update(app.features)
        result.succeeded += "RuntimeError" not in old[0]
        if old != new:
            differing = [f"  {a}\n  {b}" for a, b in zip(old, new, strict=True) if a != b]
            result.differences.append("\n".join([app.source, "->", after, *differing]))


def _outcome(source: str) -> list[str]:
    """What happens in each way to start and stop it."""
    ways: list[Callable[[Any], object]] = [
        _with_client,
        _without_lifespan,
        _by_protocol,
        _cancelled,
        _receive_raises,
    ]
    return [_attempt(source, way) for way in ways]


def _attempt(source: str, way: Callable[[Any], object]) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            namespace = namespace_of(source, "apps")
        except Exception as error:
            return f"{error!r}"
        try:
            told = way(namespace["made"])
        except BaseException as error:
            told = repr(error)
    return f"{way.__name__}: {namespace['EVENTS']} {told}"


def _with_client(app: Any) -> object:
    with TestClient(app) as client:
        return client.get("/").status_code


def _without_lifespan(app: Any) -> object:
    return TestClient(app).get("/").status_code


def _by_protocol(app: Any) -> object:
    """A server that starts it, waits and stops it."""

    async def receive(n: int) -> Message:
        return {"type": "lifespan.startup" if n == 0 else "lifespan.shutdown"}

    return asyncio.run(_run(app, receive))


def _cancelled(app: Any) -> object:
    """A server whose task is cancelled once the application runs."""

    async def receive(n: int) -> Message:
        if n == 0:
            return {"type": "lifespan.startup"}
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(1)
        raise AssertionError("not cancelled")

    return asyncio.run(_run(app, receive))


def _receive_raises(app: Any) -> object:
    """A server whose connection to the application breaks once it runs."""

    async def receive(n: int) -> Message:
        if n == 0:
            return {"type": "lifespan.startup"}
        raise ConnectionError("broken")

    return asyncio.run(_run(app, receive))


async def _run(app: Any, receive: Callable[[int], Awaitable[Message]]) -> object:
    """What the server is told, and what comes out."""
    told: list[str] = []
    numbers = count()

    async def send(message: Message) -> None:
        told.append(message["type"])  # its text is a traceback, which names lines

    scope = {"type": "lifespan", "app": app, "state": {}}
    task = asyncio.ensure_future(app(scope, lambda: receive(next(numbers)), send))
    await asyncio.wait([task], timeout=5)
    if not task.done():
        task.cancel()
        return told, "never ends"
    return told, "cancelled" if task.cancelled() else repr(task.exception())
