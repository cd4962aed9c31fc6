"""Keeps findings quiet that a comment asks to, and says which comments did nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backlint_rules.facts.model import Suppression
from backlint_rules.finding import Finding, Range
from backlint_rules.registry import all_rules, renamed_rules
from backlint_rules.rule import Rule
from backlint_rules.suppression_use import SuppressionUse

Group = tuple[Finding, ...]


def present_id(name: str) -> str:
    """The id of the rule that has, or once had, this id."""
    return renamed_rules().get(name, name)


def quieted(
    findings: Iterable[Finding], suppressions: Sequence[Suppression]
) -> tuple[list[Finding], set[tuple[Range, str]]]:
    """The findings that no comment on their lines keeps quiet, and what kept the others so."""
    kept, used = [], set()
    on_lines = [s for s in suppressions if not s.whole_file and s.is_well_formed]
    for finding in findings:
        quiet = False
        for suppression in on_lines:
            if finding.range.line <= suppression.range.line <= finding.range.end_line:
                for name in suppression.rules:
                    if present_id(name) == finding.rule:
                        used.add((suppression.range, name))
                        quiet = True
        if not quiet:
            kept.append(finding)
    return kept, used


def use_of(
    suppression: Suppression, used: set[tuple[Range, str]], enabled: frozenset[str]
) -> SuppressionUse:
    """What came of a comment, if these (comment, name) pairs kept something quiet."""
    known = all_rules()
    unknown = tuple([n for n in suppression.rules if present_id(n) not in known])
    unused = tuple(
        [
            name
            for name in suppression.rules
            if present_id(name) in enabled and (suppression.range, name) not in used
        ]
    )
    return SuppressionUse(
        suppression.range,
        suppression.rules,
        unused,
        unknown,
        suppression.whole_file,
        suppression.is_well_formed,
    )


class WholeFile:
    """Applies ``# backlint: ignore-file[…]``."""

    def __init__(self, reporting: Sequence[Rule], enabled: frozenset[str]) -> None:
        """``reporting`` are the rules about comments, ``enabled`` the ids of the others."""
        self._reporting = reporting
        self._enabled = enabled
        self._names: frozenset[str] = frozenset()
        self._kept: dict[int, tuple[Group, Group, frozenset[str]]] = {}

    def applied(
        self, groups: Sequence[tuple[int, Group]], comments: Sequence[tuple[int, Suppression]]
    ) -> Sequence[tuple[int, Group]]:
        """The groups without what the comments keep quiet, with what they name in vain."""
        names = frozenset(
            [present_id(name) for _, s in comments if s.is_well_formed for name in s.rules]
        )
        if names != self._names:
            self._names, self._kept = names, {}
        kept: dict[int, tuple[Group, Group, frozenset[str]]] = {}
        result = []
        quiet: set[str] = set()
        for line, group in groups:
            entry = self._kept.get(id(group))
            if entry is None:
                left = tuple([finding for finding in group if finding.rule not in names])
                entry = group, left, frozenset([f.rule for f in group if f.rule in names])
            kept[id(group)] = entry
            quiet |= entry[2]
            if entry[1]:
                result.append((line, entry[1]))
        self._kept = kept
        for line, suppression in comments:
            used = {(suppression.range, n) for n in suppression.rules if present_id(n) in quiet}
            use = use_of(suppression, used, self._enabled)
            reporting = [rule for rule in self._reporting if rule.id not in names]
            found = [f for rule in reporting for f in rule.findings(use)]
            if found:
                result.append((line, tuple(found)))
        return sorted(result, key=lambda group: group[0])
