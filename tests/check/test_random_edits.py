"""After any edits, a file that was open all along has the report of one that is opened now.

The edits are drawn by seed: what people type and paste, and swaps of the names that the first
rules' findings rest on.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.registry import all_rules
from backlint_rules.syntax.document import Document
from backlint_rules.syntax.pieces import Cut, Piece
from backlint_rules.syntax.tree import leaves
from squiggles import erase

RULES = Path(__file__).parents[1] / "rules"
SOURCES = {
    str(path.relative_to(RULES)): erase(path.read_text(encoding="utf-8"))
    for path in sorted(RULES.glob("*/*/fires*.py"))
}
EDITS_OF_A_FILE = 60

TYPED = [
    *"()[]{}:,.=\"'#\\@ \n\t",
    '"""', "f'{", "}", "\r\n", "\n    ", "\n        ", "else:", "async ", "await ", "match x:",
    "case 1:", "@property\n", "return ", "class A:\n", "def f(", "import a\n", "with (", "if x:\n",
]  # fmt: skip
NAMES = [
    "Session", "AsyncSession", "Column", "C", "query", "self", "Base", "db", "session: Session",
    "FastAPI", "app", "sessionmaker", "lifespan", "isinstance",
]  # fmt: skip
LINES = [
    "from sqlalchemy.orm import Session\n", "from sqlalchemy import Column as C\n",
    "import sqlalchemy as sa\n", "SessionLocal = sessionmaker()\n", "Base = declarative_base()\n",
    "class Base:\n    pass\n", "global db\n", "db = SessionLocal()\n", "self.session = db\n",
    "# backlint: ignore-file[sqlalchemy-legacy-column]\n", "return Session()\n",
]  # fmt: skip

Edit = tuple[tuple[int, int], tuple[int, int], str]


def drawn_edit(random_: random.Random, lines: list[str]) -> Edit:
    line = random_.randrange(len(lines))
    text = lines[line].rstrip("\r\n")
    column = random_.randint(0, len(text))
    words = [match.span() for match in re.finditer(r"\w+", text)]
    match random_.randrange(8):
        case 0 | 1 if words:
            start, end = random_.choice(words)
            return (line, start), (line, end), random_.choice(NAMES)
        case 2:
            indentation = text[: len(text) - len(text.lstrip())]
            return (line, 0), (line, 0), indentation + random_.choice(LINES)
        case 3:
            return (line, column), (min(line + random_.randrange(4), len(lines) - 1), 0), ""
        case 4:
            first = random_.randrange(len(lines))
            return (line, 0), (line, 0), "".join(lines[first : first + random_.randint(1, 8)])
        case 5:
            return (line, 0), (line, min(4, len(text) - len(text.lstrip()))), ""
        case 6:
            return (line, column), (line, column + 1), ""
        case _:
            return (line, column), (line, column), random_.choice(TYPED)


@pytest.mark.parametrize("name", SOURCES)
def test_findings_are_those_of_a_fresh_check(name: str) -> None:
    random_ = random.Random(name)
    rules, environment = [*all_rules().values()], Environment(module="app.models")
    check = FileCheck(SOURCES[name], rules, environment)
    for _ in range(EDITS_OF_A_FILE):
        check.edit(*drawn_edit(random_, list(check.lines)))
        if random_.random() < 0.3:
            continue
        if random_.random() < 0.8:
            for _ in check.settle():
                pass
        findings = check.findings()
        if check.settled:
            assert findings == FileCheck(check.text, rules, environment).findings()


Leaves = list[tuple[str, str, str, int, int]]


def read_leaves(cut: Cut) -> Leaves:
    return [
        (leaf.type, leaf.value, leaf.prefix, leaf.line - cut.first_line, leaf.column)
        for leaf in leaves(cut.parse())
    ]


def described(pieces: list[Piece[Leaves]]) -> list[object]:
    return [
        (p.kind, p.text, p.n_lines, p.columns, p.reach, p.facts, described(p.children))
        for p in pieces
    ]


@pytest.mark.parametrize("name", SOURCES)
def test_pieces_are_those_of_a_fresh_document(name: str) -> None:
    random_ = random.Random(name)
    document = Document(SOURCES[name], read_leaves)
    for _ in range(EDITS_OF_A_FILE):
        document.edit(*drawn_edit(random_, document.lines))
        if random_.random() < 0.7:
            for _ in document.settle():
                pass
            fresh = Document("".join(document.lines), read_leaves)
            assert document.lines == fresh.lines
            assert described(document.pieces) == described(fresh.pieces)
