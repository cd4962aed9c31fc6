"""Applications in a file, and one that is mounted in another."""

from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def app_lifespan(app: FastAPI):
    start()
    yield


app = FastAPI(lifespan=app_lifespan)


@asynccontextmanager
async def admin_lifespan(app: FastAPI):
    start_admin()
    yield


admin = FastAPI(lifespan=admin_lifespan)
mounted = FastAPI()
app.mount("/mounted", mounted)


def start() -> None:
    global started
    started = True


def start_admin() -> None: ...


@mounted.on_event("startup")
def never() -> None: ...
