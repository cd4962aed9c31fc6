"""The router of an application has another name."""

from fastapi import FastAPI

app = FastAPI()
r = app.router


@r.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.
def first() -> None: ...


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the file uses the router of the application.
def second() -> None: ...
