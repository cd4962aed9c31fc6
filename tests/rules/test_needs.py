"""Which versions a project has to allow before a rule speaks."""

import pytest

from backlint_rules.rule import Needs
from backlint_rules.versions import VersionRange


@pytest.mark.parametrize(
    ("allowed", "met"),
    [
        (">=2.0", True),
        (">=2.0.0b1", True),
        ("==2.0.*", True),
        (">=1.4,<3", False),
        ("<3", True),
        ("<=2.0", True),
        ("<2", False),
        ("<1.4", False),
    ],
)
def test_what_is_recommended_must_be_there_in_all_versions(allowed: str, met: bool) -> None:
    """A range without a lower bound passes if some version has it."""
    assert Needs("sqlalchemy", lowest="2.0").met_by(VersionRange.of(allowed)) is met


@pytest.mark.parametrize(("allowed", "met"), [(">=1.4", True), ("<2", False), ("<=2.0", True)])
def test_what_is_old_must_be_so_in_some_version(allowed: str, met: bool) -> None:
    assert Needs("sqlalchemy", highest="2.0").met_by(VersionRange.of(allowed)) is met


def test_who_says_nothing_allows_everything() -> None:
    assert Needs("sqlalchemy", lowest="2.0", highest="2.0").met_by(None)
