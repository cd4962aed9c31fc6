"""Which versions of Python and of libraries a project allows, as far as it says."""

from __future__ import annotations

from dataclasses import dataclass

from packaging.specifiers import SpecifierSet
from packaging.version import Version


@dataclass(frozen=True, slots=True)
class VersionRange:
    """The versions of one distribution that a project may run with.

    ``lowest`` and ``highest`` are ``None`` where the project sets no bound. ``highest`` itself
    belongs to the range unless ``highest_excluded``. ``source`` says where the bounds were
    found, for people: ``pyproject.toml: project.dependencies``.
    """

    lowest: Version | None = None
    highest: Version | None = None
    highest_excluded: bool = False
    source: str = ""

    @classmethod
    def of(cls, specifiers: str, source: str = "") -> VersionRange:
        """The range of a version specifier such as ``>=1.4,<3`` (PEP 440).

        Raises ``packaging.specifiers.InvalidSpecifier`` for anything else.
        """
        lowest: Version | None = None
        highest: Version | None = None
        excluded = False
        for specifier in SpecifierSet(specifiers):
            operator = specifier.operator
            if operator in ("===", "!="):
                continue
            version = Version(specifier.version.removesuffix(".*"))
            prefix = operator == "~=" or specifier.version.endswith(".*")
            if operator in (">=", ">", "~=", "==") and (lowest is None or version > lowest):
                lowest = version
            if operator in ("<", "<=", "~=", "=="):
                upper = _next_of_prefix(version, operator == "~=") if prefix else version
                upper_excluded = prefix or operator == "<"
                if highest is None or (upper, not upper_excluded) < (highest, not excluded):
                    highest, excluded = upper, upper_excluded
        return cls(lowest, highest, excluded, source)

    def may_be_all_at_least(self, version: str) -> bool:
        """Whether nothing says that an older version than this one is allowed.

        Who allows a pre-release means what the release has.
        """
        if self.lowest is None:
            return self.may_be_at_least(version)
        return Version(self.lowest.base_version) >= Version(version)

    def may_be_at_least(self, version: str) -> bool:
        """Whether some allowed version is this one or a later one."""
        if self.highest is None:
            return True
        wanted = Version(version)
        return wanted < self.highest or (wanted == self.highest and not self.highest_excluded)


def _next_of_prefix(version: Version, drop_last: bool) -> Version:
    """The first version after all those that begin like ``version``."""
    release = version.release[:-1] if drop_last else version.release
    return Version(".".join(map(str, (*release[:-1], release[-1] + 1))))
