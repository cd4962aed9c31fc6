import asyncio
import time
import time as t
from time import sleep
from time import sleep as nap

clock = time
doze = time.sleep


async def through_the_module():
    time.sleep(1)
#   ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.


async def through_another_name_of_the_module():
    t.sleep(1)
#   ^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    clock.sleep(1)
#   ^^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.


async def through_a_name_of_its_own():
    sleep(1)
#   ^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    nap(1)
#   ^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    doze(1)
#   ^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.


async def imported_here():
    import time as here
    from time import sleep as rest

    here.sleep(1)
#   ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    rest(1)
#   ^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.


async def through_a_local_name():
    wait = time.sleep
    wait(1)
#   ^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.


async def awaited_although_there_is_nothing_to_await():
    await time.sleep(1)
#   ^^^^^^^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`. No fix: something is done with what `sleep()` returns.


async def in_every_block(items, lock):
    if items:
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    elif time.sleep(1):
#        ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
        return
    for _ in items:
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    async for _ in items:
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    while not time.sleep(1):
#             ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
        break
    with lock:
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    async with lock:
        try:
            time.sleep(1)
#           ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
        except OSError:
            time.sleep(1)
#           ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
        finally:
            time.sleep(1)
#           ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    match items:
        case [] if time.sleep(1):
#                  ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
            time.sleep(1)
#           ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.


async def in_comprehensions(items):
    [time.sleep(item) for item in items]
#    ^^^^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`. No fix: `await` can make a comprehension asynchronous.
    {time.sleep(inner) for item in items for inner in item}
#    ^^^^^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`. No fix: `await` can make a comprehension asynchronous.
    return {item: [time.sleep(1) for _ in item] async for item in items if not time.sleep(1)}
#                  ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`. No fix: `await` can make a comprehension asynchronous.
#                                                                              ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`. No fix: `await` can make a comprehension asynchronous.


async def in_a_generator_expression(items):
    return any(time.sleep(1) for _ in items)
#              ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`. No fix: `await` can make a comprehension asynchronous.


async def in_expressions(items):
    print(f"{time.sleep(1)}", not time.sleep(1), *[time.sleep(1)])
#            ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
#                                 ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
#                                                  ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    yield time.sleep(1)
#         ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    if (done := time.sleep(1)) or items[time.sleep(1)]:
#               ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
#                                       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
        raise RuntimeError(done)


async def over_several_lines():
    time.sleep(
#   ^^^^^^^^^^^ ... aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
        60,
    )
#   ^ ...


async def in_what_a_plain_function_is_made_with():
    @decorated(time.sleep(1))
#              ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    def plain(argument=time.sleep(1)):
#                      ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
        pass

    return plain, lambda argument=time.sleep(1): argument
#                                 ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.


class Worker:
    time = 0

    async def method(self):
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.

    @classmethod
    async def class_method(cls):
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.

    @staticmethod
    async def static_method():
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.

    def sleep(self):
        async def inner():
            sleep(1)
#           ^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.

        return inner


def of_an_async_function_in_a_plain_one():
    async def inner():
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.

    return inner


async def of_both_of_two_async_functions():
    async def inner():
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.

    time.sleep(1)
#   ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
    await inner()


async def beside_the_right_way():
    await asyncio.sleep(1)
    await asyncio.to_thread(time.sleep, 1)
    time.sleep(1)
#   ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.


async def one_statement_a_line(): time.sleep(1); time.sleep(2)
#                                 ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
#                                                ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.


async def the_body_of_a_class_runs_at_once():
    class Settings:
        time.sleep(1)
#       ^^^^^^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`. No fix: `await` cannot stand in the body of a class.
