"""A file that runs the handlers itself, by the router of the application."""

import asyncio

from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the file uses `router.startup`.
def start() -> None: ...


asyncio.run(app.router.startup())
