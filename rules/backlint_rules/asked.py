"""What rules asked of anything outside of the piece they looked at, and the answers they got."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.inference import Answer
from backlint_rules.facts.outline import OWNER, Outline

#: More questions than this beside those of the present results are forgotten.
_MOST_STALE = 500


#: What a piece asked about the class around it: how it was put, with ``@`` in the place of the
#: class's path; how it was asked; the answer.
Own = dict[str, tuple[str, Answer]]


class Recorder:
    """Asks the outline for a piece and keeps the answers."""

    def __init__(self, outline: Outline, piece: FilePiece) -> None:
        self.answers: dict[str, Answer] = {}
        self.own: Own = {}
        self._outline = outline
        self._class = outline.class_around(piece)

    def __call__(self, question: str) -> Answer:
        if OWNER in question:
            if question not in self.own:
                asked = _about(self._class, question)
                self.own[question] = asked, self._outline.ask(asked)
            return self.own[question][1]
        try:
            return self.answers[question]
        except KeyError:
            answer = self.answers[question] = self._outline.ask(question)
            return answer


def _about(cls: str | None, question: str) -> str:
    """The question with this class for ``@``, which remains if nobody knows the class."""
    return question if cls is None else question.replace(OWNER, cls, 1)


class Asked:
    """All questions that results rest on, each once, with the answers they were given."""

    def __init__(self) -> None:
        self._answers: dict[str, Answer] = {}
        self._n_wanted = 0

    def add(self, answers: Mapping[str, Answer], own: Own) -> None:
        """Takes note of what the result of a piece rests on."""
        self._answers.update(answers)
        self._answers.update(own.values())

    def changed(self, outline: Outline, doubtful: Iterable[str]) -> set[str]:
        """Asks again what is in doubt; the questions that have another answer now."""
        asked = [question for question in doubtful if question in self._answers]
        return {q for q in asked if outline.ask(q) != self._answers[q]}

    @property
    def has_many_stale(self) -> bool:
        """Whether it is time to forget what no present result rests on."""
        return len(self._answers) > self._n_wanted + _MOST_STALE

    def forget_all_but(self, wanted: Mapping[str, Answer]) -> None:
        """Keeps the questions of the present results only."""
        self._answers = dict(wanted)
        self._n_wanted = len(wanted)


def renewed(outline: Outline, piece: FilePiece, own: Own) -> Own | None:
    """The same questions, asked now that the piece's class has another path.

    ``None`` if an answer has become another one.
    """
    cls = outline.class_around(piece)
    asked_now: Own = {}
    for question, (_, answer) in own.items():
        now = _about(cls, question)
        if outline.ask(now) != answer:
            return None
        asked_now[question] = now, answer
    return asked_now
