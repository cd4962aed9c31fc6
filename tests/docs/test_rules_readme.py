"""The vocabulary in rules/README.md is the vocabulary that rules have."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from backlint_rules.facts.call import Call
from backlint_rules.rule import rule

README = (Path(__file__).parents[2] / "rules" / "README.md").read_text(encoding="utf-8")


def rows_between(start: str, end: str) -> list[str]:
    """The names in the first column of a table, sorted."""
    section = README.partition(start)[2].partition(end)[0]
    cells = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    return sorted(name for cell in cells for name in re.findall(r"`(\w+)[^`]*`", cell))


def test_everything_that_a_call_says_is_explained() -> None:
    instance = {*inspect.signature(Call).parameters, *vars(Call)} - {"position", "piece"}
    public = {name for name in instance if not name.startswith("_")}
    assert rows_between("| `call.` |", "An **expression**") == sorted(public)


def test_every_part_of_a_declaration_is_explained() -> None:
    declared = {*inspect.signature(rule).parameters} - {"on"}
    assert rows_between("need not\nbe asked at all", "The message is") == sorted(declared)
