"""``textDocument/diagnostic``: the editor asks for diagnostics.

Requests are answered after all messages that have arrived with them, so that several changes at
once cost one answer, the one for the newest text. Where an answer would be another one now and the
editor cannot know (other settings, a text that has settled), it is told to ask again.

Editors do not ask about the cells of notebooks: of those they are told.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from backlint.lsp.delivery import Delivery
from backlint.lsp.modules import Document, OpenModule
from backlint.lsp.push_diagnostics import PushDiagnostics

if TYPE_CHECKING:
    from backlint.lsp.session import Session

_NOTHING = b'{"kind":"full","items":[]}'


class PullDiagnostics(Delivery):
    """The requests that wait for their answers, and what was last answered for each document."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._push = PushDiagnostics(session)
        self._waiting: dict[object, _Request] = {}
        self._answered: WeakKeyDictionary[Document, tuple[str, bytes]] = WeakKeyDictionary()
        self._result_ids = map(str, count(1))

    def ask(self, request: Mapping[str, Any]) -> None:
        """Takes in a request. Raises ``KeyError`` or ``TypeError`` for one that is malformed."""
        params = request["params"]
        uri, previous = params["textDocument"]["uri"], params.get("previousResultId")
        if not isinstance(uri, str):
            raise TypeError(f"{uri!r} is no URI")
        self._waiting[request["id"]] = uri, previous

    def withdraw(self, id_: object) -> bool:
        """Forgets a request; whether it was waiting."""
        return self._waiting.pop(id_, None) is not None

    def answer(self) -> None:
        """Answers the requests in their order."""
        waiting, self._waiting = self._waiting, {}
        for id_, (uri, previous) in waiting.items():
            document = self._session.documents.get(uri)
            if document is not None and document.module.is_notebook:
                document = None  # it is told
            report = self._report(document, previous) if document else _NOTHING
            head = f'{{"jsonrpc":"2.0","id":{json.dumps(id_)},"result":'
            self._session.output.send(b"%b%b}" % (head.encode(), report))
            if document:
                self._session.report_failures(document.module)

    def changed(self, module: OpenModule) -> None:
        """Tells of a notebook."""
        if module.is_notebook:
            self._push.changed(module)

    def settled(self, module: OpenModule) -> None:
        """Lets the editor ask again."""
        if module.is_notebook:
            self._push.settled(module)
        else:
            self._session.request("workspace/diagnostic/refresh")

    def closed(self, document: Document) -> None:
        """Clears what a cell shows."""
        if document.module.is_notebook:
            self._push.closed(document)

    def reconfigured(self) -> None:
        """Lets the editor ask again."""
        self._session.request("workspace/diagnostic/refresh")

    def _report(self, document: Document, previous: object) -> bytes:
        """A ``DocumentDiagnosticReport`` as JSON."""
        items = self._session.diagnostics_of(document)
        if items is None:
            return _NOTHING
        result_id, known = self._answered.get(document, ("", b""))
        if items != known:
            result_id = next(self._result_ids)
            self._answered[document] = result_id, items
        elif previous == result_id:
            return b'{"kind":"unchanged","resultId":"%b"}' % result_id.encode()
        return b'{"kind":"full","resultId":"%b","items":%b}' % (result_id.encode(), items)


#: The URI of a document, and the id of the result that the editor has of it.
_Request = tuple[str, object]
