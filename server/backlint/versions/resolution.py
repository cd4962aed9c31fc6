"""Many declarations about a distribution become one range.

- Within a group (a file, an extra) what holds everywhere holds together: the ranges intersect.
  Of those under different markers, any may hold: they unite. Markers that no supported Python
  meets do not count.
- What a distribution promises outranks the rest. Another kind of declaration only adds a bound
  that those of higher authority leave open: a library that allows SQLAlchemy 1.4 supports it,
  whatever its own test environment pins.
- Where declarations contradict each other, the one that counts more stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce

from packaging.markers import Marker
from packaging.version import Version

from backlint.versions.declaration import PYTHON, Authority, Declaration
from backlint_rules.versions import VersionRange

LATEST_MINOR = 30
"""Where the search for a supported Python 3 ends if the project sets no upper bound."""

_AND = "; "
"""Between the sources of a range that has several."""


def resolve(declarations: Iterable[Declaration]) -> dict[str, VersionRange]:
    """The range of each distribution that is declared, by its normalised name."""
    by_distribution: dict[str, list[Declaration]] = defaultdict(list)
    for declared in declarations:
        by_distribution[declared.distribution].append(declared)
    ranges: dict[str, VersionRange] = {}
    pythons: list[str] | None = None
    if PYTHON in by_distribution:
        ranges[PYTHON] = _ranked(by_distribution.pop(PYTHON))
        pythons = _minor_versions(ranges[PYTHON])
    for name, declared_here in by_distribution.items():
        possible = [d for d in declared_here if _can_hold(d.marker, pythons)]
        if possible:
            ranges[name] = _ranked(possible)
    return ranges


def _ranked(declarations: Iterable[Declaration]) -> VersionRange:
    by_authority: dict[Authority, list[Declaration]] = defaultdict(list)
    for declared in declarations:
        by_authority[declared.authority].append(declared)
    strongest, *others = (_of_one_authority(a, by_authority[a]) for a in sorted(by_authority))
    return reduce(_with_open_bounds_from, others, strongest)


def _of_one_authority(authority: Authority, declarations: Sequence[Declaration]) -> VersionRange:
    groups: dict[str, list[Declaration]] = defaultdict(list)
    for declared in declarations:
        groups[declared.group].append(declared)
    ranges = [_of_one_group(group) for group in groups.values()]
    if authority is Authority.PROMISE:
        return _intersection_of_all(ranges)
    # Each is another way to install: a file that sets no bound says nothing about the others.
    return union([r for r in ranges if _bounded(r)] or ranges)


def _of_one_group(declarations: Sequence[Declaration]) -> VersionRange:
    everywhere = [d.versions for d in declarations if d.marker is None]
    somewhere = [d.versions for d in declarations if d.marker is not None]
    return _intersection_of_all(everywhere + ([union(somewhere)] if somewhere else []))


def _intersection_of_all(ranges: Sequence[VersionRange]) -> VersionRange:
    result = ranges[0]
    for other in ranges[1:]:
        result = intersection(result, other) or result
    return result


def _with_open_bounds_from(strong: VersionRange, weak: VersionRange) -> VersionRange:
    filled = intersection(
        strong,
        VersionRange(
            lowest=weak.lowest if strong.lowest is None else None,
            highest=weak.highest if strong.highest is None else None,
            highest_excluded=weak.highest_excluded,
            source=weak.source,
        ),
    )
    return filled or strong


def intersection(first: VersionRange, second: VersionRange) -> VersionRange | None:
    """The versions that both allow; ``None`` if there are none."""
    lowest = max((v for v in (first.lowest, second.lowest) if v is not None), default=None)
    tighter = min(first, second, key=_upper_end)
    highest, excluded = tighter.highest, tighter.highest_excluded
    if (
        lowest is not None
        and highest is not None
        and (lowest > highest or (excluded and lowest == highest))
    ):
        return None
    bounds = (lowest, highest, excluded)
    sources = [r.source for r in (first, second) if _shapes(r, bounds)]
    return VersionRange(*bounds, source=_joined(sources or [first.source]))


def union(ranges: Sequence[VersionRange]) -> VersionRange:
    """The versions from the lowest to the highest that any of the ranges allows."""
    lowest = None
    if all(r.lowest is not None for r in ranges):
        lowest = min(r.lowest for r in ranges if r.lowest is not None)
    widest = max(ranges, key=_upper_end)
    bounds = (lowest, widest.highest, widest.highest_excluded)
    sources = [r.source for r in ranges if _shapes(r, bounds)]
    return VersionRange(*bounds, source=_joined(sources or [r.source for r in ranges]))


def _upper_end(versions: VersionRange) -> tuple[bool, Version, bool]:
    return (
        versions.highest is None,
        versions.highest or Version("0"),
        not versions.highest_excluded,
    )


def _bounded(versions: VersionRange) -> bool:
    return versions.lowest is not None or versions.highest is not None


def _shapes(versions: VersionRange, bounds: tuple[Version | None, Version | None, bool]) -> bool:
    """Whether one of these bounds is this range's."""
    lowest, highest, excluded = bounds
    return (lowest is not None and versions.lowest == lowest) or (
        highest is not None and (versions.highest, versions.highest_excluded) == (highest, excluded)
    )


def _joined(sources: Sequence[str]) -> str:
    parts = dict.fromkeys(part for source in sources for part in source.split(_AND))
    return _AND.join(parts)


def with_source(versions: VersionRange, source: str) -> VersionRange:
    """The same range, found elsewhere."""
    return replace(versions, source=source)


def _minor_versions(python: VersionRange) -> list[str]:
    """The releases of Python 3 that a project supports, such as ``3.10``."""
    return [
        f"3.{minor}"
        for minor in range(LATEST_MINOR)
        if (python.lowest is None or Version(f"3.{minor}.999") >= python.lowest)
        and python.may_be_at_least(f"3.{minor}")
    ]


_VARIABLE = re.compile(r"\b(os_name|sys_platform|platform_\w+|implementation_\w+|python_\w+)\b")


def _can_hold(marker: Marker | None, pythons: Sequence[str] | None) -> bool:
    """Whether a marker can hold in one of these versions of Python, as far as that decides it."""
    text = str(marker)
    variables = set(_VARIABLE.findall(text))
    if (
        marker is None
        or not pythons
        or not variables
        or any(not v.startswith("python_") for v in variables)
    ):
        return True
    extras = re.findall(r"extra\s*==\s*['\"]([^'\"]+)", text)
    return any(
        marker.evaluate({"python_version": minor, "python_full_version": full, "extra": extra})
        for minor in pythons
        for full in (f"{minor}.0", f"{minor}.99")
        for extra in (*extras, "")
    )
