"""Handlers at events that are not written out, which may be those of others, too."""

from enum import Enum

from fastapi import APIRouter, FastAPI

STARTUP = "startup"


class Event(Enum):
    UP = "startup"


def note() -> None: ...


def of_a_constant():
    app = FastAPI()

    @app.on_event(STARTUP)
    def first() -> None: ...

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the event of a handler is not written out.
    def second() -> None: ...

    return app


def of_an_enumeration():
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the event of a handler is not written out.
    app.add_event_handler(Event.UP.value, note)
    return app


def of_a_formatted_string():
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the event of a handler is not written out.
    app.on_event(f"startup")(note)
    return app


def of_strings_side_by_side():
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the event of a handler is not written out.
    app.on_event("start" "up")(note)
    return app


def in_a_loop():
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the event of a handler is not written out.
    for event in ("startup", "shutdown"):
        app.on_event(event)(note)
    return app


def in_a_function():
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the event of a handler is not written out.

    def on(event):
        return app.on_event(event)

    @on("startup")
    def up() -> None: ...

    return app


def of_arguments(*args, **kwargs):
    first, second = FastAPI(), FastAPI()
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the event of a handler is not written out.
    app.add_event_handler(*args)
    first.add_event_handler(**kwargs)
    return app


def of_an_included_router():
    router = APIRouter()
    router.on_event(STARTUP)(note)
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: a router has handlers, which would run once instead of twice.
    app.include_router(router)
    return app


def of_another_application():
    other = FastAPI()
    other.on_event(STARTUP)(note)
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager.
    return app, other


def spelled_in_other_ways():
    app = FastAPI()
    app.on_event(r"startup")(note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    app.on_event(u"startup")(note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    app.on_event("""startup""")(note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    app.add_event_handler(event_type="shutdown", func=note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    return app
