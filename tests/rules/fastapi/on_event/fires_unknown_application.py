"""Handlers that may be those of the application."""

from fastapi import FastAPI


def note() -> None: ...


def create_app() -> FastAPI:
    app = FastAPI()
    app.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the file has a handler of which nobody knows the application.
    return app


def configure(configured: FastAPI) -> None:
    configured.add_event_handler("startup", note)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is made elsewhere.


class Server:
    def __init__(self) -> None:
        self.app = FastAPI()
        self.app.add_event_handler("startup", self.start)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.

    def start(self) -> None: ...
