"""One editor's session, from ``initialize`` to ``exit``.

What must be fast is handled here, from plain JSON: the start, the documents and the end.
Everything else goes to the features, which run on pygls.
"""

from __future__ import annotations

import json
import logging
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any

from backlint import __version__
from backlint.lsp.capabilities import initialize_result
from backlint.lsp.client import Client
from backlint.lsp.configuration import Configurations
from backlint.lsp.delivery import Delivery
from backlint.lsp.documents import Documents, MakeCheck, OpenedText
from backlint.lsp.folders import Folders
from backlint.lsp.garbage_collection import GarbageCollection
from backlint.lsp.late_features import LateFeatures
from backlint.lsp.modules import Document, ModuleLostError, OpenModule
from backlint.lsp.own_watch import OwnWatch
from backlint.lsp.parent_process import watch_parent
from backlint.lsp.pull_diagnostics import PullDiagnostics
from backlint.lsp.push_diagnostics import PushDiagnostics
from backlint.lsp.rings import Rings
from backlint.lsp.settings_documents import SettingsDocuments
from backlint.lsp.trace import Trace
from backlint.lsp.transport import Output

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
INVALID_PARAMS = -32602
INTERNAL_ERROR = -32603
NOT_INITIALIZED = -32002
REQUEST_CANCELLED = -32800

_ERROR_MESSAGE = 1
_OUR_REQUEST = "backlint:"

log = logging.getLogger(__name__)


