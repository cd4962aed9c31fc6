"""What rules say about one piece, and what this rests on."""

from __future__ import annotations

from typing import Any, NamedTuple

from backlint_rules.asked import Own, Recorder
from backlint_rules.dispatch import Dispatch
from backlint_rules.environment import Environment
from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.call import Call
from backlint_rules.facts.guard import Guard
from backlint_rules.facts.inference import Inference
from backlint_rules.facts.model import PieceFacts
from backlint_rules.facts.outline import OWNER, Outline
from backlint_rules.facts.piece_view import PieceView
from backlint_rules.facts.questions import Answer
from backlint_rules.finding import Finding
from backlint_rules.rule import Rule, RuleFailure
from backlint_rules.suppressing import Group, present_id, quieted, use_of
from backlint_rules.syntax.text import split_lines


class PieceResult(NamedTuple):
    """The findings in a piece, their lines counted from its first, and what they rest on: the names
    whose meaning decided which calls to look at, and the answers to questions.
    """

    names: set[str]
    answers: dict[str, Answer]
    own: Own
    findings: Group
    has_whole_file: bool


class PieceCheck:
    """Runs rules over pieces of one file. ``failures`` are the rules that raised."""

    def __init__(self, rules: Dispatch, environment: Environment, outline: Outline) -> None:
        self.failures: list[RuleFailure] = []
        self._rules = rules
        self._environment = environment
        self._outline = outline

    def run(self, piece: FilePiece, line: int, wants_fixes: bool) -> PieceResult:
        """What the rules find in a piece that begins at a line."""
        recorder = Recorder(self._outline, piece)
        facts = piece.facts
        suppressions = facts.suppressions
        calls, names = self._rules.relevant_calls(facts, self._outline)
        if not calls and not suppressions:
            return PieceResult(names, {}, {}, (), has_whole_file=False)
        found: list[Finding] = []
        if calls:
            owner = OWNER if piece.owner is not None else None
            inference = Inference(facts, self._environment.module, recorder, owner, Guard())
            lines = split_lines(piece.text)
            view = PieceView(facts, lines, inference, self._environment, wants_fixes)
            for name, chain, position, rules in calls:
                call = Call(name, chain, position, view)
                for rule in rules:
                    found += self._found(rule, call, line + call.range.line)
            found = [finding for finding in found if not _in_error(finding, facts)]
        if suppressions:
            found, used = quieted(found, suppressions)
            for suppression in suppressions:
                if not suppression.whole_file:
                    use = use_of(suppression, used, self._rules.on_code)
                    for rule in self._rules.on_suppressions:
                        if rule.id not in map(present_id, suppression.rules):
                            found += self._found(rule, use, line + use.range.line)
        found.sort(key=lambda finding: finding.range)
        has_whole_file = any(suppression.whole_file for suppression in suppressions)
        return PieceResult(names, recorder.answers, recorder.own, tuple(found), has_whole_file)

    def note_failure(self, rule: Rule, line: int, error: Exception) -> None:
        """Takes note of a rule that raised at a line of the file."""
        self.failures.append(RuleFailure(rule.id, self._environment.module, line, error))

    def _found(self, rule: Rule, fact: Any, line: int) -> list[Finding]:
        """What a rule finds in a fact; a rule that raises finds nothing and is noted."""
        try:
            found = rule.findings(fact)
        except Exception as error:
            self.note_failure(rule, line, error)
            return []
        if not rule.fix_needs or rule.rewrite is not None:  # which has the last word
            return found
        return [rule.with_allowed_fix(finding, self._environment) for finding in found]


def _in_error(finding: Finding, facts: PieceFacts) -> bool:
    return any(
        error.line <= finding.range.end_line and finding.range.line <= error.end_line
        for error in facts.errors
    )
