"""A client that sends what comes to its mind, and knows what the answers have to be.

Messages go out in batches, each in one go. What is asked is answered for the text as it was then,
or for a later one of the batch where the server may take its time.
"""

from __future__ import annotations

import copy
import json
import random
import time
from typing import Any

from backlint.lsp.capabilities import FIX_ALL_COMMAND
from message_oracle.comparison import Asked, Judge, Result
from message_oracle.documents import File, Message, Opened, drawn_opened
from message_oracle.fresh import Difference, response
from message_oracle.malformed import foreign, spoiled
from message_oracle.metamodel import violation
from message_oracle.requests import Request, drawn_request
from message_oracle.servers import ServerProcess

_CANCELLED = -32800
_COMMAND = "workspace/executeCommand"
_NOWHERE = {"textDocument": {"uri": "untitled:nowhere"}, "position": {"line": 0, "character": 0}}
_BATCH = 12
_OPEN = 4
_REST = 5.0
_LATEST = 20.0
"""Seconds until the server must have caught up with a text."""


class Conversation:
    """One session of the client with the server in a process."""

    def __init__(
        self,
        chance: random.Random,
        initialize: Message,
        programs: list[str],
        result: Result,
        asks_processes: float = 0.0,
    ) -> None:
        self._chance = chance
        self._initialize = initialize
        self._result = result
        self._judge = Judge(initialize, chance, result, asks_processes)
        [folder] = initialize["params"]["workspaceFolders"]
        self._folder = folder["uri"]
        self._new = drawn_opened(chance, self._folder, programs)
        self._open: list[Opened] = []
        self._published: dict[str, Any] = {}
        self._actions: list[Message] = []
        self._methods: dict[object, str] = {}
        self._last_id = 1
        self.server = ServerProcess()
        self._begin()

    def _begin(self) -> None:
        self.server.send([{"jsonrpc": "2.0", "id": 0, "method": "textDocument/hover"}])
        refused = self._received_for(0, "textDocument/hover")
        if refused["error"]["code"] != -32002:
            raise Difference(f"before initialize: {refused}")
        self.server.send([self._initialize])
        answer = self._received_for(self._initialize["id"], "initialize")
        capabilities = answer["result"]["capabilities"]
        self._encoding = capabilities["positionEncoding"]
        self._pulls = "diagnosticProvider" in capabilities
        self.server.send([{"jsonrpc": "2.0", "method": "initialized", "params": {}}])
        first = self._request("textDocument/hover", _NOWHERE)  # the server is still loading
        self.server.send([first])
        self._received_for(first["id"], first["method"])

    def close(self) -> None:
        """Ends the session."""
        code = self.server.close()
        self._judge.close()
        if code:
            raise Difference(f"the server ended with {code}")

    def open_each(self, programs: list[str]) -> None:
        """Opens one program after the other and lets it be fixed: what a server keeps as long as it
        runs is there from then on.
        """
        for program in programs:
            file = File(f"{self._folder}/program.py", "python", program)
            params = {"command": FIX_ALL_COMMAND, "arguments": [file.uri]}
            fixing = self._request(_COMMAND, params)
            self.server.send([file.opening(), fixing, file.closing()])
            self._received_for(fixing["id"], _COMMAND)

    def memory_at_rest(self) -> float:
        """The server's megabytes when nothing is open and it had time for itself."""
        self.server.send([opened.closing() for opened in self._open])
        self._open = []
        self._actions = []
        time.sleep(_REST)
        return self.server.memory

    def batch(self) -> None:
        """Sends some messages, and compares the answers."""
        messages: list[Message] = []
        asked: dict[int, Asked] = {}
        for _ in range(self._chance.randint(1, _BATCH)):
            messages += self._drawn(asked)
        self._result.sent.update(message.get("method", "response") for message in messages)
        self.server.send(messages)
        waiting = {*asked}
        while waiting:
            try:
                message = self._received()
            except EOFError as error:
                unanswered = [asked[id_].message for id_ in waiting]
                raise Difference(f"{error}: {unanswered} of {messages}") from error
            method = message.get("method")
            if method == "workspace/applyEdit":
                for one in asked.values():
                    if one.message["method"] == _COMMAND and one.answer is None:
                        one.edits.append(message["params"])
            if method is None and message["id"] in waiting:
                waiting.remove(message["id"])
                asked[message["id"]].answer = message
        for one in asked.values():
            self._compare(one)
        if self._open and self._chance.random() < 0.5:
            self._compare_published(self._chance.choice(self._open))

    # What is sent

    def _drawn(self, asked: dict[int, Asked]) -> list[Message]:
        chance = self._chance
        kind = chance.random()
        if not self._open or (len(self._open) < _OPEN and kind < 0.02):
            return self._opened(asked)
        opened = chance.choice(self._open)
        if kind < 0.04:
            self._open.remove(opened)
            self._changed(opened, asked, None)
            return [opened.closing()]
        if kind < 0.06:
            return [opened.saving()]
        if kind < 0.10:
            return [self._foreign()]
        if kind < 0.14:
            return self._spoiled(opened, asked)
        if kind < 0.45:
            change = opened.drawn_change(chance, self._encoding)
            self._changed(opened, asked, opened.opening())
            return [change]
        return self._asked(opened, asked)

    def _changed(self, opened: Opened, asked: dict[int, Asked], state: Message | None) -> None:
        for one in asked.values():
            if one.opened is opened:
                one.states.append(state)
                one.settled = one.settled and opened.settled

    def _opened(self, asked: dict[int, Asked]) -> list[Message]:
        """Something new, perhaps in the place of what is still open."""
        new = next(self._new)
        for opened in [one for one in self._open if one.uri == new.uri]:
            self._open.remove(opened)
            self._changed(opened, asked, new.opening())
        self._open.append(new)
        return [new.opening()]

    def _asked(self, opened: Opened, asked: dict[int, Asked]) -> list[Message]:
        if self._actions and self._chance.random() < 0.15:
            method, params = "codeAction/resolve", self._chance.choice(self._actions)
            uri = params["data"][0]
            holders = [one for one in self._open if any(text.uri == uri for text in one.texts)]
            if not holders:
                return []
            [opened] = holders
        else:
            method, params = self._drawn_request(opened, asked)
        message = self._request(method, copy.deepcopy(params))
        one = asked[message["id"]] = Asked(message, opened, [opened.opening()], opened.settled)
        one.comes_late = method in ("textDocument/diagnostic", _COMMAND)
        if self._chance.random() < 0.08:
            one.cancelled = True
            cancel = {
                "jsonrpc": "2.0",
                "method": "$/cancelRequest",
                "params": {"id": message["id"]},
            }
            return [message, cancel]
        return [message]

    def _drawn_request(self, opened: Opened, asked: dict[int, Asked]) -> Request:
        """Only one command in a batch, so that it is clear whose edits come back."""
        while True:
            method, params = drawn_request(self._chance, opened, self._encoding, self._pulls)
            others = [one for one in asked.values() if one.message["method"] == _COMMAND]
            if method != _COMMAND or not others:
                return method, params

    def _request(self, method: str, params: Any) -> Message:
        self._last_id += 1
        self._methods[self._last_id] = method
        return {"jsonrpc": "2.0", "id": self._last_id, "method": method, "params": params}

    def _foreign(self) -> Message:
        self._last_id += 1
        message = foreign(self._chance, self._last_id)
        if "method" in message and "id" in message:
            self._methods[message["id"]] = message["method"]
        return message

    def _spoiled(self, opened: Opened, asked: dict[int, Asked]) -> list[Message]:
        """A malformed message; after one that could have changed the text it is opened anew."""
        if self._chance.random() < 0.5:
            method, params = self._drawn_request(opened, asked)
            message = spoiled(self._chance, self._request(method, params))
            asked[message["id"]] = Asked(message, None, [], settled=True)
            return [message]
        for one in asked.values():
            if one.opened is opened and one.comes_late:
                one.opened = None  # nobody knows for which text
        other = opened.copy()
        drawn = self._chance.choice([
            other.opening(), other.saving(), other.drawn_change(self._chance, self._encoding)
        ])  # fmt: skip
        return [spoiled(self._chance, drawn), opened.closing(), opened.opening()]

    # What comes back

    def _received_for(self, id_: object, method: str) -> Message:
        self._methods[id_] = method
        while True:
            message = self._received()
            if message.get("id") == id_ and "method" not in message:
                return message

    def _received(self) -> Message:
        """The next message, if it is one of the protocol's and, if it is an answer, asked for;
        requests are answered.
        """
        message = self.server.receive()
        self._check(message)
        if "method" in message and "id" in message:
            self.server.send([response(message)])
        return message

    def _check(self, message: Message) -> None:
        method = message.get("method")
        if method is None:
            if "error" in message and message.get("id") is None:
                raise Difference(f"a message was not understood: {message}")
            method = self._methods.pop(message["id"], None)
            if method is None:
                raise Difference(f"nobody asked for {message}")
            if method in ("textDocument/rename", "$/unknown"):
                return
            result = message.get("result")
            if method == "textDocument/diagnostic" and result and "items" in result:
                self._judge.remember(result)
        if problem := violation(message, method):
            raise Difference(f"not valid as {method}: {problem}: {message}")
        if method == "textDocument/publishDiagnostics":
            params = message["params"]
            self._published[params["uri"]] = params["diagnostics"]
            self._remember(params["uri"], params["diagnostics"])

    def _remember(self, uri: str, diagnostics: list[Any]) -> None:
        for opened in self._open:
            opened.diagnostics[uri] = diagnostics

    # What it has to be

    def _compare(self, asked: Asked) -> None:
        answer = asked.answer
        assert answer is not None
        if asked.cancelled and answer.get("error", {}).get("code") == _CANCELLED:
            return
        if asked.opened is None:
            return
        self._keep(asked, answer)
        # What is closed meanwhile cannot be asked about again.
        if not self._judge.accepts(asked) and asked.opened in self._open:
            self._ask_again(asked)

    def _ask_again(self, asked: Asked) -> None:
        """Until the server has read all of the text."""
        assert asked.opened is not None
        self._result.late += 1
        state = asked.opened.opening()
        end = time.monotonic() + _LATEST
        while True:
            message = self._request(asked.message["method"], asked.message["params"])
            again = Asked(message, asked.opened, [state], settled=time.monotonic() > end)
            self.server.send([message])
            while again.answer is None:
                received = self._received()
                if received.get("method") == "workspace/applyEdit":
                    again.edits.append(received["params"])
                elif received.get("method") is None and received["id"] == message["id"]:
                    again.answer = received
            if self._judge.accepts(again):
                self._wait_until_settled(asked.opened)
                return
            time.sleep(0.1)

    def _wait_until_settled(self, opened: Opened) -> None:
        """A right answer may be about a part of the text that has been read already; there are
        actions only when all of it has.
        """
        if not isinstance(opened, File):
            return
        document = {"uri": opened.uri}
        start = {"line": 0, "character": 0}
        params = {
            "textDocument": document,
            "range": {"start": start, "end": start},
            "context": {"diagnostics": []},
        }
        end = time.monotonic() + _LATEST
        while time.monotonic() < end:
            message = self._request("textDocument/codeAction", params)
            self.server.send([message])
            if self._received_for(message["id"], message["method"])["result"] is not None:
                opened.settle()
                return
            time.sleep(0.1)
        raise Difference(f"not read to its end: {json.dumps(opened.opening())}")

    def _compare_published(self, opened: Opened) -> None:
        """What the server has told of by itself, once it has dealt with all that it was sent."""
        end = time.monotonic() + _LATEST
        while True:
            for _ in range(2):  # the first one may have arrived together with a change
                sync = self._request("textDocument/hover", _NOWHERE)
                self.server.send([sync])
                self._received_for(sync["id"], sync["method"])
            expected = self._judge.published(opened, sync)
            uris = {text.uri for text in opened.texts}
            given = {uri: self._published.get(uri, []) for uri in uris}
            if given == {uri: expected.get(uri, []) for uri in uris}:
                self._result.compared["textDocument/publishDiagnostics"] += bool(expected)
                return
            if opened.settled or time.monotonic() > end:
                state = json.dumps(opened.opening(), ensure_ascii=False, indent=1)
                raise Difference(f"of: {state}\npublished: {given}\nfresh: {expected}")
            time.sleep(0.1)

    def _keep(self, asked: Asked, answer: Message) -> None:
        method, result = asked.message["method"], answer.get("result")
        if method == "textDocument/codeAction" and result:
            self._actions = [action for action in result if "data" in action] + self._actions[:40]
        if method == "textDocument/diagnostic" and result and result["kind"] == "full":
            uri = asked.message["params"]["textDocument"]["uri"]
            self._remember(uri, result["items"])
