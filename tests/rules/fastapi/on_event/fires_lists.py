"""Handlers that are registered without a call."""

from fastapi import FastAPI


def connect() -> None: ...


def disconnect() -> None: ...


app = FastAPI()
app.router.on_shutdown.append(disconnect)


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the file uses `on_shutdown`.
def start() -> None: ...
