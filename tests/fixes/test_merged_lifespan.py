"""Handlers that never ran do run once the ``lifespan`` calls them."""

import pytest
from starlette.testclient import TestClient

from backlint_rules.environment import Environment
from fix_oracle import fixed, namespace_of

APP = """\
from contextlib import asynccontextmanager

from fastapi import FastAPI

EVENTS = []


@asynccontextmanager
async def lifespan(app):
    EVENTS.append("opened")
    yield {"pool": 1}
    EVENTS.append("closed")


app = FastAPI(lifespan=lifespan)


@app.on_event("startup")
async def connect():
    EVENTS.append("connect")


@app.on_event("shutdown")
def disconnect():
    EVENTS.append("disconnect")


@app.on_event("startup")
def warm_up():
    EVENTS.append("warm up")
"""


def merged(text: str) -> str:
    return fixed(text, ["fastapi-on-event-never-called"], Environment()).text


@pytest.mark.filterwarnings(r"ignore:\s*on_event is deprecated:DeprecationWarning")
def test_handlers_run_around_the_yield() -> None:
    before, after = namespace_of(APP, "before"), namespace_of(merged(APP), "after")
    for namespace in (before, after):
        with TestClient(namespace["app"]):
            namespace["EVENTS"].append("served")
    assert before["EVENTS"] == ["opened", "served", "closed"]
    assert after["EVENTS"] == [*("opened", "connect", "warm up", "served", "disconnect", "closed")]
