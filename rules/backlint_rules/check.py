"""Runs rules over files; for an open file keeps every answer that an edit leaves valid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backlint_rules.environment import Environment
from backlint_rules.finding import Finding
from backlint_rules.rule import Rule


class RuleFailure(Exception):
    """A rule raised: which one, and where. The other rules' findings stand."""

    def __init__(self, rule: str, module: str, line: int, error: Exception) -> None:
        super().__init__(f"rule {rule} failed in {module}, line {line + 1}: {error!r}")
        self.rule = rule
        self.module = module
        self.line = line
        self.error = error


class FileCheck:
    """One file that is being edited: text in, findings out.

    Positions are (line, column) pairs, both from 0, columns in code points, lines as LSP
    counts them (only ``\\n``, ``\\r\\n`` and ``\\r`` end one).
    """

    def __init__(self, text: str, rules: Sequence[Rule], environment: Environment) -> None:
        raise NotImplementedError

    @property
    def lines(self) -> Sequence[str]:
        """The text's lines with their line ends; the last one, perhaps empty, has none."""
        raise NotImplementedError

    @property
    def text(self) -> str:
        """The whole text, joined on demand."""
        raise NotImplementedError

    def edit(self, start: tuple[int, int], end: tuple[int, int], text: str) -> None:
        """Replaces the stretch from ``start`` to ``end``; positions beyond the text are clamped."""
        raise NotImplementedError

    def replace(self, text: str) -> None:
        """Replaces the whole text."""
        raise NotImplementedError

    def report(self) -> Sequence[tuple[int, tuple[Finding, ...]]]:
        """The findings, group by group in the order of the file, after all edits so far.

        Each group is a first line and findings whose lines count from it. A group that no edit
        touched is the same tuple object as in the last report, so that what was made of it
        (by ``id``, while it is held) can be used again.
        """
        raise NotImplementedError

    def findings(self) -> list[Finding]:
        """The same findings in one list, their lines counted from the file's first."""
        return [f.moved(line) for line, group in self.report() for f in group]

    @property
    def failures(self) -> Sequence[RuleFailure]:
        """The rules that raised since the last call of ``report`` began."""
        raise NotImplementedError

    @property
    def settled(self) -> bool:
        """Whether the report covers the whole text as it stands.

        An edit such as an unclosed triple quote changes the meaning of all that follows; what
        is above it is answered at once, and what is below keeps its findings until ``settle``.
        """
        raise NotImplementedError

    def settle(self) -> Iterator[None]:
        """Catches up in slices of some milliseconds, one a step; an edit in between is fine."""
        raise NotImplementedError

    def configure(self, rules: Sequence[Rule], environment: Environment) -> None:
        """Takes other rules or another environment; the next report is as if opened with them."""
        raise NotImplementedError


def check_text(
    text: str, rules: Sequence[Rule], environment: Environment
) -> tuple[list[Finding], list[RuleFailure]]:
    """Checks a file once. Cheap where no rule's words occur in the text."""
    raise NotImplementedError
