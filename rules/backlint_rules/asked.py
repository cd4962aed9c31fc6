"""What rules asked of anything outside of the piece they looked at, and the answers they got."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.outline import OWNER, Outline
from backlint_rules.facts.questions import Answer

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
    """All questions that results rest on: the answer that was given to each, and who was given it.

    Everybody got the same answer: when it becomes another one, all have to ask again.
    """

    def __init__(self) -> None:
        self._given: dict[str, tuple[Answer, set[FilePiece]]] = {}

    @property
    def questions(self) -> Collection[str]:
        """The questions, each once."""
        return self._given.keys()

    def add(self, piece: FilePiece, answers: Mapping[str, Answer], own: Own) -> None:
        """Takes note of what the result of a piece rests on."""
        for question, answer in (*answers.items(), *own.values()):
            given = self._given.get(question)
            if given is None:
                self._given[question] = answer, {piece}
            else:
                given[1].add(piece)

    def remove(self, piece: FilePiece, answers: Mapping[str, Answer], own: Own) -> None:
        """Forgets what was noted of a piece."""
        for question in {*answers, *[asked for asked, _ in own.values()]}:
            _, pieces = self._given[question]
            pieces.remove(piece)
            if not pieces:
                del self._given[question]

    def outdated(self, outline: Outline, doubtful: Iterable[str]) -> set[FilePiece]:
        """Asks again what is in doubt; the pieces that would be given another answer now."""
        pieces: set[FilePiece] = set()
        for question in doubtful:
            given = self._given.get(question)
            if given is not None and outline.ask(question) != given[0]:
                pieces |= given[1]
        return pieces


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
