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
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `up` is defined more than once, by another function or conditionally.
    def up() -> None: ...

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `up` is defined more than once, by another function or conditionally.
    def up() -> None: ...

    return app


def options(**kwargs):
    app = FastAPI(on_startup=[note], **kwargs)
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the arguments of the application are not all named.
    return app


def decorated(traced):
    app = FastAPI()

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: whether `up`, which is decorated, is a coroutine function is not known.
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
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is assigned more than once, by another function or conditionally.
    app = wrap(app)
    return app


def returned():
    return FastAPI(on_startup=[note])
#                  ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.


def two_names():
    app = other = FastAPI()
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: something else is assigned where the application is made.
    other.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: something else is assigned where the application is made.
    return app


def value_is_used():
    app = FastAPI()
    handler = (
        app.on_event("startup")(note)
#       ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: what registers a handler is part of something else.
    )
    return app, handler


def value_is_an_argument(keep):
    app = FastAPI()
    keep(
        app.on_event("startup")(note)
#       ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: what registers a handler is part of something else.
    )
    return app


def value_in_brackets():
    app = FastAPI()
    [
        app.on_event("startup")(note)
#       ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: what registers a handler is part of something else.
    ]
    return app


def value_in_round_brackets():
    app = FastAPI()
    (
        app.on_event("startup")(note)
#       ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: what registers a handler is part of something else.
    )
    return app


def generator():
    app = FastAPI()

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `never_iterated` is a generator, whose body does not run when it is called.
    async def never_iterated():
        note()
        yield 1

    return app


def ends_iteration():
    app = FastAPI()

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: a handler may raise what a `lifespan` cannot.
    async def up() -> None:
        raise StopAsyncIteration

    return app


def handler_assigned_by_another_function():
    app = FastAPI()

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `up` is defined more than once, by another function or conditionally.
    def up() -> None: ...

    def patch():
        nonlocal up
        up = note

    return app, patch


def application_assigned_by_another_function():
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `app` is assigned more than once, by another function or conditionally.

    def swap():
        nonlocal app
        app = FastAPI(title="two")

    return app, swap


def global_handler(n):
    global start
    app = FastAPI()

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `start` is defined more than once, by another function or conditionally.
    async def start() -> None:
        print(n)

    return app


def global_application():
    global api
    api = FastAPI()


def register():
    api.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `api` is assigned more than once, by another function or conditionally.


class Body:
    app = FastAPI(on_startup=[note])
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.
    global replaced
    replaced = None


def local_class():
    class Holder:
        app = FastAPI()

        @app.on_event("startup")
#        ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.
        def up() -> None: ...

    return Holder


def replaced() -> None: ...


of_replaced = FastAPI(on_startup=[replaced])
#                     ^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: `replaced` is defined more than once, by another function or conditionally.

quiet = FastAPI(on_startup=[note])  # backlint: ignore[fastapi-on-event]


@quiet.on_event("shutdown")
#^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: a comment keeps a registration as it is.
def stop() -> None: ...


quiet_call = FastAPI(on_startup=[note])
#                    ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: a comment keeps a registration as it is.
quiet_call.add_event_handler("startup", note)  # backlint: ignore[fastapi-on-event]
