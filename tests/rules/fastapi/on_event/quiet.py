import contextlib

import pyglet
from fastapi import FastAPI
from textual.app import App

from bus import EventBus, app

bus = EventBus()
window = pyglet.window.Window()


@contextlib.asynccontextmanager
async def lifespan(application: FastAPI):
    yield


modern = FastAPI(lifespan=lifespan, on_startup=None)


@bus.on_event("startup")
def of_a_bus(): ...


@app.on_event("startup")
def of_whatever_app_is(): ...


@window.on_event("startup")
def of_a_window(): ...


class Screen(App):
    def on_event(self, event):
        self.on_event("startup")


def configure(application, on_startup):
    application.on_event("startup")
    application.add_event_handler("startup", print)
    EventBus(on_startup=[print])


@modern.on_event("startup")
def has_a_rule_of_its_own(): ...


@modern.middleware("http")
async def other_decorators(request, call_next): ...


class Wrapper:
    """It hands through what it is given, and has no handlers of its own."""

    def __init__(self, on_startup=None, on_shutdown=None):
        self._app = FastAPI(on_startup=on_startup, on_shutdown=on_shutdown)

    def on_event(self, event_type):
        return self._app.on_event(event_type)


def lists_of_handlers(app: FastAPI, handler):
    app.router.on_startup.append(handler)
    app.router.on_shutdown += [handler]
