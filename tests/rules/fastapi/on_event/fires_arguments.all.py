"""Where the argument goes, and other places where code has to fit."""

from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.applications import Starlette


def note() -> None: ...


def closed_on_the_line_of_the_last_argument():
    @asynccontextmanager
    async def lifespan(app: FastAPI):
        note()
        yield

    app = FastAPI(
        title="x",
        description="a", lifespan=lifespan)
    return app


def closed_there_behind_a_comma():
    @asynccontextmanager
    async def lifespan(app: FastAPI):
        note()
        yield

    app = FastAPI(
        title="x",
        description="a", lifespan=lifespan,)
    return app


def another_statement_behind_it():
    @asynccontextmanager
    async def lifespan(app: FastAPI):
        note()
        yield

    app = FastAPI(
        debug=True, lifespan=lifespan); options = dict(
        a=1,
    )
    return app, options


def several_arguments_on_a_line():
    @asynccontextmanager
    async def lifespan(app: FastAPI):
        note()
        yield

    app = FastAPI(title="x",
        debug=True, version="1", lifespan=lifespan,
    )
    return app


def no_lifespan_yet():
    @asynccontextmanager
    async def lifespan(app: FastAPI):
        note()
        yield

    app = FastAPI(lifespan=lifespan)
    return app


def assigned_with_something_else():
    app, options = FastAPI(
        debug=True), dict(
        a=1,
    )
    app.on_event("startup")(note)
    return app, options


def by_position():
    app = Starlette(False, None, None, None, [note])
    app.add_event_handler("startup", note)
    return app


def named_like_the_parameter():
    @asynccontextmanager
    async def lifespan(application: FastAPI):
        app()
        yield

    api = FastAPI(lifespan=lifespan)

    def app() -> None: ...

    return api


def named_like_both_parameters():
    api = FastAPI()

    @api.on_event("startup")
    def app() -> None: ...

    @api.on_event("startup")
    def application() -> None: ...

    return api
