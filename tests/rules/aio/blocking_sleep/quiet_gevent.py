import sys

from time import sleep
from gevent import sleep

try:
    from gevent import sleep as nap
except ImportError:
    from time import sleep as nap

try:
    import gevent as time
except ImportError:
    import time

if sys.platform == "emscripten":
    from js import sleep as rest
else:
    from time import sleep as rest


async def certainly_another():
    sleep(1)


async def perhaps_another():
    nap(1)
    time.sleep(1)
    rest(1)
