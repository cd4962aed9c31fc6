"""`time.sleep()` in an `async def` stops the whole event loop, not just this task.

Why
    An event loop runs all tasks in one thread, and a task hands over only where it awaits.
    `time.sleep()` keeps the thread: until it is over no other request is answered, no timeout
    strikes and nothing can be cancelled. `asyncio.sleep()` lets the others run in the meantime.

Example
    import time

    async def wait_until(is_ready) -> None:
        while not is_ready():
            time.sleep(0.5)

Fix
    import asyncio

    async def wait_until(is_ready) -> None:
        while not is_ready():
            await asyncio.sleep(0.5)

Fix safety
    There is no automatic fix yet. By hand, use the `sleep()` of the library that runs the loop
    (`anyio`, `trio`), and mind that other tasks run at the new `await`: what was true before it
    need not be true after it, and it is where the task can be cancelled.

Sources
    https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code
    https://docs.python.org/3/library/asyncio-task.html#asyncio.sleep
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.finding import Finding
from backlint_rules.rule import rule


@rule(on=Call, named="sleep", libraries="time")
def blocking_sleep(call: Call) -> Iterator[Finding]:
    """Reports `time.sleep()` that runs in the body of an `async def`."""
    function = call.function
    if function is not None and function.is_async and call.callee == "time.sleep":
        yield Finding(
            call.range,
            "`time.sleep()` in an `async def` blocks the event loop and every task on it:"
            " use `await asyncio.sleep()`.",
        )
