from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield


app = FastAPI()
modern = FastAPI(lifespan=lifespan)
none = FastAPI(lifespan=None)
router = APIRouter(lifespan=lifespan)
modern.include_router(router)


@app.on_event("startup")
async def runs() -> None: ...


@router.on_event("startup")
async def of_an_included_router_runs() -> None: ...


none.add_event_handler("startup", print)


def perhaps(flag: bool, given=None):
    chosen = FastAPI(lifespan=lifespan if flag else None)
    chosen.add_event_handler("startup", print)
    unknown = FastAPI(lifespan=given)
    unknown.add_event_handler("startup", print)
    def make_lifespan():
        return lifespan if flag else None

    made = FastAPI(lifespan=make_lifespan())
    made.add_event_handler("startup", print)
    app.router.add_event_handler("startup", print)
    router.routes.add_event_handler("startup", print)
    first, second = FastAPI(lifespan=lifespan), FastAPI()
    first = second
    first.add_event_handler("startup", print)
    if flag:
        one = FastAPI(lifespan=lifespan)
    else:
        one = FastAPI()
    one.add_event_handler("startup", print)


class Server:
    def __init__(self, flag):
        self.app = FastAPI(lifespan=lifespan)
        if flag:
            self.app = FastAPI()
        self.app.add_event_handler("startup", print)
