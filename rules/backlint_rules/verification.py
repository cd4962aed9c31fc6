"""What would be wrong about a file after edits.

No fix is trusted. After its edits no more of the text must be broken than before, Python must
still compile it if it did, what has to be first in a file must be so, every comment must be there
and strings must say what they said, and no name may be newly undefined or unused. Only what the
edits change is looked at, and the first lines, so that this costs little in a large file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import cached_property

from backlint_rules.check import FileCheck
from backlint_rules.edits import TextEdit
from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.model import PieceFacts
from backlint_rules.file_names import FileNames
from backlint_rules.import_statements import first_logical_line
from backlint_rules.syntax.document import Changes
from backlint_rules.syntax.module_head import (
    declared_encoding,
    docstring_in,
    imports_from_future,
)
from backlint_rules.syntax.source_lines import SourceLines
from backlint_rules.syntax.string_texts import literal_texts, n_new_strings, shown_code
from backlint_rules.syntax.text import split_lines


class Verification:
    """Judges edits of one file. ``compiles`` tells whether the Python at hand compiles a text;
    the imports of a package (``is_package``) are for others, so they may be unused.
    """

    def __init__(self, check: FileCheck, is_package: bool, compiles: Callable[[str], bool]) -> None:
        self._check = check
        self._is_package = is_package
        self._compiles = compiles

    @cached_property
    def names(self) -> FileNames:
        """The names of the file as it is."""
        return FileNames(self._check)

    @cached_property
    def _compiled(self) -> bool:
        return self._compiles(self._check.text)

    def freed(self, names: set[str], edits: Sequence[TextEdit]) -> set[str]:
        """Which of these names the file imports and does not use any more after edits."""
        if not names or self._is_package:
            return set()
        with closing(self._check.after(edits)[0]) as check:
            after = FileNames(check)
            unused = names & after.unused_imports
            return unused - after.used_elsewhere(unused)

    def reason_against(self, edits: Sequence[TextEdit]) -> str:
        """What would be wrong about the text after edits, or nothing."""
        after, changes = self._check.after(edits)
        with closing(after):
            return self._reason_in(after, changes)

    def _reason_in(self, after: FileCheck, changes: Changes[PieceFacts]) -> str:
        if _n_errors(changes.come) > _n_errors(changes.gone):
            return "what comes out would not parse"
        if reason := _reason_in_tokens(_Tokens(changes.gone), _Tokens(changes.come)):
            return reason
        compiled = _statements(after, changes.come) | {_head(after)}
        if not all(map(self._compiles, compiled)) and self._compiled:
            return "what comes out would not compile"
        if declared_encoding(after.lines) != declared_encoding(self._check.lines):
            return "the comment about the encoding would not be at the top any more"
        if _docstring(after) != _docstring(self._check):
            return "the docstring of the module would be another one"
        names = FileNames(after)
        if undefined := names.undefined - self.names.undefined:
            return f"`{min(undefined)}` would not be defined"
        unused = names.unused_imports - self.names.unused_imports
        unused -= names.used_elsewhere(unused)
        if unused and not self._is_package:
            return f"the import of `{min(unused)}` would be unused"
        if idle := names.unused_locals - self.names.unused_locals:
            return f"`{min(idle)}` would be unused"
        return ""


def _statements(check: FileCheck, pieces: Iterable[FilePiece]) -> set[str]:
    """The texts of the statements of the module that these pieces are part of."""
    outermost: dict[int, FilePiece] = {}
    for piece in pieces:
        while piece.owner is not None:
            piece = piece.owner
        outermost[id(piece)] = piece
    texts = set()
    line = 0
    for piece in check.pieces:
        if id(piece) in outermost:
            texts.add("".join(check.lines[line : line + piece.n_lines]))
        line += piece.n_lines
    return texts


def _head(check: FileCheck) -> str:
    """The text down to the last import from ``__future__``, which only the first lines may be."""
    line = end = 0
    for piece in check.pieces:
        line += piece.n_lines
        if "__future__" in piece.text and imports_from_future(first_logical_line(piece, 0)):
            end = line
    return "".join(check.lines[:end])


def _docstring(check: FileCheck) -> tuple[str, ...]:
    return docstring_in(first_logical_line(check.pieces[0], 0))


def _n_errors(pieces: Iterable[FilePiece]) -> int:
    return sum(len(piece.facts.errors) for piece in pieces)


class _Tokens:
    """What is counted of the tokens of some pieces."""

    def __init__(self, pieces: Iterable[FilePiece]) -> None:
        self.comments: Counter[str] = Counter()
        self.literal_texts: Counter[str] = Counter()
        self.shown_code: Counter[str] = Counter()
        self.n_new_strings = 0
        for piece in pieces:
            text = SourceLines(split_lines(piece.text))
            self.comments.update(comment.text.strip() for comment in text.comments.values())
            self.literal_texts.update(literal_texts(text.tokens))
            self.shown_code.update(shown_code(text.tokens))
            self.n_new_strings += n_new_strings(text.tokens)


def _reason_in_tokens(gone: _Tokens, come: _Tokens) -> str:
    if lost := gone.comments - come.comments:
        return f"a comment would be lost: {next(iter(lost))}"
    if gone.shown_code - come.shown_code:
        return "its own text is part of the value of a string"
    if gone.literal_texts - come.literal_texts:
        return "the text of a string would be another one"
    if come.n_new_strings > gone.n_new_strings:
        return "only Python 3.12 and later would read the string that it stands in"
    return ""
