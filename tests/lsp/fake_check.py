"""A stand-in for the engine whose findings anybody can foretell; starts the real server with it.

Every word that begins with ``bad`` is a finding. Some words do more: ``crash`` lets a rule fail,
``explode`` the whole check, ``"lose`` the edit that brings it in; ``print`` prints; ``worst`` makes
a finding of a whole bad line. What follows an odd number of triple quotes waits for the idle ring.
"""

from __future__ import annotations

import io
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from backlint.lsp.server import main
from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Range, Related
from backlint_rules.rule import Rule, RuleFailure

Group = tuple[Finding, ...]


class FakeCheck(FileCheck):
    """One group of findings for each line that has any."""

    def __init__(self, text: str, rules: Sequence[Rule], environment: Environment) -> None:
        self.environment = environment
        self._groups: dict[str, Group] = {}
        self._failures: list[RuleFailure] = []
        self._settled_until = 0
        self.replace(text)

    @property
    def lines(self) -> Sequence[str]:
        return self._lines

    @property
    def text(self) -> str:
        return "".join(self._lines)

    def replace(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="").readlines()
        if not self._lines or self._lines[-1].endswith(("\n", "\r")):
            self._lines.append("")
        self._settled_until = 0

    def edit(self, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        if '"lose' in text:
            raise RuntimeError("an edit that fails")
        before = self._lines[start[0]][: start[1]]
        after = self._lines[end[0]][end[1] :]
        spliced = io.StringIO(before + text + after, newline="").readlines()
        if end[0] + 1 == len(self._lines) and (not spliced or spliced[-1].endswith(("\n", "\r"))):
            spliced.append("")
        self._lines[start[0] : end[0] + 1] = spliced
        self._settled_until = 0

    def close(self) -> None:
        pass

    def with_fix(self, finding: Finding) -> Finding:
        return finding

    def report(self) -> Sequence[tuple[int, Group]]:
        self._failures = []
        report = []
        for number, line in enumerate(self._lines[: self._end]):
            if "bad" in line and (group := self._group(line)):
                report.append((number, group))
            if "crash" in line:
                failure = RuleFailure("fake-rule", self.environment.module, number, ValueError())
                self._failures.append(failure)
            if "print" in line:
                print("a word from a rule")
            if "explode" in line:
                raise RuntimeError("a check that fails")
        return report

    @property
    def failures(self) -> Sequence[RuleFailure]:
        return self._failures

    @property
    def settled(self) -> bool:
        return self._end == len(self._lines)

    def settle(self) -> Iterator[None]:
        while not self.settled:
            time.sleep(0.005)
            self._settled_until = self._end + 10
            yield

    def configure(self, rules: Sequence[Rule], environment: Environment) -> None:
        self.environment = environment

    @property
    def _end(self) -> int:
        quotes = [n for n, line in enumerate(self._lines) if '"""' in line]
        if len(quotes) % 2 == 0:
            return len(self._lines)
        return min(len(self._lines), max(quotes[-1] + 1, self._settled_until))

    def _group(self, line: str) -> Group:
        if line not in self._groups:
            findings = [
                Finding(
                    Range(0, word.start(), 0, word.end()),
                    f"`{word[0]}` is bad",
                    related=(Related(Range(0, 0, 0, 1), "the line begins here"),),
                    rule="sqlalchemy-legacy-query",
                )
                for word in re.finditer(r"\bbad\w*", line)
            ]
            if "worst" in line:
                whole_line = Range(0, 0, 0, len(line.rstrip()))
                findings.append(Finding(whole_line, "a bad line", rule="fastapi-on-event"))
            self._groups[line] = tuple(findings)
        return self._groups[line]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(str(time.time()))
    sys.exit(main(FakeCheck))
