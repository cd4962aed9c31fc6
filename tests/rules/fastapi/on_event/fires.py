import fastapi
from fastapi import APIRouter, FastAPI
from starlette.applications import Starlette
from starlette.routing import Router

app = FastAPI()
router = APIRouter(prefix="/users")
web = Starlette(on_startup=[print], on_shutdown=[print])
#               ^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: whether `print` is a coroutine function is not known.
#                                   ^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_shutdown=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: whether `print` is a coroutine function is not known.
plain = Router(on_startup=[print])
#              ^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.
given = fastapi.FastAPI(
    title="given",
    on_startup=[print],
#   ^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_startup=` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: whether `print` is a coroutine function is not known.
)


@app.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: handlers are registered on the router of an application as well.
async def connect() -> None: ...


@app.on_event("shutdown")
#^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: handlers are registered on the router of an application as well.
def disconnect() -> None: ...


@router.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.
async def warm() -> None: ...


@web.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: whether `print` is a coroutine function is not known.
async def web_up() -> None: ...


app.on_event("startup")(connect)
#^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: handlers are registered on the router of an application as well.
app.add_event_handler("shutdown", disconnect)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: handlers are registered on the router of an application as well.
app.router.add_event_handler("startup", connect)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.
router.add_event_handler("startup", warm)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.


def create_app() -> FastAPI:
    local = FastAPI()

    @local.on_event("startup")
#    ^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: handlers are registered on the router of an application as well.
    async def up() -> None: ...

    return local


def configure(application: FastAPI, lifespan=None) -> None:
    application.add_event_handler("startup", connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is made elsewhere.
    FastAPI(lifespan=lifespan).on_event("startup")(connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.


create_app().add_event_handler("startup", connect)
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ <- fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.


class MyApp(FastAPI):
    def setup(self) -> None:
        self.add_event_handler("startup", self.connect)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.


class Server:
    def __init__(self, settings):
        self._app = FastAPI(title=settings.title)
        self._app.on_event("shutdown")(self.stop)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.

    def register(self) -> None:
        self._app.add_event_handler("startup", self.start)
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application is not a name that is assigned to here.


def perhaps_a_lifespan(flag, lifespan):
    chosen = FastAPI(lifespan=lifespan if flag else None)
    chosen.add_event_handler("startup", connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the application may have a `lifespan`.
    options = FastAPI(**flag)
    options.add_event_handler("startup", connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the arguments of the application are not all named.
    none = FastAPI(lifespan=None)
    none.add_event_handler("startup", connect)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `add_event_handler()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: handlers are registered on the router of an application as well.


included = APIRouter(lifespan=connect)


@included.on_event("startup")
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fastapi-on-event: `on_event()` is deprecated: open and close what the application needs in a `lifespan` context manager. No fix: the handlers of a router run with those of applications that include it.
async def of_a_router() -> None:
    """It runs with the application that includes the router."""
