"""Applications that functions make, some with tabs."""

from contextlib import asynccontextmanager
from collections.abc import AsyncIterator

from fastapi import APIRouter, FastAPI
from fastapi_utils.tasks import repeat_every
from starlette.applications import Starlette

router = APIRouter()


def create_app(settings) -> FastAPI:
    application = FastAPI(
        title=settings.title,
        debug=settings.debug,  # not in production
    )
    application.include_router(router)

    @application.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    @repeat_every(seconds=60)
    async def poll() -> None: ...

    @application.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    @application.on_event("shutdown")
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    def note() -> None: ...

    return application


def create_web(routes):
	web = Starlette(
		routes=routes,
		on_startup=(note,),
# ^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager.
		on_shutdown=[note, farewell],
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_shutdown=` is deprecated: open and close what the application needs in a `lifespan` context manager.
	)

	return web


def note() -> None: ...
async def farewell() -> None: ...


def lifespan():
    """The name is taken."""


app = FastAPI()
@app.on_event("shutdown")
#^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
async def stop() -> None: ...