class Session:
    """Takes the client's messages in, and keeps its documents."""

    client: Client
    documents: Documents
    settings_documents: SettingsDocuments

    def __init__(
        self,
        loop: AbstractEventLoop,
        output: Output,
        make_check: MakeCheck,
    ) -> None:
        self.output = output
        self.exit_code: int | None = None
        self._loop = loop
        self._make_check = make_check
        self.initialize_message: dict[str, Any] | None = None
        self._shut_down = False
        self._delivery = Delivery()
        self._garbage = GarbageCollection()
        self._rings = Rings(
            loop,
            self._garbage,
            lambda module: self._delivery.changed(module),
            lambda module: self._delivery.settled(module),
        )
        self._features = LateFeatures(self, loop)
        self._trace = Trace(self.notify)
        self._cancelled: frozenset[int | str] = frozenset()
        self._shown: set[str] = set()
        self._request_numbers = count(1)
        self._handlers: dict[str, Callable[[dict[str, Any]], None]] = {
            "initialize": self._on_initialize,
            "shutdown": self._on_shutdown,
            "exit": self._on_exit,
            "textDocument/didOpen": self._on_open,
            "textDocument/didChange": self._on_change,
            "textDocument/didClose": self._on_close,
            "textDocument/didSave": self._on_save,
            "notebookDocument/didOpen": self._on_open_notebook,
            "notebookDocument/didChange": self._on_change_notebook,
            "notebookDocument/didClose": self._on_close_notebook,
            "notebookDocument/didSave": self._on_save_notebook,
            "$/cancelRequest": self._on_cancel,
            "$/setTrace": self._on_set_trace,
        }

    # Messages in.

    def deliver(self, bodies: list[bytes]) -> None:
        """Handles all messages that have arrived, and only then answers the changes in them.

        Those that arrive meanwhile come after the answer: however fast one types, each batch is
        answered.
        """
        messages = [message for body in bodies if (message := self._parsed(body)) is not None]
        self._cancelled = _cancelled_in(messages)
        for message in messages:
            with self._trace.timed(message):
                self._receive(message)
        self._delivery.answer()
        self._rings.publish_changed()
        self._garbage.after_answers()

    def _parsed(self, body: bytes) -> dict[str, Any] | None:
        """The message in some bytes; one that is none is refused."""
        try:
            message = json.loads(body)
        except (ValueError, RecursionError) as error:
            self._refuse(None, PARSE_ERROR, f"not JSON: {error}")
            return None
        if isinstance(message, dict) and _is_json_rpc(message):
            return message
        self._refuse(None, INVALID_REQUEST, "not a JSON-RPC 2.0 message")
        return None

    def _receive(self, message: dict[str, Any]) -> None:
        try:
            self._dispatch(message)
        except Exception as error:
            log.exception("%s failed", message.get("method", "a response"))
            if "method" in message and "id" in message:
                malformed = isinstance(error, (KeyError, TypeError, ValueError, AttributeError))
                code = INVALID_PARAMS if malformed else INTERNAL_ERROR
                self._refuse(message["id"], code, repr(error))

    def _dispatch(self, message: dict[str, Any]) -> None:
        method: str | None = message.get("method")
        if method != "exit" and (reason := self._reason_to_refuse(method)):
            if method is not None and "id" in message:
                self._refuse(message["id"], *reason)
            return
        if method is None and str(message.get("id")).startswith(_OUR_REQUEST):
            return
        if message.get("id") in self._cancelled and method not in (None, "initialize", "shutdown"):
            self._refuse(message["id"], REQUEST_CANCELLED, "cancelled")
            return
        handler = self._handlers.get(method or "")
        if handler is not None:
            handler(message)
        else:
            self._features.handle(message)

    def _reason_to_refuse(self, method: str | None) -> tuple[int, str] | None:
        if self._shut_down:
            return INVALID_REQUEST, "the server has been shut down"
        if self.initialize_message is None and method != "initialize":
            return NOT_INITIALIZED, "the server has not been initialized"
        if self.initialize_message is not None and method == "initialize":
            return INVALID_REQUEST, "the server has been initialized before"
        return None

    # Messages out.

    @property
    def is_connected(self) -> bool:
        """Whether there is somebody who can be told something."""
        return self.initialize_message is not None and self.output.is_open

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has changed for a while, and all is published."""
        return self._rings.are_quiet

    def notify(self, method: str, params: object) -> None:
        """Sends a notification of plain JSON."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method: str, params: object = None) -> None:
        """Sends a request whose response says nothing."""
        id_ = f"{_OUR_REQUEST}{next(self._request_numbers)}"
        message = {"jsonrpc": "2.0", "id": id_, "method": method}
        self._send(message if params is None else {**message, "params": params})

    def show_once(self, message: str) -> None:
        """Shows the user an error, the same one only once."""
        if message not in self._shown:
            self._shown.add(message)
            self.notify("window/showMessage", {"type": _ERROR_MESSAGE, "message": message})

    def _respond(self, request: dict[str, Any], result: object) -> None:
        self._send({"jsonrpc": "2.0", "id": request["id"], "result": result})

    def _refuse(self, id_: object, code: int, message: str) -> None:
        log.error("refused a message: %s", message)
        error = {"code": code, "message": message}
        self._send({"jsonrpc": "2.0", "id": id_, "error": error})

    def _send(self, message: object) -> None:
        self.output.send(json.dumps(message, separators=(",", ":")).encode())

    # The session's life.

    def _on_initialize(self, message: dict[str, Any]) -> None:
        client = Client.parse(message["params"])
        self.client = client
        self._trace.set(client.trace)
        configurations = Configurations(Folders(client.folders), client.settings)
        self.documents = Documents(self._make_check, configurations, client)
        self.settings_documents = SettingsDocuments(
            configurations, client.position_encoding, self.output.send
        )
        if client.pulls_diagnostics:
            self._delivery = pull = PullDiagnostics(self)
            self._handlers["textDocument/diagnostic"] = pull.ask
        else:
            self._delivery = PushDiagnostics(self)
        self.initialize_message = message
        self._respond(message, initialize_result(client))
        if client.process_id is not None:
            watch_parent(self._loop, client.process_id, self.stop)
        if not client.watches_files:
            OwnWatch(self._loop, self)
        self._features.load_soon()
        log.info("backlint %s serves %s", __version__, client.name)

    def _on_shutdown(self, message: dict[str, Any]) -> None:
        self._shut_down = True
        self._respond(message, None)

    def _on_cancel(self, message: dict[str, Any]) -> None:
        id_ = message["params"]["id"]
        if self._delivery.withdraw(id_):
            self._refuse(id_, REQUEST_CANCELLED, "cancelled")
        else:
            self._features.handle(message)

    def _on_set_trace(self, message: dict[str, Any]) -> None:
        self._trace.set(message["params"]["value"])

    def _on_exit(self, message: dict[str, Any]) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends the session."""
        if self.exit_code is None:
            self.exit_code = 0 if self._shut_down else 1
        self._loop.stop()

    # Documents.

    def _on_open(self, message: dict[str, Any]) -> None:
        opened = OpenedText.parse(message["params"])
        self._on_close(message)  # an editor that opens a document twice means it anew
        if module := self.documents.open(opened):
            self._rings.changed(module)
            self._show_settings_errors()
        else:
            self.settings_documents.open(opened)

    def _on_change(self, message: dict[str, Any]) -> None:
        with self._losing():
            module = self.documents.change(message["params"])
        if module is not None:
            self._rings.changed(module)
        else:
            self.settings_documents.change(message["params"])

    def _on_close(self, message: dict[str, Any]) -> None:
        if module := self.documents.close(message["params"]["textDocument"]["uri"]):
            self._closed(module)
        else:
            self.settings_documents.close(message["params"])

    def _on_open_notebook(self, message: dict[str, Any]) -> None:
        self._on_close_notebook(message)
        self._rings.changed(self.documents.open_notebook(message["params"]))
        self._show_settings_errors()

    def _on_change_notebook(self, message: dict[str, Any]) -> None:
        before = self.documents.in_notebook(message["params"]["notebookDocument"]["uri"])
        with self._losing():
            notebook = self.documents.change_notebook(message["params"])
        if notebook is not None:
            for document in before - set(notebook.documents):
                self._delivery.closed(document)
            self._rings.changed(notebook)

    def _on_close_notebook(self, message: dict[str, Any]) -> None:
        if module := self.documents.close(message["params"]["notebookDocument"]["uri"]):
            self._closed(module)

    def _on_save_notebook(self, message: dict[str, Any]) -> None:
        self._rings.settle()

    @contextmanager
    def _losing(self) -> Iterator[None]:
        """Lets go of a module that could not be changed as the editor did."""
        try:
            yield
        except ModuleLostError as lost:
            self._closed(lost.module)
            self.show_once(f"backlint lost track of {lost.module.uri}; please reopen it")
            raise

    def _closed(self, module: OpenModule) -> None:
        for document in module.documents:
            self._delivery.closed(document)
        self._rings.closed(module)

    def _on_save(self, message: dict[str, Any]) -> None:
        if self.settings_documents.get(message["params"]["textDocument"]["uri"]):
            self.documents.configurations.forget_files()
            self.reconfigure()
        self._rings.settle()

    def reconfigure(self) -> None:
        """Checks the documents anew whose configuration has changed."""
        changed = self.documents.reconfigure()
        log.info("settings were read; %d modules are checked anew", len(changed))
        for module in changed:
            self._rings.changed(module)
        self._rings.publish_changed()
        if changed:
            self._delivery.reconfigured()
        self._show_settings_errors()

    def _show_settings_errors(self) -> None:
        self.settings_documents.publish()
        for error in self.documents.configurations.errors():
            self.show_once(f"backlint: {error}")

    def diagnostics_of(self, document: Document) -> bytes | None:
        """The diagnostics of a document, as a JSON array; ``None`` if it could not be checked,
        which is reported.
        """
        try:
            return document.diagnostics()
        except Exception:
            log.exception("%s could not be checked", document.uri)
            self.show_once("backlint could not check a file; its log says why")
            return None

    def report_failures(self, module: OpenModule) -> None:
        """Says once which rules failed since the last report of a module."""
        for failure in module.check.failures:
            message = f"backlint: rule {failure.rule} failed; other rules are not affected"
            if message not in self._shown:
                log.error("%s", failure, exc_info=failure.error)
            self.show_once(message)


def _cancelled_in(messages: Iterable[Mapping[str, Any]]) -> frozenset[int | str]:
    """The ids of the requests that are not wanted any more before they are begun."""
    ids = [
        message["params"].get("id")
        for message in messages
        if message.get("method") == "$/cancelRequest" and isinstance(message.get("params"), dict)
    ]
    return frozenset(id_ for id_ in ids if isinstance(id_, (int, str)))


def _is_json_rpc(message: dict[str, Any]) -> bool:
    id_, method = message.get("id", 0), message.get("method", "")
    return (
        message.get("jsonrpc") == "2.0" and isinstance(id_, (int, str)) and isinstance(method, str)
    )
