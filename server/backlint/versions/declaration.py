"""What one line of a project says about one distribution."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from packaging.markers import Marker
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from backlint_rules.versions import VersionRange

PYTHON = "python"
"""The name that stands for the language itself."""

NameOf = Callable[[Path], str]
"""Names a file for people: relative to the workspace where that is possible."""


class Authority(IntEnum):
    """How much a declaration counts; a smaller number counts more."""

    PROMISE = 0
    """What the distribution asks of everyone who installs it."""
    EXTRA = 1
    """What it asks of those who install an extra of it."""
    ENVIRONMENT = 2
    """What an environment is made from: requirements files."""
    TOOLING = 3
    """What only those need who work on the project: groups, files for tests or docs."""


class Declaration(NamedTuple):
    """One line about one distribution.

    ``group``: the lines that hold together, such as a file or an extra. ``marker``: the
    environments in which this one holds; ``None`` for all.
    """

    distribution: str
    versions: VersionRange
    authority: Authority
    group: str
    marker: Marker | None = None


_EXTRA_MARKER = re.compile(r"\bextra\s*==\s*['\"]([^'\"]+)['\"]")


def declaration(
    requirement: str, authority: Authority, group: str, source: str
) -> Declaration | None:
    """What a requirement (PEP 508) says; ``None`` for one that is not valid.

    One whose marker asks for an extra has the authority of an extra. One that names an address
    instead of versions leaves them open.
    """
    try:
        parsed = Requirement(requirement)
    except InvalidRequirement:
        return None
    if parsed.marker and (extra := _EXTRA_MARKER.search(str(parsed.marker))):
        authority, group = max(authority, Authority.EXTRA), f"{group}[{extra[1]}]"
    marker = None if _asks_only_for_an_extra(parsed.marker) else parsed.marker
    versions = VersionRange.of(str(parsed.specifier), source)
    return Declaration(str(canonicalize_name(parsed.name)), versions, authority, group, marker)


def _asks_only_for_an_extra(marker: Marker | None) -> bool:
    return _EXTRA_MARKER.fullmatch(str(marker)) is not None
