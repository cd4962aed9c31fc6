"""pygls's protocol with its defects worked round, each with a test of its name.

What pygls keeps of documents is not used at all: it splits and joins a document's whole text on
every change, at line ends that are none in LSP, and keeps a second copy of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

if TYPE_CHECKING:
    from backlint.lsp.session import Session

log = logging.getLogger(__name__)


class Protocol(LanguageServerProtocol):
    """Takes messages as plain JSON, one at a time, on the event loop."""

    def handle_json(self, message: dict[str, Any]) -> None:
        """Handles a message; a request is answered whatever its params are.

        pygls never answers a request whose params lsprotocol rejects, nor any message with a
        ``jsonrpc`` key somewhere inside its params.
        """
        try:
            structured = self.structure_message(message)
        except JsonRpcException as error:
            if "id" in message and "method" in message:
                self._send_response(message["id"], error=error.to_response_error())
            else:
                log.error("malformed: %s", message.get("method", "a response"))
            return
        self.handle_message(structured)

    def take_initialize(self, message: dict[str, Any]) -> types.InitializeResult:
        """Handles ``initialize``, which somebody else has answered; returns pygls's answer."""
        request = self.structure_message(message)
        steps = self.lsp_initialize(request.params)
        try:
            while True:
                next(steps)
        except StopIteration as done:
            result: types.InitializeResult = done.value
            return result

    def _execute_handler(
        self,
        msg_id: str | int,
        handler: Callable[..., Any],
        callback: Callable[[Future[Any]], None],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        """Keeps nothing of a notification once it is handled: pygls keeps a future of each."""

        def forget(future: Future[Any]) -> None:
            self._request_futures.pop(msg_id, None)
            callback(future)

        super()._execute_handler(msg_id, handler, forget, args, kwargs)


class FeatureServer(LanguageServer):
    """What a feature's handler gets as its first argument, ``ls``: a pygls server that says in its
    log what went wrong.
    """

    session: Session
    protocol: Protocol

    async def register(self, method: str, options: Any) -> None:
        """Asks the client for messages of a method from now on."""
        registration = types.Registration(id=method, method=method, register_options=options)
        await self.client_register_capability_async(types.RegistrationParams([registration]))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Logs the error, and where it comes from unless a request is refused on purpose.

        pygls shows the user each one; and once the client has gone, sending that is an error
        that it sends. Of an exception in a handler it keeps only the lines of the traceback.
        """
        if isinstance(error, JsonRpcInternalError):
            log.error("%s\n%s", error, "".join((error.data or {}).get("traceback", ())))
        elif isinstance(error, JsonRpcException):
            log.error("refused a request: %s", error)
        else:
            log.error("%s", error, exc_info=error)
