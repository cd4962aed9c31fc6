"""Applications that functions make, some with tabs."""

from contextlib import asynccontextmanager
from collections.abc import AsyncIterator

from fastapi import APIRouter, FastAPI
from fastapi_utils.tasks import repeat_every
from starlette.applications import Starlette

router = APIRouter()


def create_app(settings) -> FastAPI:
    @asynccontextmanager
    async def application_lifespan(app: FastAPI):
        await poll()
        note()
        try:
            yield
        finally:
            note()

    application = FastAPI(
        title=settings.title,
        debug=settings.debug,  # not in production
        lifespan=application_lifespan,
    )
    application.include_router(router)

    @repeat_every(seconds=60)
    async def poll() -> None: ...

    def note() -> None: ...

    return application


def create_web(routes):
	@asynccontextmanager
	async def web_lifespan(app: Starlette):
		note()
		try:
			yield
		finally:
			note()
			await farewell()

	web = Starlette(
		routes=routes,
		lifespan=web_lifespan,
	)

	return web


def note() -> None: ...
async def farewell() -> None: ...


def lifespan():
    """The name is taken."""


@asynccontextmanager
async def app_lifespan(app: FastAPI):
    try:
        yield
    finally:
        await stop()


app = FastAPI(lifespan=app_lifespan)
async def stop() -> None: ...
