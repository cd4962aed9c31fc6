import asyncio
import time

clock = time
doze = time.sleep


async def through_the_module():
    await asyncio.sleep(1)


async def through_another_name_of_the_module():
    await asyncio.sleep(1)
    await asyncio.sleep(1)


async def through_a_name_of_its_own():
    await asyncio.sleep(1)
    await asyncio.sleep(1)
    await asyncio.sleep(1)


async def imported_here():
    import time as here
    from time import sleep as rest

    here.sleep(1)
    rest(1)


async def through_a_local_name():
    wait = time.sleep
    wait(1)


async def awaited_although_there_is_nothing_to_await():
    await time.sleep(1)


async def in_every_block(items, lock):
    if items:
        await asyncio.sleep(1)
    elif await asyncio.sleep(1):
        return
    for _ in items:
        await asyncio.sleep(1)
    async for _ in items:
        await asyncio.sleep(1)
    while not await asyncio.sleep(1):
        break
    with lock:
        await asyncio.sleep(1)
    async with lock:
        try:
            await asyncio.sleep(1)
        except OSError:
            await asyncio.sleep(1)
        finally:
            await asyncio.sleep(1)
    match items:
        case [] if await asyncio.sleep(1):
            await asyncio.sleep(1)


async def in_comprehensions(items):
    [time.sleep(item) for item in items]
    {time.sleep(inner) for item in items for inner in item}
    return {item: [time.sleep(1) for _ in item] async for item in items if not time.sleep(1)}


async def in_a_generator_expression(items):
    return any(time.sleep(1) for _ in items)


async def in_expressions(items):
    print(f"{await asyncio.sleep(1)}", not await asyncio.sleep(1), *[await asyncio.sleep(1)])
    yield await asyncio.sleep(1)
    if (done := await asyncio.sleep(1)) or items[await asyncio.sleep(1)]:
        raise RuntimeError(done)


async def over_several_lines():
    await asyncio.sleep(
        60,
    )


async def in_what_a_plain_function_is_made_with():
    @decorated(await asyncio.sleep(1))
    def plain(argument=await asyncio.sleep(1)):
        pass

    return plain, lambda argument=await asyncio.sleep(1): argument


class Worker:
    time = 0

    async def method(self):
        await asyncio.sleep(1)

    @classmethod
    async def class_method(cls):
        await asyncio.sleep(1)

    @staticmethod
    async def static_method():
        await asyncio.sleep(1)

    def sleep(self):
        async def inner():
            await asyncio.sleep(1)

        return inner


def of_an_async_function_in_a_plain_one():
    async def inner():
        await asyncio.sleep(1)

    return inner


async def of_both_of_two_async_functions():
    async def inner():
        await asyncio.sleep(1)

    await asyncio.sleep(1)
    await inner()


async def beside_the_right_way():
    await asyncio.sleep(1)
    await asyncio.to_thread(time.sleep, 1)
    await asyncio.sleep(1)


async def one_statement_a_line(): await asyncio.sleep(1); await asyncio.sleep(2)


async def the_body_of_a_class_runs_at_once():
    class Settings:
        time.sleep(1)
