"""A file that is edited equals one that a fresh process opens: a small part of the oracle.

``python -m incremental_oracle`` makes as many edits as one likes in files of real packages.
"""

from __future__ import annotations

import pytest

from incremental_oracle.comparison import Difference, Result, compare
from incremental_oracle.description import OpenFile
from incremental_oracle.edits import Edit, applied, undoing
from incremental_oracle.fixtures import fixtures
from incremental_oracle.planted import PLANTED
from incremental_oracle.reference import Reference

FIXTURES = fixtures()


def test_after_any_edits_all_is_as_in_a_fresh_process() -> None:
    result = Result()
    with Reference() as reference:
        compare(FIXTURES, seed=1, edits=500, reference=reference, result=result)
    assert result.comparisons > 300
    assert result.telling_share >= 0.3


@pytest.mark.parametrize(
    "bug",
    [
        "answers are not compared",
        "what an answer rests on is not noted",
        "findings below added lines move one line too far",
        "the lines of what follows are not moved",
        "reading ends one line too early",
    ],
)
def test_a_bug_is_found(bug: str) -> None:
    with Reference() as reference, PLANTED[bug](), pytest.raises(Difference):
        compare(FIXTURES, seed=1, edits=500, reference=reference, result=Result())


def test_a_method_that_has_found_its_class_again_is_known_by_its_path() -> None:
    """What was worked out of it while its class had no name says something else."""
    text = """\
import sqlalchemy as sa
class Models(Base):
    def first(self):
        return Model()
    def second(self):
        class Model(self.base):
            __tablename__ = "model"
            id = sa.Column(sa.Integer, primary_key=True)
"""
    broken: list[Edit] = [((1, 8), (1, 8), "return "), ((3, 15), (3, 15), "[")]
    mended = "".join(text.splitlines(keepends=True)[1:4])
    file = OpenFile(text)
    for edit in (*broken, ((1, 0), (4, 0), mended)):
        file.edit(edit)
        file.settle()
        found = file.description(with_answers=True)
    assert file.check.text == text
    assert found == OpenFile(text).description(with_answers=True)


def test_undoing_leads_back() -> None:
    texts = ["", "a", "a\n", "a\r\nb\n", "a\rb", "b\n", "a\nb\nb\n", "\n"]
    for text in texts:
        for before in texts:
            assert text == before or applied(text, undoing(text, before)) == before
