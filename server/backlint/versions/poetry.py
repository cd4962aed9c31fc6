"""Poetry's own notation for versions."""

from __future__ import annotations

import re

from packaging.markers import InvalidMarker, Marker
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from backlint.versions.resolution import union, with_source
from backlint_rules.versions import VersionRange

_TERM = re.compile(r"(?:(\^|~=|~|===|==|=|!=|<=|>=|<|>)\s*)?([^\s,]+)")


def poetry_range(constraint: object, source: str) -> VersionRange | None:
    """The range of ``^1.4``, ``~1.4``, ``1.4.*``, ``>=1.4 <3``, ``^1.4 || ^2``; ``None`` if odd."""
    if not isinstance(constraint, str):
        return None
    try:
        alternatives = [
            VersionRange.of(_specifiers(alternative), source)
            for alternative in re.split(r"\|\|?", constraint)
        ]
    except (InvalidSpecifier, InvalidVersion):
        return None
    return with_source(union(alternatives), source)


def poetry_marker(python: object, markers: object) -> Marker | None:
    """The environments that a dependency's ``python`` and ``markers`` keys ask for."""
    texts = [f"({markers})"] if isinstance(markers, str) else []
    try:
        if isinstance(python, str):
            texts += (
                f'python_full_version {s.operator} "{s.version}"'
                for s in SpecifierSet(_specifiers(python))
            )
        return Marker(" and ".join(texts)) if texts else None
    except (InvalidMarker, InvalidSpecifier, InvalidVersion):
        return None


def _specifiers(constraint: str) -> str:
    """The same in the notation of PEP 440."""
    return ",".join(
        term for operator, version in _TERM.findall(constraint) for term in _term(operator, version)
    )


def _term(operator: str, version: str) -> list[str]:
    if version == "*":
        return []
    if operator == "^":
        release = Version(version).release
        kept = next((i for i, number in enumerate(release) if number), len(release) - 1) + 1
        return [f">={version}", f"<{_bumped(release[:kept])}"]
    if operator == "~":
        return [f">={version}", f"<{_bumped(Version(version).release[:2])}"]
    return [f"{'==' if operator in ('', '=') else operator}{version}"]


def _bumped(release: tuple[int, ...]) -> str:
    return ".".join(map(str, (*release[:-1], release[-1] + 1)))
