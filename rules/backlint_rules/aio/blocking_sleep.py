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
    The fix is unsafe. Other tasks run at the new `await`: what was true before it need not be
    true after it, and it is where the task can be cancelled. If another library than asyncio runs
    the loop (`trio`), its own `sleep()` is needed.

Sources
    https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code
    https://docs.python.org/3/library/asyncio-task.html#asyncio.sleep
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.finding import Edit, Finding, Fix, Imported, Premise
from backlint_rules.rule import rule


@rule(on=Call, named="sleep", libraries="time")
def blocking_sleep(call: Call) -> Iterator[Finding]:
    """Reports `time.sleep()` that runs in the body of an `async def`."""
    function = call.function
    if function is not None and function.is_async and call.callee == "time.sleep":
        finding = Finding(
            call.range,
            "`time.sleep()` in an `async def` blocks the event loop and every task on it:"
            " use `await asyncio.sleep()`.",
        )
        if not call.is_last or call.is_awaited:
            yield finding._replace(no_fix="something is done with what `sleep()` returns")
        elif call.scope.kind == "comprehension":
            yield finding._replace(no_fix="`await` can make a comprehension asynchronous")
        elif call.scope.kind != "function":
            yield finding._replace(no_fix="`await` cannot stand in the body of a class")
        else:
            yield finding._replace(fix=_awaiting(call))


def _awaiting(call: Call) -> Fix:
    return Fix(
        "Await `asyncio.sleep()`",
        (Edit(call.callee_range, ("await ", Imported("asyncio"), ".sleep")),),
        scope=call.chain.scope,
        premises=(
            Premise("The event loop is asyncio's", proven=False),
            Premise("Other tasks may run while this one sleeps", proven=False),
        ),
        frees=call.root_names,
    )
