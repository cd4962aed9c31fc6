"""Why code that a rule reports is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from backlint_rules.finding import Finding, Fix


class Left(Exception):
    """Code that is left as it is, for the reason that the message names."""


def leave(reason: str) -> NoReturn:
    """Raises ``Left``."""
    raise Left(reason)


def present_fix(finding: Finding) -> Fix:
    """The fix that a finding has. Raises ``Left`` with the reason why it has none."""
    if finding.fix is None:
        raise Left(finding.no_fix)
    return finding.fix


def with_fix(finding: Finding, make: Callable[[], Fix]) -> Finding:
    """The finding with the fix that is made for it, or with the reason why there is none."""
    try:
        return finding._replace(fix=make())
    except Left as left:
        return finding._replace(fix=None, no_fix=str(left))
