"""The application of a module, with every way to register handlers."""

import logging
from contextlib import asynccontextmanager
from fastapi import FastAPI

log = logging.getLogger(__name__)


async def cache_up() -> None: ...


@asynccontextmanager
async def lifespan(app: FastAPI):
    await cache_up()
    metrics_up()
    await connect()
    try:
        yield
    finally:
        disconnect()
        await flush()
        metrics_up()


# The application
app = FastAPI(title="Shop", lifespan=lifespan, debug=True)


def metrics_up() -> None: ...


async def connect() -> None:
    """Comes last."""


# What is opened is closed.
def disconnect() -> None:
    app.state.pool.close()


async def flush(): ...


@app.get("/")
async def root() -> str:
    return "hello"
