"""The code map of server/ARCHITECTURE.md names everything that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backlint_rules.registry import FAMILIES

REPOSITORY = Path(__file__).parents[2]
MAP = (REPOSITORY / "server" / "ARCHITECTURE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("package", ["rules/backlint_rules", "server/backlint"])
def test_the_map_of_a_package_is_complete(package: str) -> None:
    section = MAP.partition(f"### `{package}/`")[2].partition("\n###")[0]
    first_cells = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    mapped = {name.rstrip("/") for cell in first_cells for name in re.findall(r"`(.*?)`", cell)}
    there = {path.name for path in (REPOSITORY / package).iterdir()}
    families = {family.replace("-", "_") for family in FAMILIES}
    assert mapped == there - families - {"__init__.py", "__pycache__", "py.typed"}


def test_everything_else_on_the_map_is_there() -> None:
    paths = re.findall(r"^\| `([a-z/-]+/)` \|", MAP.partition("### Elsewhere")[2], re.MULTILINE)
    assert paths
    assert [path for path in paths if not (REPOSITORY / path).is_dir()] == []
