"""A method that registers handlers has another name."""

from fastapi import FastAPI

app = FastAPI()
on = app.on_event


@on("startup")
def first() -> None: ...


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the file uses `on_event` without calling it.
def second() -> None: ...
