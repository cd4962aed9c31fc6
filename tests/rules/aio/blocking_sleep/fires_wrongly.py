# What is found here is known to be wrong: a star import below the import of a name may give the name
# another meaning, but that it does is so unlikely that the engine does not let it hide the name.
from time import sleep
from gevent import *


async def after_a_star_import():
    sleep(1)
#   ^^^^^^^^ aio-blocking-sleep: `time.sleep()` in an `async def` blocks the event loop and every task on it: use `await asyncio.sleep()`.
