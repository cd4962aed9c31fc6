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
#                   ^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
    second = FastAPI(lifespan=shared)

    @first.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `shared` has other uses than to be the `lifespan` of this application.
    def up() -> None: ...

    return first, second


def elsewhere():
    from app.lifespan import lifespan as other

    app = FastAPI(lifespan=other)
#                 ^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `other` is not certainly a function of this file.
    def up() -> None: ...

    return app


def module_level_lifespan():
    app = FastAPI(lifespan=lifespan)
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.

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
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.

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
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: the `yield` of `lifespan()` is not a line of its own.
    def up() -> None: ...

    return app


def decorated():
    @traced
    async def lifespan(app):
        yield

    app = FastAPI(lifespan=lifespan)
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `lifespan` is not a plain asynchronous context manager.
    def up() -> None: ...

    return app


def same_name():
    async def lifespan(app):
        up = app.state
        yield up

    app = FastAPI(lifespan=lifespan)
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `up` is another name in `lifespan()`.
    def up() -> None: ...

    return app


def already_called():
    async def startup() -> None: ...

    async def lifespan(app):
        await startup()
        yield

    app = FastAPI(lifespan=lifespan, on_startup=[startup])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                                    ^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there. No fix: `lifespan()` runs `startup` already.
    return app


def already_called_within(gather):
    def startup() -> None: ...

    async def lifespan(app):
        gather(lambda: startup())
        yield

    app = FastAPI(lifespan=lifespan, on_startup=[startup])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                                    ^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there. No fix: `lifespan()` runs `startup` already.
    return app


def entered_by_another_lifespan():
    async def inner(app):
        yield

    async def outer(app):
        async with inner(app):
            yield

    def up() -> None: ...

    app = FastAPI(lifespan=inner, on_startup=[up])
#                 ^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                                 ^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there. No fix: `inner` has other uses than to be the `lifespan` of this application.
    return app, FastAPI(lifespan=outer)


def more_behind_the_yield(note):
    async def lifespan(app):
        yield; note("out")

    def up() -> None: ...

    app = FastAPI(lifespan=lifespan, on_startup=[up])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                                    ^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there. No fix: the `yield` of `lifespan()` is not a line of its own.
    return app


def yield_with_a_value():
    async def lifespan(app):
        x = \
            yield
        print(x)

    def up() -> None: ...

    app = FastAPI(lifespan=lifespan, on_startup=[up])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                                    ^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there. No fix: the `yield` of `lifespan()` is not a line of its own.
    return app


def used_early(run):
    async def lifespan(app):
        yield

    app = FastAPI(lifespan=lifespan)
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
    run(app)

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: `app` is used before all handlers are registered.
    def up() -> None: ...

    return app
