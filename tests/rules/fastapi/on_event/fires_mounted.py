"""Applications in a file, and one that is mounted in another."""

from fastapi import FastAPI

app = FastAPI()
admin = FastAPI()
mounted = FastAPI()
app.mount("/mounted", mounted)


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
def start() -> None:
    global started
    started = True


@admin.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
def start_admin() -> None: ...


@mounted.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a mounted application do not run, nor would its `lifespan`.
def never() -> None: ...
