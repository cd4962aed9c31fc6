"""Fresh checks, made in a process that shares no object with the one that edits."""

from __future__ import annotations

import ast
import multiprocessing
import warnings
from multiprocessing.connection import Connection
from types import TracebackType
from unittest.mock import patch

from backlint_rules.facts.outline import Outline
from backlint_rules.facts.questions import Answer
from backlint_rules.syntax.parser import parse
from backlint_rules.syntax.tree import errors
from incremental_oracle.description import Description, OpenFile, nodes_of

#: How many texts one process describes before another takes its place.
LIFE = 500


class Reference:
    """Describes texts in a worker process: ``ask``, do something else, ``answer``."""

    def __enter__(self) -> Reference:
        self._start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop()

    def ask(self, text: str, *, with_answers: bool) -> None:
        """Sends a text."""
        if self._asked == LIFE:
            self._stop()
            self._start()
        self._asked += 1
        self._connection.send((text, with_answers))

    def answer(self) -> Description:
        """What a fresh check says of the text that was sent last."""
        description = self._connection.recv()
        assert isinstance(description, Description)
        return description

    def _start(self) -> None:
        self._asked = 0
        # A forked process would begin with our objects.
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_describe_all, args=[theirs], daemon=True)
        self._process.start()
        theirs.close()

    def _stop(self) -> None:
        self._connection.close()
        self._process.join()


def _describe_all(connection: Connection) -> None:
    with patch.object(Outline, "ask", _ask_without_cache):
        while True:
            try:
                text, with_answers = connection.recv()
            except (EOFError, KeyboardInterrupt):
                return
            connection.send(_described(text, with_answers=with_answers))


def _described(text: str, *, with_answers: bool) -> Description:
    file = OpenFile(text)
    description = file.description(with_answers=with_answers)
    tree = parse(text)
    if not any(True for _ in errors(tree)) and file.whole_tree() != nodes_of(tree):
        description.tree.append("the tree of the whole text is another one")
    return description


_ask = Outline.ask


def _ask_without_cache(outline: Outline, question: str) -> Answer:
    """Works out anew whatever a piece asks, without any answer to an earlier question."""
    if not outline._guard._active:
        outline.forget_all_but([])
        outline._inferences = {}
    return _ask(outline, question)


def parses(text: str) -> bool:
    """Whether CPython or, for what is newer than it, our parser finds no error in a text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(text)
        except (SyntaxError, ValueError):
            return not any(True for _ in errors(parse(text)))
    return True
