import time
from time import sleep


def set_clock(clock):
    global time
    time = clock


def sleep(seconds):
    """Sleeps in its own way."""


async def of_whoever_set_it():
    time.sleep(1)


async def defined_below_the_import():
    sleep(1)


async def nonlocal_of_the_function_around_it(clock):
    import time

    async def inner():
        nonlocal time
        time = clock
        time.sleep(1)

    time.sleep(1)
    await inner()
