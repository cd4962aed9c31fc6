import asyncio
import functools
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import time as clock_time
from time import monotonic
from time import sleep as nap

import anyio
import trio

from elsewhere import sleep
from elsewhere import time as another_time

time.sleep(1)
at_import = [time.sleep(1) for _ in range(2)]


async def the_sleep_of_an_async_library():
    await asyncio.sleep(1)
    await anyio.sleep(1)
    await trio.sleep(1)


async def somebody_else_has_one_too(driver):
    sleep(1)
    another_time.sleep(1)
    driver.sleep(1)
    clock_time.sleep(1)
    time.time().sleep(1)


async def only_handed_on():
    await asyncio.to_thread(time.sleep, 1)
    await asyncio.get_running_loop().run_in_executor(None, nap, 1)
    await asyncio.get_running_loop().run_in_executor(None, functools.partial(nap, 1))
    with ThreadPoolExecutor() as executor:
        executor.submit(time.sleep, 1)


async def other_functions_of_the_module():
    time.monotonic()
    monotonic()


def plain():
    time.sleep(1)


def plain_with_comprehension(items):
    return [nap(item) for item in items]


def generator():
    yield time.sleep(1)


async def a_plain_function_within_it_may_run_in_a_thread():
    def work():
        time.sleep(1)
        return [nap(1) for _ in range(2)]

    await asyncio.to_thread(work)
    await asyncio.to_thread(lambda: time.sleep(1))
    await asyncio.to_thread(lambda: [nap(1) for _ in range(2)])
    return [lambda: time.sleep(1) for _ in range(2)]


async def a_class_within_it():
    class Worker:
        def run(self):
            time.sleep(1)

    await asyncio.to_thread(Worker().run)


async def its_defaults_belong_to_the_module(argument=time.sleep(1)):
    return argument


async def parameter(time):
    time.sleep(1)


async def parameter_with_a_default(nap=nap, pause=time.sleep):
    nap(1)
    pause(1)


async def variadic(*time, **nap):
    time.sleep(1)
    nap(1)


def parameter_around_it(time):
    async def inner():
        time.sleep(1)

    return inner


def variable_around_it():
    async def inner():
        time.sleep(1)

    time = Clock()
    return inner


async def variable():
    time = Clock()
    time.sleep(1)


async def sometimes_a_variable(fake):
    pause = nap
    if fake:
        pause = fake
    pause(1)


async def one_of_two(fake):
    pause = fake or nap
    pause(1)
    (nap if fake is None else fake)(1)


async def loop_variable(clocks):
    for time in clocks:
        time.sleep(1)
    return [nap(1) for nap in clocks]


async def changed_in_the_loop(clocks):
    pause = nap
    while clocks:
        pause(1)
        pause = clocks.pop()


async def other_ways_to_bind(clock):
    async with clock as time:
        time.sleep(1)
    try:
        clock.start()
    except clock.Stopped as nap:
        nap(1)


async def captured(clock):
    match clock:
        case {"clock": time}:
            time.sleep(1)


async def unpacked(clocks):
    time, nap = clocks
    time.sleep(1)
    nap(1)


async def defined_within():
    def nap(seconds): ...

    class time:
        @staticmethod
        def sleep(seconds): ...

    nap(1)
    time.sleep(1)


async def gevent_if_there_is_one():
    try:
        from gevent import sleep as pause
    except ImportError:
        from time import sleep as pause
    pause(1)


class Clock:
    def sleep(self, seconds): ...

    async def run(self):
        self.sleep(1)
        Clock.sleep(self, 1)
        Clock().sleep(1)


class Injected:
    def __init__(self, sleep=time.sleep):
        self.sleep = sleep

    async def run(self):
        self.sleep(1)
