"""Handlers that the `lifespan` cannot call, or that are not certain to do so."""

from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield



def two_applications():
    async def shared(app: FastAPI):
        yield

    first = FastAPI(lifespan=shared)
    second = FastAPI(lifespan=shared)

    @first.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: another application has `shared` as its `lifespan`, too.
    def up() -> None: ...

    return first, second


def elsewhere():
    from app.lifespan import lifespan as other

    app = FastAPI(lifespan=other)

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `other` is not certainly a function of this file.
    def up() -> None: ...

    return app


def module_level_lifespan():
    app = FastAPI(lifespan=lifespan)

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `lifespan` does not see the handlers.
    def up() -> None: ...

    return app


def two_yields():
    async def lifespan(app):
        if app.debug:
            yield
        else:
            yield

    app = FastAPI(lifespan=lifespan)

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `lifespan()` does not have just one `yield`.
    def up() -> None: ...

    return app


def on_several_lines():
    async def lifespan(app):
        yield {
            "a": 1,
        }

    app = FastAPI(lifespan=lifespan)

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: the `yield` of `lifespan()` is not a line of its own.
    def up() -> None: ...

    return app


def decorated():
    @traced
    async def lifespan(app):
        yield

    app = FastAPI(lifespan=lifespan)

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `lifespan` is not a plain asynchronous context manager.
    def up() -> None: ...

    return app


def same_name():
    async def lifespan(app):
        up = app.state
        yield up

    app = FastAPI(lifespan=lifespan)

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `up` is another name in `lifespan()`.
    def up() -> None: ...

    return app
