from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.applications import Starlette

from app.lifespan import lifespan as imported_lifespan


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield


app = FastAPI(title="shop", lifespan=lifespan)
#                           ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                           ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                           ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                           ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                           ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
web = Starlette(lifespan=imported_lifespan)
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
both = FastAPI(lifespan=lifespan, on_startup=[print])
#              ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                                 ^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there. No fix: whether `print` is a coroutine function is not known.


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: whether `print` is a coroutine function is not known.
async def connect() -> None: ...


app.add_event_handler("shutdown", print)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event-never-called: This `add_event_handler()` never runs, because the application has a `lifespan`: call the function from there. No fix: whether `print` is a coroutine function is not known.
app.on_event("shutdown")(print)
#^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: whether `print` is a coroutine function is not known.


@web.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: handlers are registered on the router of an application as well.
async def web_up() -> None: ...


def create_app():
    app = FastAPI(lifespan=lifespan)
#                 ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: handlers are registered on the router of an application as well.
    async def up() -> None: ...

    return app


def with_a_local_lifespan():
    @asynccontextmanager
    async def local(app):
        yield

    app = FastAPI(lifespan=local)
#                 ^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#                 ^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.

    @app.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: handlers are registered on the router of an application as well.
    async def up() -> None: ...

    other = app
    other.add_event_handler("startup", print)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `add_event_handler()` never runs, because the application has a `lifespan`: call the function from there. No fix: the application is made elsewhere.
    return FastAPI(on_startup=[print], lifespan=local), FastAPI(lifespan=lambda app: local(app))
#                  ^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `on_startup=` never runs, because the application has a `lifespan`: call the function from there. No fix: the application is not a name that is assigned to here.
#                                      ^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.


lazy = FastAPI(lifespan=lambda app: lifespan(app))
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.
lazy.add_event_handler("startup", print)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event-never-called: This `add_event_handler()` never runs, because the application has a `lifespan`: call the function from there. No fix: whether `print` is a coroutine function is not known.
alias = lazy
alias.add_event_handler("startup", print)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event-never-called: This `add_event_handler()` never runs, because the application has a `lifespan`: call the function from there. No fix: the application is made elsewhere.
app.router.on_event("startup")(print)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event-never-called: This `on_event()` never runs, because the application has a `lifespan`: call the function from there. No fix: the handlers of a router run with those of applications that include it.
app.router.add_event_handler("startup", print)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event-never-called: This `add_event_handler()` never runs, because the application has a `lifespan`: call the function from there. No fix: the handlers of a router run with those of applications that include it.


class Server:
    def __init__(self):
        self.app = FastAPI(lifespan=lifespan)
#                          ^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called, related: The application is given its `lifespan` here.

    def register(self):
        self.app.add_event_handler("startup", print)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event-never-called: This `add_event_handler()` never runs, because the application has a `lifespan`: call the function from there. No fix: the application is not a name that is assigned to here.
