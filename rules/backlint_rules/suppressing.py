"""Keeps findings quiet that a comment asks to, and says which comments did nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backlint_rules.facts.model import Suppression
from backlint_rules.finding import Finding, Range
from backlint_rules.registry import all_rules, renamed_rules
from backlint_rules.suppression_use import SuppressionUse


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
