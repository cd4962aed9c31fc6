"""A file that runs the handlers itself."""

from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the file uses `lifespan_context`.
def start() -> None: ...


async def run() -> None:
    async with app.router.lifespan_context(app):
        pass
