"""Handlers that the `lifespan` can call."""

import contextlib
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    pool = await open_pool()
    await connect()
    # the application runs
    try:
        yield {"pool": pool}  # here
    finally:
        disconnect()
    await pool.close()


app = FastAPI(title="shop", lifespan=lifespan)


async def connect() -> None: ...


def disconnect() -> None: ...


def factory():
	@contextlib.asynccontextmanager
	async def lifespan(app: FastAPI):
		async with open_pool():
			up()
			yield

	def up() -> None: ...

	app = FastAPI(lifespan=lifespan)
	return app
