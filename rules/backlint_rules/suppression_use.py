"""Comments that keep findings quiet: what they do, as a fact for rules."""

from __future__ import annotations

from typing import NamedTuple

from backlint_rules.finding import Range


class SuppressionUse(NamedTuple):
    """A comment ``# backlint: ignore[…]`` or ``ignore-file[…]`` and what came of it.

    ``rules`` are the ids that it names; ``unused`` those that are switched on and had nothing to
    keep quiet, ``unknown`` those that are no rule's. One that is not well-formed does nothing.
    """

    range: Range
    rules: tuple[str, ...]
    unused: tuple[str, ...]
    unknown: tuple[str, ...]
    whole_file: bool
    is_well_formed: bool
