"""What the README says of rules and settings is true."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

from backlint.config.schema import read_settings
from backlint.config.selection import Catalogue
from backlint.config.settings import Settings
from backlint_rules.environment import Environment
from backlint_rules.registry import all_rules
from rule_fixtures import checked

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

REPOSITORY = Path(__file__).parents[2]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


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


def test_the_picture_shows_what_is_said_today() -> None:
    """``python docs/draw_picture.py`` draws it."""
    picture = ElementTree.parse(REPOSITORY / "docs" / "check.svg")
    shown = without_blanks("".join(picture.getroot().itertext()))
    for name in re.findall(r"shop/[a-z]+\.py(?=shop|error|warning)", shown):
        code = (REPOSITORY / "examples" / "shop" / name).read_text()
        for finding in checked(code, [*all_rules().values()], Environment()):
            assert without_blanks(finding.message) in shown
    assert len(re.findall("fastapi-on-event-never-called|sqlalchemy-legacy-query", shown)) > 2


def without_blanks(text: str) -> str:
    """Lines are broken anywhere in a terminal."""
    return re.sub(r"[\s─]", "", text)
