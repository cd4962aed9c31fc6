"""Routers that have handlers, and others."""

from fastapi import APIRouter, FastAPI

router = APIRouter()
other = APIRouter(on_shutdown=[print])
#                 ^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_shutdown=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.
silent = APIRouter()
app = FastAPI()
second = FastAPI()
third = FastAPI()
app.include_router(router)
second.include_router(silent)
third.include_router(other)


@router.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.
def of_the_router() -> None: ...


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: a router has handlers, which would run once instead of twice.
def start() -> None: ...


@second.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
def start_second() -> None: ...


@third.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
def start_third() -> None: ...
