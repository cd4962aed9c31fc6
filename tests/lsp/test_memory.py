"""What is closed gives its memory back at once, without a garbage collection."""

import gc
import random
from collections import Counter
from collections.abc import Iterator

import pytest

from editor import HEAD
from message_oracle.documents import File, Notebook, Opened
from message_oracle.servers import ServerHere

URI = "file:///project/app"
OPENED = {
    "file": File(f"{URI}.py", "python", HEAD),
    "notebook": Notebook(f"{URI}.ipynb", [HEAD] * 3, random.Random(1)),
}


@pytest.fixture
def server() -> Iterator[ServerHere]:
    server = ServerHere()
    params = {"capabilities": {}, "workspaceFolders": []}
    server.send([{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}])
    yield server
    server.close()


@pytest.mark.parametrize("name", OPENED)
def test_what_is_closed_goes_at_once(server: ServerHere, name: str) -> None:
    visit(server, OPENED[name])  # what is kept for good is made by the first one
    gc.collect()
    gc.disable()
    try:
        before = kinds_of_objects()
        visit(server, OPENED[name])
        left = kinds_of_objects() - before
    finally:
        gc.enable()
    assert left == {}


def visit(server: ServerHere, opened: Opened) -> None:
    server.send([opened.opening()])
    for _ in range(3):
        server.send([opened.drawn_change(random.Random(1), "utf-16")])
    server.send([opened.closing()])
    while server.has_said_something:
        server.receive()


def kinds_of_objects() -> Counter[str]:
    kinds = {"OpenModule", "Notebook", "Document", "CellDocument", "FileCheck", "_RenderedGroup"}
    return Counter(name for found in gc.get_objects() if (name := type(found).__name__) in kinds)
