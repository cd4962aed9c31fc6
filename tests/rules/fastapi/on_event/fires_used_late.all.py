"""Applications that are used in many ways, none of which runs them before they are made."""

from contextlib import asynccontextmanager

import uvicorn
from app import routes
from fastapi import FastAPI, Request
from pydantic import BaseModel

from app.admin import add_admin


class Settings(BaseModel):
    app: str = "shop"


def configure(app: FastAPI) -> None:
    add_admin(app)


@asynccontextmanager
async def app_lifespan(app: FastAPI):
    await connect()
    await describe()
    try:
        yield
    finally:
        await disconnect()


app = FastAPI(lifespan=app_lifespan)
app.state.settings = Settings(app="shop")
app.include_router(routes.router)
app.mount("/admin", FastAPI())


@app.middleware("http")
async def count(request: Request, call_next):
    app.state.n += 1
    return await call_next(request)


async def connect() -> None:
    if not app.state.settings:
        raise ValueError
    add_admin(app)


async def describe() -> None:
    for route in app.routes:
        print(route, app)


async def disconnect() -> None:
    return None


def main() -> None:
    uvicorn.run(app)


configure(app)
if __name__ == "__main__":
    main()


def create_app():
    @asynccontextmanager
    async def app_lifespan(app: FastAPI):
        start()
        yield

    app = FastAPI(lifespan=app_lifespan)

    def has_exits(flag):
        assert flag
        if flag:
            return flag
        raise ValueError

    def start() -> None: ...

    yield app
    return has_exits


async def left_early(settings, ready):
    @asynccontextmanager
    async def app_lifespan(app: FastAPI):
        await connect()
        yield

    app = FastAPI(lifespan=app_lifespan)
    assert settings
    await ready.wait()
    if not settings.debug:
        raise ValueError
    if settings.testing:
        return None
    return app
