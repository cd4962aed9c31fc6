"""What rules asked of anything outside of the piece they looked at, and the answers they got."""

from __future__ import annotations

from collections.abc import Mapping

from backlint_rules.facts.inference import Answer
from backlint_rules.facts.outline import OWNER, FilePiece, Outline

#: A question; with the ``id`` of the class around the piece where it is about that.
Question = str | tuple[int, str]

#: More questions than this beside those of the present results are forgotten.
_MOST_STALE = 2_000


class Recorder:
    """Asks the outline for a piece and keeps the answers."""

    def __init__(self, outline: Outline, piece: FilePiece) -> None:
        self.answers: dict[Question, Answer] = {}
        self._outline = outline
        self._piece = piece

    def __call__(self, question: str) -> Answer:
        key = question_of(self._piece, question)
        try:
            return self.answers[key]
        except KeyError:
            answer = self.answers[key] = self._outline.ask_for(self._piece, question)
            return answer


def question_of(piece: FilePiece, question: str) -> Question:
    """A question of a piece, such that equal questions have equal answers."""
    return (id(piece.owner), question) if OWNER in question else question


class Asked:
    """All questions that results rest on, each once, with the answers they were given."""

    def __init__(self) -> None:
        self._answers: dict[Question, Answer] = {}
        self._askers: dict[int, FilePiece] = {}  # some piece in the body of each class
        self._recent = 0

    def add(self, piece: FilePiece, answers: Mapping[Question, Answer]) -> None:
        """Takes note of what the result of a piece rests on."""
        before = len(self._answers)
        self._answers.update(answers)
        self._recent += len(self._answers) - before
        if piece.owner is not None:
            self._askers[id(piece.owner)] = piece

    @property
    def has_many_stale(self) -> bool:
        """Whether it is time to begin again with the questions of the present results."""
        return self._recent > _MOST_STALE

    def changed(self, outline: Outline) -> set[Question]:
        """Asks again what the outline is not sure of; the questions with another answer now."""
        # All doubts first: to answer one question, the outline may answer others on the way.
        doubtful = [q for q in self._answers if not isinstance(q, str) or not outline.keeps(q)]
        return {q for q in doubtful if self._ask(outline, q) != self._answers[q]}

    def _ask(self, outline: Outline, question: Question) -> Answer:
        if isinstance(question, str):
            return outline.ask(question)
        owner, text = question
        return outline.ask_for(self._askers[owner], text)


def renewed_answers(
    outline: Outline,
    piece: FilePiece,
    answers: Mapping[Question, Answer],
    known: dict[Question, Answer],
) -> dict[Question, Answer] | None:
    """The same answers, asked for again in whatever class the piece stands now.

    ``None`` if one of them has become another one. ``known`` collects what was asked.
    """
    renewed: dict[Question, Answer] = {}
    for question, answer in answers.items():
        text = question if isinstance(question, str) else question[1]
        key = question_of(piece, text)
        if key not in known:
            known[key] = outline.ask_for(piece, text)
        if known[key] != answer:
            return None
        renewed[key] = answer
    return renewed
