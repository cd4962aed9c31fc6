import fastapi
from fastapi import APIRouter, FastAPI
from starlette.applications import Starlette
from starlette.routing import Router

app = FastAPI()
router = APIRouter(prefix="/users")
web = Starlette(on_startup=[print], on_shutdown=[print])
#               ^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager.
#                                   ^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_shutdown=` is deprecated: open and close what the application needs in a `lifespan` context manager.
plain = Router(on_startup=[print])
#              ^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager.
given = fastapi.FastAPI(
    title="given",
    on_startup=[print],
#   ^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager.
)


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
async def connect() -> None: ...


@app.on_event("shutdown")
#^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
def disconnect() -> None: ...


@router.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
async def warm() -> None: ...


@web.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
async def web_up() -> None: ...


app.on_event("startup")(connect)
#^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
app.add_event_handler("shutdown", disconnect)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.
app.router.add_event_handler("startup", connect)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.
router.add_event_handler("startup", warm)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.


def create_app() -> FastAPI:
    local = FastAPI()

    @local.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    async def up() -> None: ...

    return local


def configure(application: FastAPI, lifespan=None) -> None:
    application.add_event_handler("startup", connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    FastAPI(lifespan=lifespan).on_event("startup")(connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.


create_app().add_event_handler("startup", connect)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.


class MyApp(FastAPI):
    def setup(self) -> None:
        self.add_event_handler("startup", self.connect)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.


class Server:
    def __init__(self, settings):
        self._app = FastAPI(title=settings.title)
        self._app.on_event("shutdown")(self.stop)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.

    def register(self) -> None:
        self._app.add_event_handler("startup", self.start)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.


def perhaps_a_lifespan(flag, lifespan):
    chosen = FastAPI(lifespan=lifespan if flag else None)
    chosen.add_event_handler("startup", connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    options = FastAPI(**flag)
    options.add_event_handler("startup", connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.
    none = FastAPI(lifespan=None)
    none.add_event_handler("startup", connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager.


included = APIRouter(lifespan=connect)


@included.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager.
async def of_a_router() -> None:
    """It runs with the application that includes the router."""
