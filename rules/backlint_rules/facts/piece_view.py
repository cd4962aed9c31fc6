"""A piece, as rules see it through the calls and classes in it."""

from __future__ import annotations

from backlint_rules.environment import Environment
from backlint_rules.facts.inference import Inference
from backlint_rules.facts.model import PieceFacts
from backlint_rules.finding import Range


class PieceView:
    """What rules know of the piece that they look at and of the project around it, and whether
    they are asked for fixes.
    """

    def __init__(
        self,
        facts: PieceFacts,
        lines: list[str],
        inference: Inference,
        environment: Environment,
        wants_fixes: bool,
    ) -> None:
        self.facts = facts
        self.lines = lines
        self.inference = inference
        self.environment = environment
        self.wants_fixes = wants_fixes

    def text(self, range: Range) -> str:
        """The source of a stretch."""
        line, column, end_line, end_column = range
        if line == end_line:
            return self.lines[line][column:end_column]
        middle = self.lines[line + 1 : end_line]
        return "".join([self.lines[line][column:], *middle, self.lines[end_line][:end_column]])
