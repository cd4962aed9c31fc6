"""The rules' fixtures as files that are edited: every way to a finding."""

from __future__ import annotations

import re
from pathlib import Path

from squiggles import erase

_RULES = Path(__file__).parents[2] / "rules"


def fixtures() -> list[str]:
    """The code of those with findings, without the drawn squiggles; not what fixes make of it.

    Where a rule is about a class or function that is imported, also the same under another name.
    """
    paths = [path for path in sorted(_RULES.glob("*/*/fires*.py")) if "." not in path.stem]
    texts = [erase(path.read_text(encoding="utf-8")) for path in paths]
    return [*texts, *[other for text in texts if (other := _under_other_names(text)) != text]]


def _under_other_names(text: str) -> str:
    """`Column(…)` as `New(…)`, imported by `Column as New`."""
    for name in ("Column", "relationship", "declarative_base", "FastAPI", "sleep"):
        imported = re.sub(
            rf"^(from .* import .*)\b{name}\b(?! as)", rf"\1{name} as New", text, flags=re.MULTILINE
        )
        if imported != text:
            return re.sub(rf"(?<![.\w]){name}\(", "New(", imported)
    return text
