"""What is left as it is, and why."""

import functools

from database import database
from fastapi import APIRouter, FastAPI

from app.main import app as main_app


def note() -> None: ...


router = APIRouter(on_startup=[note])
#                  ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.


@router.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.
async def of_a_router() -> None: ...


@main_app.on_event("startup")
async def of_another_file() -> None: ...


def of_a_database():
    app = FastAPI(on_startup=[database.connect])
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: a handler is not the name of a function.
    return app


def of_partial():
    app = FastAPI()
    app.add_event_handler("startup", functools.partial(note))
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: a handler is not the name of a function.
    return app


def under_a_condition(settings):
    app = FastAPI()
    if settings.debug:
        app.add_event_handler("startup", note)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: a handler is registered in another function, or under a condition.
    return app


def twice():
    app = FastAPI()

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `up` is defined more than once, or under a condition.
    def up() -> None: ...

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `up` is defined more than once, or under a condition.
    def up() -> None: ...

    return app


def options(**kwargs):
    app = FastAPI(on_startup=[note], **kwargs)
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the arguments of the application are not written out.
    return app


def decorated(traced):
    app = FastAPI()

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: whether a decorated handler is a coroutine function is not known.
    @traced
    async def up() -> None: ...

    return app


def decorated_above(traced):
    app = FastAPI()

    @traced
    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: what decorates a handler is not all that is registered.
    async def up() -> None: ...

    return app


def commented():
    app = FastAPI()

    @app.on_event("startup")  # before anything else
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: something else stands on the line of a handler.
    async def up() -> None: ...

    return app


def assigned_again(wrap):
    app = FastAPI()
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is assigned more than once, or under a condition.
    app = wrap(app)
    return app


def returned():
    return FastAPI(on_startup=[note])
#                  ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.
