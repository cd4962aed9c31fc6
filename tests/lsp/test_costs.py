"""What starting and a keystroke cost, counted in work instead of time."""

import asyncio
import gc
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from backlint.lsp.session import Session
from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Range
from backlint_rules.rule import Rule, RuleFailure
from raw_client import ENVIRONMENT

URI = "file:///project/app.py"
GROUPS = 50


class ConstantCheck(FileCheck):
    """An engine that does next to nothing: what is counted is the server's own work."""

    def __init__(self, text: str, rules: Sequence[Rule], environment: Environment) -> None:
        self._lines = text.splitlines(keepends=True)
        findings = [(Finding(Range(0, 0, 0, 1), "a finding", rule="r"),) for _ in range(GROUPS)]
        self._report = list(enumerate(findings))

    @property
    def lines(self) -> Sequence[str]:
        return self._lines

    @property
    def text(self) -> str:
        raise AssertionError("somebody joins the whole text")

    def edit(self, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        line = self._lines[start[0]]
        self._lines[start[0]] = line[: start[1]] + text + line[end[1] :]

    def report(self) -> Sequence[tuple[int, tuple[Finding, ...]]]:
        return self._report

    @property
    def failures(self) -> Sequence[RuleFailure]:
        return ()

    @property
    def settled(self) -> bool:
        return True


class Output:
    """Keeps what a session sends."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def send(self, body: bytes) -> None:
        self.bodies.append(body)


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    loop = asyncio.new_event_loop()
    yield loop
    loop.close()
    gc.enable()
    gc.unfreeze()


def calls_of_a_keystroke(loop: asyncio.AbstractEventLoop, lines: int) -> Counter[str]:
    """Our functions, and what they call, from a change's bytes to its answer's."""
    output = Output()
    session = Session(loop, output, ConstantCheck)  # type: ignore[arg-type]

    def handle(method: str, params: Any, **rest: object) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params, **rest}
        session.deliver([json.dumps(message).encode()])
        loop.run_until_complete(asyncio.sleep(0))

    def change(version: int) -> None:
        position = {"line": lines - 1, "character": 0}
        identifier = {"uri": URI, "version": version}
        changes = [{"range": {"start": position, "end": position}, "text": "x"}]
        handle("textDocument/didChange", {"textDocument": identifier, "contentChanges": changes})

    def count(frame: Any, event: str, argument: Any) -> None:
        if event in ("call", "c_call") and frame.f_globals["__name__"].startswith("backlint"):
            calls[frame.f_code.co_name if event == "call" else argument.__name__] += 1

    calls: Counter[str] = Counter()
    handle("initialize", {"capabilities": {}, "workspaceFolders": []}, id=1)
    item = {"uri": URI, "languageId": "python", "version": 1, "text": "x = 1\n" * lines}
    handle("textDocument/didOpen", {"textDocument": item})
    change(2)
    sys.setprofile(count)
    try:
        change(3)
    finally:
        sys.setprofile(None)
    assert json.loads(output.bodies[-1])["params"]["version"] == 3
    return calls


def test_a_keystroke_costs_the_same_in_every_file(loop: asyncio.AbstractEventLoop) -> None:
    small, large = calls_of_a_keystroke(loop, 100), calls_of_a_keystroke(loop, 20_000)
    assert large == small
    assert small.total() < 300 + 10 * GROUPS


def test_nothing_slow_is_imported_before_the_first_diagnostics() -> None:
    """Pygls's types alone take longer to import than the rest of the start."""
    code = "import sys, backlint.lsp.server; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    loaded = {module.partition(".")[0] for module in done.stdout.split()}
    assert loaded.isdisjoint({"lsprotocol", "cattrs", "attrs", "jedi", "click", "rich"})
