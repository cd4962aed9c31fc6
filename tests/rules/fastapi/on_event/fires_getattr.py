"""A method that registers handlers is got by its name."""

from fastapi import FastAPI

app = FastAPI()


@getattr(app, "on_event")("startup")
def first() -> None: ...


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the file uses `on_event`.
def second() -> None: ...
