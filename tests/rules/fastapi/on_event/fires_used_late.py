"""Applications that are used in many ways, none of which runs them before they are made."""

import uvicorn
from app import routes
from fastapi import FastAPI, Request
from pydantic import BaseModel

from app.admin import add_admin


class Settings(BaseModel):
    app: str = "shop"


def configure(app: FastAPI) -> None:
    add_admin(app)


app = FastAPI()
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


app.add_event_handler("startup", connect)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
async def describe() -> None:
    for route in app.routes:
        print(route, app)


@app.on_event("shutdown")
#^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
async def disconnect() -> None:
    return None


def main() -> None:
    uvicorn.run(app)


configure(app)
if __name__ == "__main__":
    main()


def create_app():
    app = FastAPI()

    def has_exits(flag):
        assert flag
        if flag:
            return flag
        raise ValueError

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    def start() -> None: ...

    yield app
    return has_exits


async def left_early(settings, ready):
    app = FastAPI()
    assert settings
    await ready.wait()
    if not settings.debug:
        raise ValueError
    if settings.testing:
        return None
    app.add_event_handler("startup", connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    return app
