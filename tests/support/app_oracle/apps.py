"""Random applications with handlers of startup and shutdown, as people write them."""

from __future__ import annotations

import random
from typing import NamedTuple

from fastapi import FastAPI
from starlette.applications import Starlette

#: What the installed versions still have.
HAS_ADD_EVENT_HANDLER = hasattr(FastAPI, "add_event_handler")
STARLETTE_HAS_HANDLERS = hasattr(Starlette, "on_event")

HEADER = """\
import asyncio

from fastapi import APIRouter, FastAPI
from fastapi.responses import PlainTextResponse
from starlette.applications import Starlette

EVENTS = []


def early():
    EVENTS.append("early")


async def early_async():
    await asyncio.sleep(0)
    EVENTS.append("early_async")


"""


class App(NamedTuple):
    """The text of a module with an ``app``, and what it is made with."""

    source: str
    features: tuple[str, ...]


def app(source: random.Random) -> App:
    """An application with some handlers."""
    return _Writer(source).app()


class _Writer:
    def __init__(self, source: random.Random) -> None:
        self._source = source
        self._features: set[str] = set()
        self._n_handlers = 0

    def app(self) -> App:
        source = self._source
        name = source.choice(["app", "app", "application", "api"])
        in_factory = self._chance(0.3, "factory")
        body = self._body(name)
        if in_factory:
            lines = [f"    {line}" if line else "" for line in body.split("\n")]
            text = "def create_app():\n" + "\n".join(lines).rstrip() + f"\n\n    return {name}\n"
            text += "\n\nmade = create_app()\n"
        else:
            text = f"{body}\n\nmade = {name}\n"
        return App(HEADER + text, tuple(sorted(self._features)))

    def _chance(self, probability: float, feature: str) -> bool:
        happens = self._source.random() < probability
        if happens:
            self._features.add(feature)
        return happens

    def _body(self, name: str) -> str:
        source = self._source
        options = source.choice([[], [], ['title="Shop"'], ['title="Shop"', "debug=False"]])
        for keyword in ("on_startup", "on_shutdown"):
            if self._chance(0.3, f"{keyword}="):
                names = source.sample(["early", "early_async"], source.randint(1, 2))
                brackets = source.choice(["[]", "[]", "()"])
                comma = "," if brackets == "()" else ""
                options.append(f"{keyword}={brackets[0]}{', '.join(names)}{comma}{brackets[1]}")
        source.shuffle(options)
        if options and self._chance(0.3, "several lines"):
            arguments = "\n    " + ",\n    ".join(options) + ",\n"
        else:
            arguments = ", ".join(options)
        comment = "# What everything is about.\n" if self._chance(0.2, "comment") else ""
        parts = [f"{comment}{name} = FastAPI({arguments})\n"]
        if self._chance(0.3, "included router"):
            parts.append(f"router = APIRouter()\n{name}.include_router(router)\n")
        parts += [self._handler(name) for _ in range(source.randint(1, 4))]
        if self._chance(0.3, "mounted application"):
            parts.append(f'{name}.mount("/inner", Starlette())\n')
        blank = source.choice(["\n", "\n\n"])
        return blank.join(parts)

    def _handler(self, name: str) -> str:
        self._n_handlers += 1
        handler = f"handler_{self._n_handlers}"
        event = self._source.choice(["startup", "startup", "shutdown"])
        is_async = self._chance(0.5, "async")
        lines = [f"{'async ' if is_async else ''}def {handler}():"]
        if is_async:
            lines.append("    await asyncio.sleep(0)")
        lines.append(f'    EVENTS.append("{event} {handler}")')
        if self._chance(0.1, f"{event} raises"):
            lines.append('    raise RuntimeError("handler")')
        self._features.add(event)
        body = "\n".join(lines)
        ways = ["decorator"] * 4 + ["call", "both events"]
        if HAS_ADD_EVENT_HANDLER:
            ways += ["add_event_handler", "add_event_handler"]
        way = self._source.choice(ways)
        self._features.add(way)
        quote = self._source.choice("\"'")
        if way == "decorator":
            return f"@{name}.on_event({quote}{event}{quote})\n{body}\n"
        if way == "both events":
            return f'@{name}.on_event("startup")\n@{name}.on_event("shutdown")\n{body}\n'
        if way == "call":
            return f"{body}\n\n{name}.on_event({quote}{event}{quote})({handler})\n"
        return f"{body}\n\n{name}.add_event_handler({quote}{event}{quote}, {handler})\n"
