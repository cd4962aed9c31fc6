"""What would be wrong about a file after edits.

No fix is trusted. After its edits no more of the text must be broken than before, Python must
still compile it if it did, every comment must be there, and no name may be newly undefined or
unused. Only what the edits change is looked at, so that this costs little in a large file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from backlint_rules.check import FileCheck
from backlint_rules.edits import TextEdit
from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.file_names import FileNames
from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokenizer import tokenize


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
        after = FileNames(self._check.after(edits)[0])
        unused = names & after.unused_imports
        return unused - after.used_elsewhere(unused)

    def reason_against(self, edits: Sequence[TextEdit]) -> str:
        """What would be wrong about the text after edits, or nothing."""
        after, changes = self._check.after(edits)
        if _n_errors(changes.come) > _n_errors(changes.gone):
            return "what comes out would not parse"
        if not all(map(self._compiles, _statements(after, changes.come))) and self._compiled:
            return "what comes out would not compile"
        if lost := _comments(changes.gone) - _comments(changes.come):
            return f"a comment would be lost: {next(iter(lost))}"
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


def _n_errors(pieces: Iterable[FilePiece]) -> int:
    return sum(len(piece.facts.errors) for piece in pieces)


def _comments(pieces: Iterable[FilePiece]) -> Counter[str]:
    return Counter(
        comment.strip()
        for piece in pieces
        if "#" in piece.text
        for token in tokenize(split_lines(piece.text))
        for comment in _COMMENT.findall(token[4])
    )


_COMMENT = re.compile(r"#[^\r\n]*")
