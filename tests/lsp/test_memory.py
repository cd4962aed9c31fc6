"""What is closed, and what an answer needed, goes at once, without a garbage collection."""

import gc
import random
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from backlint.lsp.capabilities import FIX_RULE_COMMAND
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
    assert left_by(lambda: visit(server, OPENED[name])) == {}


def test_what_fixes_were_tried_on_goes_at_once(server: ServerHere) -> None:
    file = OPENED["file"]
    server.send([file.opening()])
    ask_for_fixes(server, file.uri)
    assert left_by(lambda: ask_for_fixes(server, file.uri)) == {}


def left_by(work: Callable[[], None]) -> Counter[str]:
    """The objects that some work leaves behind."""
    gc.collect()
    gc.disable()
    try:
        before = kinds_of_objects()
        work()
        return kinds_of_objects() - before
    finally:
        gc.enable()


def ask_for_fixes(server: ServerHere, uri: str) -> None:
    """Asks for the edits of each fix, as who cannot resolve them, and of all fixes of a rule."""
    document = {"uri": uri}
    everywhere = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    each = {"textDocument": document, "range": everywhere, "context": {"diagnostics": []}}
    rule = {"command": FIX_RULE_COMMAND, "arguments": [uri, "fastapi-on-event"]}
    for method, params in {
        "textDocument/codeAction": each,
        "workspace/executeCommand": rule,
    }.items():
        server.send([{"jsonrpc": "2.0", "id": method, "method": method, "params": params}])
        while (message := server.receive()).get("id") != method:
            pass
        assert message.get("result") or "cannot be asked" in message["error"]["message"]


def visit(server: ServerHere, opened: Opened) -> None:
    server.send([opened.opening()])
    for _ in range(3):
        server.send([opened.drawn_change(random.Random(1), "utf-16")])
    server.send([opened.closing()])
    while server.has_said_something:
        server.receive()


def kinds_of_objects() -> Counter[str]:
    modules = {"OpenModule", "Notebook", "Document", "CellDocument"}
    kinds = modules | {"FileCheck", "Piece", "_RenderedGroup"}
    return Counter(name for found in gc.get_objects() if (name := type(found).__name__) in kinds)
