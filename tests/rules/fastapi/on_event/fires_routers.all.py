"""Routers that have handlers, and others."""

from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

router = APIRouter()
other = APIRouter(on_shutdown=[print])
silent = APIRouter()
app = FastAPI()


@asynccontextmanager
async def second_lifespan(app: FastAPI):
    start_second()
    yield


second = FastAPI(lifespan=second_lifespan)


@asynccontextmanager
async def third_lifespan(app: FastAPI):
    start_third()
    yield


third = FastAPI(lifespan=third_lifespan)
app.include_router(router)
second.include_router(silent)
third.include_router(other)


@router.on_event("startup")
def of_the_router() -> None: ...


@app.on_event("startup")
def start() -> None: ...


def start_second() -> None: ...


def start_third() -> None: ...
