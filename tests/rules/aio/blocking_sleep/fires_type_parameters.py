# versions: python>=3.12
import time


async def waits[T](items: list[T]) -> T:
    time.sleep(1)
#   ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    return items[0]


class Queue[T]:
    async def get(self) -> T:
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
