"""Edits as people make them, drawn by seed, each with a letter typed into a queried entity.

The letter makes the entity's name a new one, ``session.query(Usxer)``, which whoever really
looked at the text after the edit can quote.
"""

from __future__ import annotations

import ast
import io
import keyword
import random
import string
import tokenize
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.entities import QueriedEntity, queried_entities


@dataclass(frozen=True, slots=True)
class Insertion:
    """Text put in at a place; lines and columns (in code points) count from 0."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What one change carries: ``insertion``, and ``letter``, which makes the name ``quoted``.

    ``parses``: whether the text is valid Python after both.
    """

    kind: str
    insertion: Insertion
    letter: Insertion
    quoted: str
    parses: bool


def draw(text: str, each: int, seed: int) -> list[Edit]:
    """So many edits of every kind, shuffled."""
    drawing = _Drawing(text, random.Random(seed))
    edits = [drawing.edit(kind) for kind in KINDS for _ in range(each)]
    drawing.random.shuffle(edits)
    return edits


class _Drawing:
    def __init__(self, text: str, source: random.Random) -> None:
        self.text = text
        self.random = source
        self.lines = text.split("\n")
        self.entities = queried_entities(text)
        self.tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
        self.names = [
            t for t in self.tokens if t.type == tokenize.NAME and not keyword.iskeyword(t.string)
        ]
        tree = ast.parse(text)
        self.functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        self.classes = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]

    def edit(self, kind: str) -> Edit:
        """An edit of that kind with a queried entity above it, or anywhere if it is at the top."""
        while True:
            insertion = KINDS[kind](self)
            entities = [e for e in self.entities if e.end_line < insertion.line]
            if kind in _AT_THE_TOP or (kind == CLASS_NAME and not entities):
                entities = [e for e in self.entities if e.own_session or kind != SHARED_SESSION]
            if entities:
                letter, quoted = self._letter(self.random.choice(entities))
                parses = self._parses(insertion, letter)
                return Edit(kind, insertion, letter, quoted, parses)

    def _letter(self, entity: QueriedEntity) -> tuple[Insertion, str]:
        while True:
            at = self.random.randint(1, len(entity.name))
            letter = self.random.choice(string.ascii_letters)
            quoted = entity.name[:at] + letter + entity.name[at:]
            if quoted not in self.text:
                return Insertion(entity.line, entity.column + at, letter), quoted

    def _parses(self, *insertions: Insertion) -> bool:
        lines = list(self.lines)
        for each in sorted(insertions, key=lambda i: (i.line, i.column), reverse=True):
            line = lines[each.line]
            lines[each.line] = line[: each.column] + each.text + line[each.column :]
        try:
            ast.parse("\n".join(lines))
        except SyntaxError:
            return False
        return True

    def letter(self) -> Insertion:
        name = self.random.choice(self.names)
        line, column = name.start
        at = self.random.randint(1, len(name.string))
        return Insertion(line - 1, column + at, self.random.choice(string.ascii_lowercase))

    def enter(self) -> Insertion:
        end = self.random.choice([t for t in self.tokens if t.type == tokenize.NEWLINE])
        line, column = end.start
        text = self.lines[line - 1]
        return Insertion(line - 1, column, "\n" + text[: len(text) - len(text.lstrip())])

    def bracket(self) -> Insertion:
        line, column = self.random.choice(self.names).end
        return Insertion(line - 1, column, self.random.choice(["(", "[", "{", ")", "]", "}", "()"]))

    def quote(self) -> Insertion:
        line, column = self.random.choice(self.names).end
        return Insertion(line - 1, column, self.random.choice(["'", '"', "''", '""']))

    def triple_quote(self) -> Insertion:
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        starts = [b.start for a, b in pairs if a.type == tokenize.NEWLINE and b.string.strip()]
        line, column = self.random.choice(starts)
        return Insertion(line - 1, column, '"""')

    def paste(self) -> Insertion:
        """A function put in front of another one of the same depth."""
        short = [f for f in self.functions if (f.end_lineno or 0) - f.lineno < 30]
        copied = self.random.choice(short)
        before = self.random.choice(
            [f for f in self.functions if f.col_offset == copied.col_offset]
        )
        first = min([copied.lineno, *(d.lineno for d in copied.decorator_list)])
        text = "\n".join(self.lines[first - 1 : copied.end_lineno]) + "\n\n"
        target = min([before.lineno, *(d.lineno for d in before.decorator_list)])
        return Insertion(target - 1, 0, text)

    def import_at_the_top(self) -> Insertion:
        module = "".join(self.random.choices(string.ascii_lowercase, k=8))
        line = self.random.choice(
            [f"import {module}\n", f"from {module} import name\n", f"import {module}.inner as it\n"]
        )
        return Insertion(1, 0, line)

    def class_name(self) -> Insertion:
        chosen = self.random.choice(self.classes)
        line = next(
            i
            for i in range(chosen.lineno - 1, len(self.lines))
            if f"class {chosen.name}" in self.lines[i]
        )
        column = self.lines[line].index(f"class {chosen.name}") + len(f"class {chosen.name}")
        return Insertion(line, column, self.random.choice(string.ascii_lowercase))

    def shared_session(self) -> Insertion:
        """A letter in the name of a session, or session factory, that many functions use."""
        name = self.random.choice(["ManagedSessionMaker", "db"])
        line = next(i for i, text in enumerate(self.lines) if text.startswith(f"{name} = "))
        return Insertion(line, len(name), self.random.choice(string.ascii_lowercase))


TRIPLE_QUOTE = "triple quote"
CLASS_NAME = "name of a class"
SHARED_SESSION = "module-level session"
_IMPORT = "import at the top"
_AT_THE_TOP = {_IMPORT, SHARED_SESSION}
KINDS: dict[str, Callable[[_Drawing], Insertion]] = {
    "letter": _Drawing.letter,
    "Enter": _Drawing.enter,
    "bracket": _Drawing.bracket,
    "quote": _Drawing.quote,
    TRIPLE_QUOTE: _Drawing.triple_quote,
    "paste": _Drawing.paste,
    _IMPORT: _Drawing.import_at_the_top,
    CLASS_NAME: _Drawing.class_name,
    SHARED_SESSION: _Drawing.shared_session,
}
