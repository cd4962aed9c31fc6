"""What the README says of rules and settings is true."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path
from xml.etree import ElementTree

from backlint.config.schema import read_settings
from backlint.config.selection import Catalogue
from backlint.config.settings import Settings
from backlint_rules.registry import all_rules

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
    drawn = runpy.run_path(str(REPOSITORY / "docs" / "draw_picture.py"))
    shown = words_in(drawn["PICTURE"].read_text(encoding="utf-8"))
    assert shown == words_in(drawn["picture"]())
    assert len(re.findall("fastapi-on-event-never-called|sqlalchemy-legacy-query", shown)) > 2


def words_in(svg: str) -> str:
    """The text of a picture without its style."""
    root = ElementTree.fromstring(svg)
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    return "\n".join("".join(text.itertext()) for text in texts)
