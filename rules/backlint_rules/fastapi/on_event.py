"""`on_event` and its like are deprecated; a `lifespan` is what applications have now.

Why
    Startup and shutdown handlers come in two halves that share state through globals, and a
    failure between them has no place to be handled. A `lifespan` is one context manager: what
    it opens before `yield` it closes after it. FastAPI deprecates `on_event`, Starlette 1.0 has
    removed it, and handlers are silently ignored by an application that has a `lifespan`.

Example
    from fastapi import FastAPI

    app = FastAPI()

    @app.on_event("startup")
    async def connect() -> None: ...

    @app.on_event("shutdown")
    async def disconnect() -> None: ...

Fix
    from contextlib import asynccontextmanager

    from fastapi import FastAPI


    @asynccontextmanager
    async def lifespan(app: FastAPI):
        await connect()
        try:
            yield
        finally:
            await disconnect()


    app = FastAPI(lifespan=lifespan)

    async def connect() -> None: ...

    async def disconnect() -> None: ...

Fix safety
    All handlers of an application go at once: those that stay behind would not run any more. The
    fix is unsafe because another file can register handlers on the application, or include a
    router that has some (which run twice without a `lifespan`, and once with it).

Sources
    https://fastapi.tiangolo.com/advanced/events/
    https://www.starlette.io/lifespan/
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.fastapi._handlers import APPLICATIONS, HANDLER_METHODS, registered_handlers
from backlint_rules.fastapi._lifespan import with_lifespan
from backlint_rules.finding import Finding, Tag
from backlint_rules.rule import Needs, rule


@rule(
    on=Call,
    named=(*HANDLER_METHODS, *APPLICATIONS),
    libraries=("fastapi", "starlette"),
    needs=[Needs("fastapi", lowest="0.93"), Needs("starlette", lowest="0.20")],
    modernises=True,
    tag=Tag.DEPRECATED,
    rewrite=with_lifespan,
)
def on_event(call: Call) -> Iterator[Finding]:
    """Reports handlers of startup and shutdown, unless the application never calls them."""
    for handlers in registered_handlers(call):
        if not handlers.ignored:
            yield Finding(
                handlers.range,
                f"`{handlers.how}` is deprecated: open and close what the application needs"
                " in a `lifespan` context manager.",
            )
