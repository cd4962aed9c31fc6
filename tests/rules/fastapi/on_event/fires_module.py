"""The application of a module, with every way to register handlers."""

import logging
from fastapi import FastAPI

log = logging.getLogger(__name__)


async def cache_up() -> None: ...


# The application
app = FastAPI(title="Shop", on_startup=[cache_up], debug=True)
#                           ^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager.


def metrics_up() -> None: ...


app.add_event_handler("startup", metrics_up)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
async def connect() -> None:
    """Comes last."""


# What is opened is closed.
@app.on_event("shutdown")
#^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
def disconnect() -> None:
    app.state.pool.close()


@app.on_event(
#^^^^^^^^^^^^^ ... fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    "shutdown",
)
# <- ...
async def flush(): ...


app.on_event("shutdown")(metrics_up)
#^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.


@app.get("/")
async def root() -> str:
    return "hello"
