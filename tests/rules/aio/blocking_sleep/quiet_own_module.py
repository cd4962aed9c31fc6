# module: app.main
from . import time
from .time import sleep
from app.time import sleep as nap


async def of_a_module_of_the_project():
    time.sleep(1)
    sleep(1)
    nap(1)
