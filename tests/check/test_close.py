"""A file that is not checked any more gives its memory back, without a garbage collection."""

import gc
from collections import Counter
from collections.abc import Iterator

import pytest

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.registry import all_rules

TEXT = """\
from sqlalchemy.orm import Session


class Repository:
    def __init__(self, session: Session):
        self.session = session

    class Users:
        def all(self, repository: "Repository"):
            return repository.session.query(User).all()

    def items(self):
        return [query for query in self.session.query(Item)]
"""


@pytest.fixture
def no_collection() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_all_memory_goes_at_once(no_collection: None) -> None:
    before = _kinds_of_objects()
    check = FileCheck(TEXT, [*all_rules().values()], Environment("app.users"))
    assert len(check.findings()) == 2
    check.edit((10, 0), (10, 0), "    name = session_for(1).query(Name)\n")
    check.findings()
    made = _kinds_of_objects() - before
    check.close()
    del check
    left = _kinds_of_objects() - before
    kinds = {"Piece", "PieceFacts", "Chain", "Outline", "FileCheck"}
    assert kinds <= set(made)
    assert kinds.isdisjoint(left)


def _kinds_of_objects() -> Counter[str]:
    return Counter(type(found).__name__ for found in gc.get_objects())
