"""Applications that may run before all their handlers are registered."""

import asyncio

import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.server import Server


def note() -> None: ...


def returned_early(testing=True):
    app = FastAPI()
    if testing:
        return app

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.
    async def connect() -> None: ...

    return app


def raised(settings):
    app = FastAPI()
    if not settings:
        raise ValueError(app)
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.
    return app


def yielded():
    app = FastAPI()
    yield app
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.


def entered():
    app = FastAPI()
    with TestClient(app):
        pass
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.
    return app


def blocking():
    app = FastAPI()
    app.add_event_handler("shutdown", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.
    uvicorn.run(app)
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.


def kept():
    app = FastAPI()
    server = Server(app=app)
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.
    return server


def kept_from_the_beginning(self):
    app = self.app = FastAPI()
    if self.settings:
        return
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: something else is assigned where the application is made.


def in_a_function():
    app = FastAPI()

    def run():
        uvicorn.run(app)

    run()
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.


def in_a_method():
    app = FastAPI()

    class Runner:
        def run(self):
            uvicorn.run(app)

    Runner().run()
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.


def in_a_function_of_a_function():
    app = FastAPI()

    def run():
        uvicorn.run(app)

    def run_twice():
        run()
        run()

    run_twice()
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.


app = FastAPI()


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.
async def connect() -> None: ...


with TestClient(app) as client:
    client.get("/")


@app.on_event("shutdown")
#^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is used before all handlers are registered.
async def disconnect() -> None: ...


async def serve() -> None:
    await app({"type": "lifespan"}, None, None)


served = FastAPI()


def serve_it() -> None:
    asyncio.run(uvicorn.Server(uvicorn.Config(served)).serve())


serve_it()
served.add_event_handler("startup", note)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `served` is used before all handlers are registered.
