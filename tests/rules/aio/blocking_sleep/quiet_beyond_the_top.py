# module: main
from .time import sleep


async def of_a_module_that_cannot_be_reached():
    sleep(1)
