"""Edits as people make them, drawn by seed: half-typed, pasted, undone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from backlint_rules.syntax.text import split_lines

#: Start and end as (line, column) from 0, and the text that takes the place.
Edit = tuple[tuple[int, int], tuple[int, int], str]

TYPED = [
    *"abcx_01 ()[]{}:,.=\"'#\\@*\t\n",
    *3 * ['"""', "'''"], "f'", "f\"{", "{x}", "}", "\r\n", "\r", "\n    ", "\n        ", "->", ":=",
    "match x:", "case _:", "type X = ", "lazy ", "with (", "except* E:", "else:", "elif x:",
    "finally:", "try:", "if x:", "for x in y:", "def f(", "def f():", "class A:", "class A[T]:",
    "async ", "await ", "return ", "import a", "from a import b", "lambda ", "; ", "@dec\n", "pass",
]  # fmt: skip

#: What takes the place of a word: names that the rules' findings rest on.
WORDS = [
    "Session", "AsyncSession", "scoped_session", "sessionmaker", "Column", "C", "query", "self",
    "Base", "db", "session", "User", "session: Session", "FastAPI", "app", "APIRouter", "lifespan",
    "on_event", "isinstance", "isinstance(x, Session)", "None",
]  # fmt: skip

#: What the rules look for when it is called, and something else.
FUNCTIONS = ["Column", "relationship", "declarative_base", "FastAPI", "sleep", "Integer"]

_OPENING = ["(", "[", "{", "f(", '"""', "f'{"]

_IMPORT = re.compile(r"\s*(?:from|import)\b")
_IMPORTED = re.compile(r"(?<=import )\w+")
_IMPORTED_AS = re.compile(r"\w+(?= as )")
_CALLED = re.compile(r"\b(\w+)\(")
_RETURN = re.compile(r"\s*return\b")
_ATTRIBUTE = re.compile(r"\s*(?:self|cls)\.\w+.*=")

#: What comes at the end of a line.
ENDINGS = [
    "  # backlint: ignore[sqlalchemy-legacy-query]", "  # backlint: ignore",
    "  # backlint: ignore-file[sqlalchemy-legacy-column]", " -> Session:", "(lifespan=x)",
    ".query(User)", " = Session()", "\\", "\r",
]  # fmt: skip

#: Lines, which get the indentation of the line that they push down.
LINES = [
    "from sqlalchemy.orm import Session", "from sqlalchemy import Column as C",
    "import sqlalchemy as sa", "from sqlalchemy.orm import *", "SessionLocal = sessionmaker()",
    "Base = declarative_base()", "class Base:\n    pass", "self.session = Session()", "global db",
    "db = SessionLocal()", "@property", "return Session()", "del db", "db = Session = None",
    "# backlint: ignore-file[sqlalchemy-legacy-column]", "session.query(User)", "if db:",
    "assert isinstance(db, Session)", "def db(session: Session):\n    return session.query(User)",
]  # fmt: skip


def drawn_edit(chance: random.Random, lines: list[str], last: Edit | None = None) -> Edit:
    """An edit within the text of these lines, often not far from the last one."""
    if last is not None and last[2] in _OPENING and chance.random() < 0.5:
        return _spoil_word_below(chance, lines, last[0][0])
    kinds, weights = zip(*_KINDS, strict=True)
    draw: Callable[[random.Random, list[str], int], Edit] = chance.choices(kinds, weights)[0]
    line = chance.randrange(len(lines))
    if last is not None and chance.random() < 0.4:
        line = min(max(last[0][0] + chance.randint(-2, 6), 0), len(lines) - 1)
    return draw(chance, lines, line)


def _type(chance: random.Random, lines: list[str], line: int) -> Edit:
    column = _column(chance, lines, line)
    return (line, column), (line, column), chance.choice(TYPED)


def _open(chance: random.Random, lines: list[str], line: int) -> Edit:
    """What is not closed: how far it reaches depends on what comes below."""
    column = _column(chance, lines, line)
    return (line, column), (line, column), chance.choice(_OPENING)


def _spoil_word_below(chance: random.Random, lines: list[str], line: int) -> Edit:
    """The first word below is another one: a keyword there has ended what was not closed above."""
    below = (i for i in range(line + 1, len(lines)) if lines[i].strip())
    line = next(below, len(lines) - 1)
    column = len(_indentation(lines[line]))
    if chance.random() < 0.5:
        return (line, column), (line, column), "x"
    return (line, column), (line, min(column + 1, _length(lines[line]))), ""


def _swap_word(chance: random.Random, lines: list[str], line: int) -> Edit:
    words = [match.span() for match in re.finditer(r"\w+", lines[line])]
    start, end = chance.choice(words) if words else (0, 0)
    return (line, start), (line, end), chance.choice(WORDS)


def _change_import(chance: random.Random, lines: list[str], line: int) -> Edit:
    return _change_line_like(_IMPORT, chance, lines, line)


