"""An application with a `lifespan` never calls the startup and shutdown handlers it is given.

Why
    Starlette and FastAPI run either the `lifespan` of an application or its startup and shutdown
    handlers. With `lifespan=` the handlers registered on that application are dropped without
    a word: what they should open is not there, what they should close stays open. (Handlers of
    included routers do run.)

Example
    from contextlib import asynccontextmanager
    from fastapi import FastAPI

    @asynccontextmanager
    async def lifespan(app: FastAPI):
        yield

    app = FastAPI(lifespan=lifespan)

    @app.on_event("startup")
    async def connect() -> None: ...

Fix
    from contextlib import asynccontextmanager
    from fastapi import FastAPI

    @asynccontextmanager
    async def lifespan(app: FastAPI):
        await connect()
        yield

    app = FastAPI(lifespan=lifespan)

    async def connect() -> None: ...

Fix safety
    The fix is a refactoring, which only an editor offers: what has never run will run, right
    before and right after the `yield` of the `lifespan`. Is it still wanted?

Sources
    https://fastapi.tiangolo.com/advanced/events/
    https://www.starlette.io/lifespan/
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.fastapi._handlers import APPLICATIONS, HANDLER_METHODS, registered_handlers
from backlint_rules.fastapi._merging import into_lifespan
from backlint_rules.finding import Finding, Severity
from backlint_rules.rule import Needs, rule


@rule(
    on=Call,
    named=(*HANDLER_METHODS, *APPLICATIONS),
    libraries=("fastapi", "starlette"),
    needs=[Needs("fastapi", lowest="0.93"), Needs("starlette", lowest="0.20")],
    severity=Severity.ERROR,
    rewrite=into_lifespan,
)
def on_event_never_called(call: Call) -> Iterator[Finding]:
    """Reports handlers of startup and shutdown on an application that has a lifespan."""
    for handlers in registered_handlers(call):
        if handlers.ignored:
            yield Finding(
                handlers.range,
                f"This `{handlers.how}` never runs, because the application has a `lifespan`:"
                " call the function from there.",
                related=handlers.related,
                elsewhere=handlers.elsewhere,
            )
