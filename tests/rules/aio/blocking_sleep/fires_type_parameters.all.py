# versions: python>=3.12
import asyncio


async def waits[T](items: list[T]) -> T:
    await asyncio.sleep(1)
    return items[0]


class Queue[T]:
    async def get(self) -> T:
        await asyncio.sleep(1)
