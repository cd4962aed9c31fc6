"""What the README says of rules and settings is true."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from backlint.config.schema import read_settings
from backlint.config.selection import Catalogue
from backlint.config.settings import Settings
from backlint_rules.registry import all_rules

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_rules_on_show_exist_and_have_these_titles() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \|$", README, re.MULTILINE)
    assert len(rows) >= 4
    assert rows == [(name, all_rules()[name].docs.title) for name, _ in rows]


def test_settings_are_examples_of_every_key() -> None:
    [block] = re.findall(r"^```toml\n(\[tool\.backlint\].*?)^```", README, re.MULTILINE | re.DOTALL)
    table = tomllib.loads(block)["tool"]["backlint"]
    settings, errors = read_settings(table, Catalogue.installed(), root=Path(), source="README.md")
    assert errors == []
    keys = {name.replace("_", "-") for name in Settings.__dataclass_fields__}
    assert {*table} == keys - {"root", "path", "origins"}
    assert {*settings.origins} == {*table}
