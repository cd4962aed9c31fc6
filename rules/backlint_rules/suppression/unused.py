"""A comment keeps a rule quiet that has nothing to say there.

Why
    A suppression outlives what it was written for: the code was mended, the rule was renamed or
    its name was mistyped. It then hides the next, real finding on its line, or does nothing
    while everybody believes that it does.

Example
    total = 1  # backlint: ignore[sqlalchemy-legacy-qery]

Fix
    total = 1

Fix safety
    There is no automatic fix yet. Removing a comment changes nothing in the program.

Sources
    https://docs.astral.sh/ruff/rules/unused-noqa/
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from backlint_rules import registry
from backlint_rules.finding import Finding, Tag
from backlint_rules.rule import rule
from backlint_rules.suppression_use import SuppressionUse

_FAMILIES = frozenset(registry.FAMILIES)


@rule(on=SuppressionUse, tag=Tag.UNNECESSARY)
def unused(use: SuppressionUse) -> Iterator[Finding]:
    """Reports what a suppression names in vain."""
    form = "# backlint: ignore-file[rule-id]" if use.whole_file else "# backlint: ignore[rule-id]"
    if not use.is_well_formed:
        yield Finding(use.range, f"This is misspelt and so keeps nothing quiet: write `{form}`.")
        return
    if not use.rules:
        yield Finding(use.range, f"This names no rule and so keeps none quiet: write `{form}`.")
    for name in use.unknown:
        if name in _FAMILIES:
            yield Finding(use.range, f"`{name}` is no rule but a family: name its rules here.")
            continue
        close = difflib.get_close_matches(name, registry.all_rules(), 1)
        hint = f" Did you mean `{close[0]}`?" if close else ""
        yield Finding(use.range, f"There is no rule `{name}` to keep quiet.{hint}")
    if use.unused:
        names = ", ".join(f"`{name}`" for name in use.unused)
        yield Finding(use.range, f"Nothing to keep quiet here for {names}: remove it.")
