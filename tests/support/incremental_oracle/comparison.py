"""Edits files at random and compares what is said of them with a fresh check."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from backlint_rules.syntax import document
from backlint_rules.syntax.text import split_lines
from incremental_oracle.description import Description, OpenFile
from incremental_oracle.edits import Edit, applied, drawn_edit, undoing
from incremental_oracle.reference import Reference, parses

#: How many edits one file gets before the next is opened.
EDITS_OF_A_FILE = 25
#: How many lines below an edit are read at once: as shipped, or few, to put off more.
PATIENCE = [document.PATIENCE, document.PATIENCE, 30, 3]


@dataclass
class Result:
    """What came of a run.

    ``telling`` are the comparisons of a text that parses and has a finding.
    """

    edits: int = 0
    comparisons: int = 0
    telling: int = 0
    unsettled: int = 0

    @property
    def telling_share(self) -> float:
        """The part of the comparisons that could well show a difference in findings."""
        return self.telling / self.comparisons


class Difference(AssertionError):
    """An edited file is said to be something else than the same text opened afresh."""

    def __init__(self, text: str, edits: Sequence[Edit], what: str) -> None:
        super().__init__(f"{what}\nafter {list(edits)!r}\nof {text!r}")


def compare(
    files: Sequence[str], seed: int, edits: int, reference: Reference, result: Result
) -> None:
    """Makes so many edits in files drawn from these, and counts them in ``result``.

    Raises ``Difference`` at the first one.
    """
    chance = random.Random(seed)
    while result.edits < edits:
        text, count = chance.choice(files), min(EDITS_OF_A_FILE, edits - result.edits)
        with patch.object(document, "PATIENCE", chance.choice(PATIENCE)):
            _edit_file(text, chance, count, result, reference)


def _edit_file(
    text: str, chance: random.Random, edits: int, result: Result, reference: Reference
) -> None:
    file = OpenFile(text)
    # Not in all files: it makes the engine keep more answers than rules do.
    with_answers = chance.random() < 0.5
    original, good = text, text
    history: list[Edit] = []
    for _ in range(edits):
        edit = _next_edit(chance, text, good, history)
        history.append(edit)
        text = applied(text, edit)
        with _blaming(original, history, "the edit"):
            file.edit(edit)
        result.edits += 1
        result.unsettled += not file.check.settled
        is_good = parses(text)
        if is_good:
            good = text
        if chance.random() < 0.25:
            with _blaming(original, history, "a look in passing"):
                _look_in_passing(file, chance)
            continue
        reference.ask(text, with_answers=with_answers)
        with _blaming(original, history, "the check"):
            file.settle()
            found = file.description(with_answers=with_answers)
        expected = reference.answer()
        result.comparisons += 1
        result.telling += is_good and bool(expected.findings)
        if file.check.text != text or "".join(file.trees.lines) != text:
            raise Difference(original, history, f"the text is {file.check.text!r}")
        what = _difference(found, expected)
        if what:
            raise Difference(original, history, what)


@contextmanager
def _blaming(text: str, edits: Sequence[Edit], what: str) -> Iterator[None]:
    """Nothing may raise, whatever the text and the edits."""
    try:
        yield
    except Exception as error:
        raise Difference(text, edits, f"{what} raised {error!r}") from error


def _next_edit(chance: random.Random, text: str, good: str, history: Sequence[Edit]) -> Edit:
    """A drawn edit; where the text does not parse, often one that repairs it."""
    if text != good and chance.random() < 0.5:
        return undoing(text, good)
    return drawn_edit(chance, split_lines(text), history[-1] if history else None)


def _look_in_passing(file: OpenFile, chance: random.Random) -> None:
    """Asks for a report, or settles a little, as the server does between two edits."""
    if chance.random() < 0.5:
        file.check.report()
    if chance.random() < 0.5:
        next(file.check.settle(), None)


def _difference(found: Description, expected: Description) -> str:
    for part, ours, theirs in zip(Description._fields, found, expected, strict=True):
        for index in range(max(len(ours), len(theirs))):
            one, other = ours[index : index + 1], theirs[index : index + 1]
            if one != other:
                return f"{part} {index} differs:\n{one}\ninstead of\n{other}"
    return ""
