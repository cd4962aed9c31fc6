"""Where the argument goes, and other places where code has to fit."""

from fastapi import FastAPI
from starlette.applications import Starlette


def note() -> None: ...


def closed_on_the_line_of_the_last_argument():
    app = FastAPI(
        title="x",
        description="a")
    app.on_event("startup")(note)
#   ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    return app


def closed_there_behind_a_comma():
    app = FastAPI(
        title="x",
        description="a",)
    app.on_event("startup")(note)
#   ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    return app


def another_statement_behind_it():
    app = FastAPI(
        debug=True); options = dict(
        a=1,
    )
    app.on_event("startup")(note)
#   ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    return app, options


def several_arguments_on_a_line():
    app = FastAPI(title="x",
        debug=True, version="1",
    )
    app.on_event("startup")(note)
#   ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    return app


def no_lifespan_yet():
    app = FastAPI(lifespan=None, on_startup=[note])
#                                ^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager.
    return app


def assigned_with_something_else():
    app, options = FastAPI(
        debug=True), dict(
        a=1,
    )
    app.on_event("startup")(note)
#   ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: something else is assigned where the application is made.
    return app, options


def by_position():
    app = Starlette(False, None, None, None, [note])
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the arguments of the application are not all named.
    return app


def named_like_the_parameter():
    api = FastAPI()

    @api.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    def app() -> None: ...

    return api


def named_like_both_parameters():
    api = FastAPI()

    @api.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: handlers have the names that the application would have in the `lifespan`.
    def app() -> None: ...

    @api.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: handlers have the names that the application would have in the `lifespan`.
    def application() -> None: ...

    return api
