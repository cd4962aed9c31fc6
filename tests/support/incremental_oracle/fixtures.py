"""The rules' fixtures as files that are edited: every way to a finding."""

from __future__ import annotations

from pathlib import Path

from squiggles import erase

_RULES = Path(__file__).parents[2] / "rules"


def fixtures() -> list[str]:
    """The code of those with findings, without the drawn squiggles; not what fixes make of it."""
    paths = [path for path in sorted(_RULES.glob("*/*/fires*.py")) if "." not in path.stem]
    return [erase(path.read_text(encoding="utf-8")) for path in paths]
