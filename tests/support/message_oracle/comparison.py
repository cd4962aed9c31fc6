"""What an answer has to be: that of a fresh server.

Most are asked of one within this process; as many as one wants, of one in a process of its own.
"""

from __future__ import annotations

import copy
import json
import random
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from message_oracle.documents import Message, Opened
from message_oracle.fresh import Difference, Fresh

#: What an answer says, and the edits that were asked for before it.
Answered = tuple[Any, list[Message]]

_NOTHING = {"jsonrpc": "2.0", "method": "$/nothing"}


@dataclass
class Result:
    """What was sent, and what became of it."""

    sent: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)
    telling: int = 0
    late: int = 0

    @property
    def messages(self) -> int:
        return self.sent.total()


@dataclass
class Asked:
    """A request, and the message that opens what it is about, as it is then and later; ``None``
    when it is closed, and if nobody can know what it is.
    """

    message: Message
    opened: Opened | None
    states: list[Message | None]
    settled: bool
    cancelled: bool = False
    comes_late: bool = False
    answer: Message | None = None
    edits: list[Message] = field(default_factory=list)


class Judge:
    """Knows what a fresh server says; ``asks_processes`` is the part of the answers that come from
    processes.
    """

    def __init__(
        self, initialize: Message, chance: random.Random, result: Result, asks_processes: float
    ) -> None:
        self._initialize = initialize
        self._chance = chance
        self._result = result
        self._asks_processes = asks_processes
        self._items: dict[str | None, list[Any]] = {}
        self._fresh = Fresh(initialize, in_process=True)
        self._starting = ThreadPoolExecutor(2)
        self._spare = self._start_process()

    def close(self) -> None:
        """Ends the servers."""
        self._fresh.close()
        self._spare.result().close()
        self._starting.shutdown()

    def remember(self, report: Message) -> None:
        """Keeps a full report of diagnostics: a later one may say that it is unchanged."""
        self._items[report.get("resultId")] = report["items"]

    def accepts(self, asked: Asked) -> bool:
        """Whether an answer is right.

        Raises ``Difference`` if it is not, though the server has read all of the text.
        """
        states = asked.states if asked.comes_late else asked.states[:1]
        given = self._given(asked)
        for state in states:
            if (expected := self._expected(state, asked)) == given:
                self._result.compared[asked.message["method"]] += 1
                self._result.telling += given[0] not in (None, [], {"kind": "full", "items": []})
                return True
        if asked.settled:
            raise Difference(_told(asked, given, expected))
        return False

    def published(self, opened: Opened, sync: Message) -> dict[str, Any]:
        """The diagnostics that a server publishes for each text before it answers a request."""
        return self._fresh.answer(opened.opening(), sync, opened.closing())[2]

    def _expected(self, state: Message | None, asked: Asked) -> Answered:
        assert asked.opened is not None
        fresh = self._fresh
        alone = self._chance.random() < self._asks_processes
        if alone:
            fresh, self._spare = self._spare.result(), self._start_process()
            self._result.compared["with a process"] += 1
        message = copy.deepcopy(asked.message)
        if message["method"] == "textDocument/diagnostic":
            message["params"]["previousResultId"] = None
        answer, edits, _ = fresh.answer(state or _NOTHING, message, asked.opened.closing())
        if alone:
            self._starting.submit(fresh.close)
        return self._plain(answer), edits

    def _start_process(self) -> Future[Fresh]:
        """A fresh server in a process, which starts while the conversation goes on."""
        return self._starting.submit(Fresh, self._initialize, in_process=False)

    def _given(self, asked: Asked) -> Answered:
        assert asked.answer is not None
        return self._plain(asked.answer), asked.edits

    def _plain(self, answer: Message) -> Any:
        """An answer without its id, and without what a server counts."""
        if "error" in answer:
            return answer["error"]
        result = answer["result"]
        if isinstance(result, dict) and "kind" in result and "resultId" in result:
            if result["kind"] == "unchanged":
                return {"kind": "full", "items": self._items[result["resultId"]]}
            return {"kind": "full", "items": result["items"]}
        return result


def _told(asked: Asked, given: Answered, expected: Answered) -> str:
    states = json.dumps(asked.states, ensure_ascii=False, indent=1)
    return (
        f"asked: {asked.message}\nof: {states}\nsettled: {asked.settled}\n"
        f"answered: {given}\nfresh: {expected}"
    )
