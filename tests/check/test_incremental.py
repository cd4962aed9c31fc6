"""A file that is edited equals one that a fresh process opens: a small part of the oracle.

``python -m incremental_oracle`` makes as many edits as one likes in files of real packages.
"""

from __future__ import annotations

from pathlib import Path

from incremental_oracle.comparison import compare
from incremental_oracle.edits import applied, undoing
from incremental_oracle.reference import Reference
from squiggles import erase

RULES = Path(__file__).parents[1] / "rules"
FIXTURES = [erase(path.read_text(encoding="utf-8")) for path in sorted(RULES.glob("*/*/fires*.py"))]


def test_after_any_edits_all_is_as_in_a_fresh_process() -> None:
    with Reference() as reference:
        result = compare(FIXTURES, seed=1, edits=500, reference=reference)
    assert result.comparisons > 300
    assert result.telling_share >= 0.3


def test_undoing_leads_back() -> None:
    texts = ["", "a", "a\n", "a\r\nb\n", "a\rb", "b\n", "a\nb\nb\n", "\n"]
    for text in texts:
        for before in texts:
            assert text == before or applied(text, undoing(text, before)) == before
