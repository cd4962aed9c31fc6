"""Bugs in what the fix writes: each must be found."""

from __future__ import annotations

import re
from collections.abc import Callable

Mutation = Callable[[str], str]


def _replaced(old: str, new: str) -> Mutation:
    pattern = re.compile(old)
    return lambda source: pattern.sub(new, source)


PLANTED: dict[str, Mutation] = {
    "`.unique()` is lost": _replaced(r"\.unique\(\)", ""),
    "`.limit(1)` is lost": _replaced(r"\.limit\(1\)", ""),
    "`first()` keeps the limit that was there": _replaced(r"\.limit\(1\)", ".limit(3)"),
    "`.order_by()` is lost": _replaced(r"\.order_by\([^()]*(\(\))?[^()]*\)", ""),
    "`.distinct()` is lost": _replaced(r"\.distinct\(\)", ""),
    "`.where()` is lost": _replaced(r"\.where\([^()]*\)", ""),
    "rows come back for objects": _replaced(r"\.scalars\(", ".execute("),
    "objects come back for rows": _replaced(r"\.execute\(", ".scalars("),
    "`one_or_none()` for `first()`": _replaced(r"\.first\(\)", ".one_or_none()"),
    "`first()` for `one_or_none()`": _replaced(r"\.one_or_none\(\)", ".first()"),
    "`first()` for `scalar_one_or_none()`": _replaced(
        r"\.scalar_one_or_none\(\)", ".scalars().first()"
    ),
    "`filter_by()` about the first class after a join": _replaced(
        r"\.where\(Address\.email == ", ".where(User.name == "
    ),
    "equal to None": _replaced(r"\.is_\(None\)", " == 0"),
    "a count without what it is counted from": _replaced(r"\.select_from\(\w+\)", ""),
    "`.rowcount` is lost": _replaced(r"\.rowcount", ""),
    "`synchronize_session` is lost": _replaced(
        r"\.execution_options\(synchronize_session=[^()]*\)", ""
    ),
    "precedence": _replaced(r"== \(([^()]* or [^()]*)\)", r"== \1"),
}