def _import_as(chance: random.Random, lines: list[str], line: int) -> Edit:
    """A name that is called in the file stands for what is imported under another one, or for
    something else than before.
    """
    renamed = [i for i, text in enumerate(lines) if _IMPORTED_AS.search(text)]
    if renamed and chance.random() < 0.7:
        line = chance.choice(renamed)
        match = chance.choice([*_IMPORTED_AS.finditer(lines[line])])
        return (line, match.start()), (line, match.end()), chance.choice(FUNCTIONS)
    line = chance.choice([i for i, text in enumerate(lines) if _IMPORTED.search(text)] or [line])
    called = _CALLED.findall("".join(lines)) or ["called"]
    words = [match.span() for match in _IMPORTED.finditer(lines[line])]
    start, end = chance.choice(words) if words else (0, 0)
    imported = lines[line][start:end] if chance.random() < 0.5 else chance.choice(WORDS)
    return (line, start), (line, end), f"{imported} as {chance.choice(called)}"


def _change_attribute(chance: random.Random, lines: list[str], line: int) -> Edit:
    return _change_line_like(_ATTRIBUTE, chance, lines, line)


def _change_result(chance: random.Random, lines: list[str], line: int) -> Edit:
    return _change_line_like(_RETURN, chance, lines, line)


def _change_line_like(
    pattern: re.Pattern[str], chance: random.Random, lines: list[str], line: int
) -> Edit:
    """Another word on a line that others rest on, if there is one."""
    line = chance.choice([i for i, text in enumerate(lines) if pattern.match(text)] or [line])
    words = [match.span() for match in re.finditer(r"\w+", lines[line])]
    start, end = chance.choice(words) if words else (0, 0)
    elsewhere = re.findall(r"\w+", chance.choice(lines))
    return (line, start), (line, end), chance.choice([*WORDS, *elsewhere])


def _insert_line(chance: random.Random, lines: list[str], line: int) -> Edit:
    text = chance.choice(LINES).replace("\n", "\n" + _indentation(lines[line]))
    end = "\r\n" if lines[line].endswith("\r\n") else "\n"
    return (line, 0), (line, 0), _indentation(lines[line]) + text + end


def _end_line(chance: random.Random, lines: list[str], line: int) -> Edit:
    column = _length(lines[line])
    return (line, column), (line, column), chance.choice(ENDINGS)


def _delete_character(chance: random.Random, lines: list[str], line: int) -> Edit:
    column = _column(chance, lines, line)
    if column == _length(lines[line]) and line + 1 < len(lines):
        return (line, column), (line + 1, 0), ""
    return (line, column), (line, min(column + 1, _length(lines[line]))), ""


def _delete_lines(chance: random.Random, lines: list[str], line: int) -> Edit:
    return (line, 0), (min(line + chance.choice([1, 1, 1, 3, 8]), len(lines) - 1), 0), ""


def _delete_stretch(chance: random.Random, lines: list[str], line: int) -> Edit:
    last = min(line + chance.randint(0, 5), len(lines) - 1)
    start, end = (line, _column(chance, lines, line)), (last, _column(chance, lines, last))
    return min(start, end), max(start, end), ""


def _indent(chance: random.Random, lines: list[str], line: int) -> Edit:
    return (line, 0), (line, 0), chance.choice(["    ", "  ", " ", "\t"])


def _dedent(chance: random.Random, lines: list[str], line: int) -> Edit:
    return (line, 0), (line, min(4, len(_indentation(lines[line])))), ""


def _paste(chance: random.Random, lines: list[str], line: int) -> Edit:
    first = chance.randrange(len(lines))
    return (line, 0), (line, 0), "".join(lines[first : first + chance.randint(1, 8)])


_KINDS = [
    (_type, 24), (_open, 4), (_swap_word, 22), (_change_import, 8), (_import_as, 6),
    (_change_attribute, 4), (_change_result, 4), (_insert_line, 12), (_end_line, 5),
    (_delete_character, 8), (_delete_lines, 6), (_delete_stretch, 3), (_indent, 3), (_dedent, 4),
    (_paste, 5),
]  # fmt: skip


def _column(chance: random.Random, lines: list[str], line: int) -> int:
    length = _length(lines[line])
    return chance.choice([chance.randint(0, length), length, len(_indentation(lines[line]))])


def _length(line: str) -> int:
    return len(line.rstrip("\r\n"))


def _indentation(line: str) -> str:
    content = line.rstrip("\r\n")
    return content[: len(content) - len(content.lstrip(" \t"))]


def undoing(text: str, before: str) -> Edit:
    """The edit that makes one text another: as whole lines, without those that are the same."""
    lines, wanted = split_lines(text), split_lines(before)
    most = min(len(lines), len(wanted))
    head = next((i for i in range(most) if lines[i] != wanted[i]), most)
    tail = next((i for i in range(most - head) if lines[-1 - i] != wanted[-1 - i]), most - head)
    new = "".join(wanted[head : len(wanted) - tail])
    if tail:
        return (head, 0), (len(lines) - tail, 0), new
    # Without a line in common at the end, at least the last line of both differs.
    return (head, 0), (len(lines) - 1, len(lines[-1])), new


def applied(text: str, edit: Edit) -> str:
    """The text after an edit within it, by nothing but slicing."""
    (first, start), (last, end), new = edit
    lines = split_lines(text)
    before = "".join(lines[:first]) + lines[first][:start]
    return before + new + lines[last][end:] + "".join(lines[last + 1 :])
