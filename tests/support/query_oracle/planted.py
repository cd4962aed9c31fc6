"""Bugs in what the fix writes: each must be found."""

from __future__ import annotations

from fix_oracle import Mutation, spoilt

PLANTED: dict[str, Mutation] = {
    "`.unique()` is lost": spoilt(r"\.unique\(\)", ""),
    "`.limit(1)` is lost": spoilt(r"\.limit\(1\)", ""),
    "`first()` keeps the limit that was there": spoilt(r"\.limit\(1\)", ".limit(3)"),
    "`.order_by()` is lost": spoilt(r"\.order_by\([^()]*(\(\))?[^()]*\)", ""),
    "`.distinct()` is lost": spoilt(r"\.distinct\(\)", ""),
    "`.where()` is lost": spoilt(r"\.where\([^()]*\)", ""),
    "rows come back for objects": spoilt(r"\.scalars\(", ".execute("),
    "objects come back for rows": spoilt(r"\.execute\(", ".scalars("),
    "`one_or_none()` for `first()`": spoilt(r"\.first\(\)", ".one_or_none()"),
    "`first()` for `one_or_none()`": spoilt(r"\.one_or_none\(\)", ".first()"),
    "`first()` for `scalar_one_or_none()`": spoilt(
        r"\.scalar_one_or_none\(\)", ".scalars().first()"
    ),
    "`filter_by()` about the first class after a join": spoilt(
        r"\.where\(Address\.email == ", ".where(User.name == "
    ),
    "equal to None": spoilt(r"\.is_\(None\)", " == 0"),
    "a count without what it is counted from": spoilt(r"\.select_from\(\w+\)", ""),
    "`.rowcount` is lost": spoilt(r"\.rowcount", ""),
    "`synchronize_session` is lost": spoilt(
        r"\.execution_options\(synchronize_session=[^()]*\)", ""
    ),
    "precedence": spoilt(r"== \(([^()]* or [^()]*)\)", r"== \1"),
}
