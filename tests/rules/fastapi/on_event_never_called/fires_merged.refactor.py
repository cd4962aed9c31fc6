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


def options_first():
    @asynccontextmanager
    async def lifespan(app: FastAPI):
        """There is no yield but one."""
        up()
        # yield
        try:
            yield {"yield": (1)}
        finally:
            await down()

    def up() -> None: ...

    async def down() -> None: ...

    app = FastAPI(lifespan=lifespan)
    return app
