"""How much is done anew after an edit: what it touched, and what rests on what it changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

import pytest

from backlint_rules import check
from backlint_rules.asked import renewed
from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.outline import Outline
from backlint_rules.registry import all_rules
from incremental_oracle.edits import drawn_edit
from incremental_oracle.fixtures import fixtures

HEAD = """\
from sqlalchemy.orm import Session, sessionmaker

SessionLocal = sessionmaker()

"""
MADE = "\ndef made_{0}():\n    session = SessionLocal()\n    return session.query(User{0})\n\n"
GIVEN = "\ndef given_{0}(session: Session):\n    return session.query(User{0})\n\n"
CLASS = (
    "\nclass Repository:\n    def __init__(self, session: Session):\n        self.db = session\n"
)
METHOD = "\n    def method_{0}(self):\n        return self.db.query(User{0})\n"
NUMBERS = range(100)
TEXT = "".join(
    [HEAD]
    + [part.format(number) for number in NUMBERS for part in (MADE, GIVEN)]
    + [CLASS]
    + [METHOD.format(number) for number in NUMBERS]
)


class Watched:
    """A file, and the pieces that were read and that rules ran on since the last edit."""

    def __init__(self, text: str, stack: ExitStack) -> None:
        self.read: list[Any] = []
        self.ran: list[FilePiece] = []
        self.renamed: frozenset[str] = frozenset()
        read_piece, run, update = check.read_piece, FileCheck._run, Outline.update

        def noted_read(cut: Any) -> Any:
            self.read.append(cut)
            return read_piece(cut)

        def noted_run(file: FileCheck, piece: FilePiece, line: int) -> Any:
            self.ran.append(piece)
            return run(file, piece, line)

        def noted_update(outline: Outline, *changes: Any) -> Any:
            result = update(outline, *changes)
            self.renamed = result.renamed
            return result

        stack.enter_context(patch.object(check, "read_piece", noted_read))
        stack.enter_context(patch.object(FileCheck, "_run", noted_run))
        stack.enter_context(patch.object(Outline, "update", noted_update))
        rules = [*all_rules().values()]
        self.check = FileCheck(text, rules, Environment(module="app.models"))
        self.check.report()

    def replace(self, old: str, new: str) -> list[str]:
        """Writes something else in the place of the first such stretch; what rules ran on."""
        before = self.check.text.partition(old)[0].splitlines(keepends=True) or [""]
        line, column = len(before) - 1, len(before[-1])
        if before[-1].endswith("\n"):
            line, column = line + 1, 0
        self.read.clear()
        self.ran.clear()
        assert "\n" not in old
        self.check.edit((line, column), (line, column + len(old)), new)
        self.check.report()
        return [piece.text.split("(")[0].split()[-1] for piece in self.ran]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("session.query(User50)", "session.query(User50).all()"),
        ("self.db.query(User50)", "self.db.query(User50x)"),
        ("return self.db.query(User50)", "x = 1; return self.db.query(User50)"),
        ("def made_50", "\ndef made_50"),
        ("def made_50", "def other_50"),
        ("def method_50", "def other_50"),
        ("class Repository", "class Store"),
    ],
)
def test_an_edit_that_others_do_not_see_costs_one_piece(
    old: str, new: str, stack: ExitStack
) -> None:
    watched = Watched(TEXT, stack)
    assert len(watched.replace(old, new)) <= 2
    assert len(watched.read) <= 2


def test_a_letter_in_a_large_function_costs_its_line(stack: ExitStack) -> None:
    lines = "".join(f"    if flag_{n}:\n        session.query(User{n})\n" for n in NUMBERS)
    watched = Watched(f"{HEAD}def large(session: Session):\n{lines}", stack)
    assert watched.replace("query(User50)", "query(User50x).all()") == ["large"]
    assert watched.replace("if flag_50", "if other and") == ["large"]
    assert watched.read == []
    assert len(watched.check.findings()) == len(NUMBERS)


def test_what_rests_on_a_changed_answer_runs_again(stack: ExitStack) -> None:
    watched = Watched(TEXT, stack)
    ran = watched.replace("SessionLocal = sessionmaker()", "SessionLocal = other()")
    assert sorted(ran[1:]) == sorted([f"made_{number}" for number in NUMBERS])
    ran = watched.replace("self.db = session", "self.db = other")
    assert sorted(ran[1:]) == sorted([f"method_{number}" for number in NUMBERS])
    assert len(watched.read) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sessionmaker()", "sessionmaker(bind=engine)"),
        ("self.db = session", "self.db = session or session"),
        ("import Session", "import Query, Session"),
    ],
)
def test_the_same_answer_runs_nothing_again(old: str, new: str, stack: ExitStack) -> None:
    assert len(Watched(TEXT, stack).replace(old, new)) == 1


@pytest.mark.parametrize("text", fixtures())
def test_nothing_runs_in_vain(text: str, stack: ExitStack) -> None:
    chance = random.Random(text)
    watched = Watched(text, stack)
    for _ in range(40):
        outline, document = watched.check._outline, watched.check._document
        before: dict[int, tuple[FilePiece, Any]] = {
            id(piece): (piece, piece.kept) for top in document.pieces for piece in top.walk()
        }
        watched.ran.clear()
        watched.check.edit(*drawn_edit(chance, list(watched.check.lines)))
        watched.check.report()
        for piece in watched.ran:
            _, old = before.get(id(piece), (piece, None))
            if old is not None and watched.renamed.isdisjoint(old.names):
                changed = any(outline.ask(q) != answer for q, answer in old.answers.items())
                assert changed or renewed(outline, piece, old.own) is None


def test_a_base_that_is_not_known_is_not_asked_about_for_every_pair_of_classes() -> None:
    assert _questions_with(classes=80) < 3 * _questions_with(classes=40)


def _questions_with(classes: int) -> int:
    """How many questions are answered for columns of classes with a base of another file."""
    column = "    id = Column(Integer, primary_key=True)\n\n\n"
    text = "from sqlalchemy import Column, Integer\nfrom app.base import Base\n\n\n" + "".join(
        f"class Table{number}(Base):\n{column}" for number in range(classes)
    )
    file = FileCheck(text, [*all_rules().values()], Environment(module="app.models"))
    with patch.object(Outline, "_answer", autospec=True, side_effect=Outline._answer) as answer:
        file.report()
    return answer.call_count
