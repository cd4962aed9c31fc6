"""Which rules have to look at what: a rule that is about nothing in a piece is not run on it."""

from __future__ import annotations

from collections.abc import Sequence

from backlint_rules.facts.call import Call
from backlint_rules.facts.model import Chain, PieceFacts
from backlint_rules.facts.outline import Outline
from backlint_rules.rule import Rule
from backlint_rules.suppression_use import SuppressionUse


class Dispatch:
    """Rules by what they look at."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.by_id = {rule.id: rule for rule in rules}
        self.on_suppressions = [rule for rule in rules if rule.on is SuppressionUse]
        #: The ids of the others.
        self.on_code = frozenset([r.id for r in rules]) - {r.id for r in self.on_suppressions}
        self._on_calls: dict[str, list[Rule]] = {}
        for rule in rules:
            if rule.on is Call:
                for name in rule.named:
                    self._on_calls.setdefault(name, []).append(rule)

    def relevant_calls(
        self, facts: PieceFacts, outline: Outline
    ) -> tuple[list[tuple[str, Chain, int, list[Rule]]], set[str]]:
        """The calls that some rule is about, by their own name or one that it stands for, and all
        names that were looked at to find out.
        """
        wanted: dict[str, list[Rule]] = {}
        followed: set[str] = set()
        for name in facts.call_names:
            meant = _meant_by(name, facts, outline)
            followed.update(meant)
            rules = dict.fromkeys(rule for one in meant for rule in self._on_calls.get(one, ()))
            if rules:
                wanted[name] = list(rules)
        calls = [
            (name, chain, position, wanted[name])
            for name, chain, position in facts.calls
            if name in wanted
        ]
        return calls, followed


def _meant_by(name: str, facts: PieceFacts, outline: Outline) -> list[str]:
    """The names that a name may stand for, itself first."""
    meant = [name]
    for known in meant:
        for other in outline.other_names(known):
            if other not in meant:
                meant.append(other)
        alias = facts.aliases.get(known)
        if alias is not None and alias not in meant:
            meant.append(alias)
    return meant
