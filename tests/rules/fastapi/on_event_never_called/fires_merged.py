"""Handlers that the `lifespan` can call."""

import contextlib
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    pool = await open_pool()
    # the application runs
    yield {"pool": pool}  # here
    await pool.close()


app = FastAPI(title="shop", lifespan=lifespan, on_startup=[])
#                           ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                           ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                           ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                                              ^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there.


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there.
async def connect() -> None: ...


@app.on_event("shutdown")
#^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there.
def disconnect() -> None: ...


def factory():
	@contextlib.asynccontextmanager
	async def lifespan(app: FastAPI):
		async with open_pool():
			yield

	def up() -> None: ...

	app = FastAPI(on_startup=[up], lifespan=lifespan)
#              ^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there.
#                               ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
	return app


def options_first():
    @asynccontextmanager
    async def lifespan(app: FastAPI):
        """There is no yield but one."""
        # yield
        yield {"yield": (1)}

    def up() -> None: ...

    async def down() -> None: ...

    app = FastAPI(on_startup=[up], on_shutdown=[down], lifespan=lifespan)
#                 ^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there.
#                                  ^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_shutdown=` never runs, because the application has a `lifespan`: call the function from there.
#                                                      ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                                                      ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
    return app
