"""One line of a large function is read again, and the facts are those of the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint_rules.facts.extract import read_piece
from backlint_rules.facts.model import PieceFacts
from backlint_rules.facts.revision import revised
from backlint_rules.syntax.document import Document, LineChange
from incremental_oracle.description import described_facts

FUNCTION = '''\
def load(session: Session, *ids, model=User):
    """Loads."""
    rows = session.query(model).all()
    if ids and model:
        query = session.query(model)
        for id in ids:
            query = query.filter(model.id == id)
            yield id
        return query.all()
    elif ids:
        raise ValueError(ids)
    try:
        with session.begin() as transaction, lock:
            names = [row.name for row in rows if row]
            session.flag = transaction
    except (KeyError, ValueError) as error:
        log(error)
        raise

    def inner(a=rows):
        nonlocal rows
        rows = a
        return lambda x: x(rows)

    long = call(
        one,
        two(three)[0],
    )
    while (left := long.left()):
        assert isinstance(left, User)
        import sqlalchemy as sa
        other = sa
    async with left as middle:
        pass
    async for each in middle: # comment
        del each
    match left:
        case 1:
            done = True
    return rows
'''


class Facts:
    """The facts of the text of one function that is edited."""

    def __init__(self, text: str) -> None:
        self.is_revised = False
        self._document = Document(text, read_piece, self._revised)

    def _revised(self, facts: PieceFacts, change: LineChange) -> PieceFacts | None:
        result = revised(facts, change)
        self.is_revised = result is not None
        return result

    def edit(self, old: str, new: str) -> None:
        """Exchanges a text that is there once; compares the facts with those of a fresh read."""
        self.is_revised = False
        text = "".join(self._document.lines)
        assert text.count(old) == 1
        before = text[: text.index(old)]
        start = before.count("\n"), len(before) - before.rfind("\n") - 1
        end_line = start[0] + old.count("\n")
        end = end_line, len(old) - old.rfind("\n") - 1 if "\n" in old else start[1] + len(old)
        self._document.edit(start, end, new)
        fresh = Document("".join(self._document.lines), read_piece)
        for piece, expected in zip(self._document.pieces, fresh.pieces, strict=True):
            assert piece.text == expected.text
            assert described_facts(piece.facts) == described_facts(expected.facts)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("query(model).all()", "query(model).first().name"),
        ("rows = session.query(model).all()", "session.query(model)"),
        ("rows = session.query(model).all()", "rows = other = rows"),
        ("query.filter(model.id == id)", "f(g(), query)"),
        ("return query.all()", "return"),
        ("yield id", "id"),
        ("session.flag = transaction", "session.other = x; y = 1"),
        ("[row.name for row in rows if row]", "[row for row in rows]"),
        ("(rows)\n", "(rows, 'a')\n"),
        ("two(three)[0]", "(two := three())"),
        ("one,", "one.two('three', four),"),
        ("import sqlalchemy as sa", "import sqlalchemy as sa, os.path"),
        ("import sqlalchemy as sa", "from sqlalchemy import *"),
        ("del each", "del rows"),
        ("pass", "left"),
        # What does not parse
        ("query.filter(model.id == id)", "query.filter('model.id == id)"),
        ("query.filter(model.id == id)", "query."),
        ("import sqlalchemy as sa", "import sqlalchemy as sa x"),
        ("            query = query.filter(model.id == id)", "            $"),
        ("    pass", "    match"),
        # Headers
        ("ids and model", "ids or f(model)"),
        ("elif ids", "elif ids.other() and (x := 1)"),
        ("for id in ids", "for id, x in f(ids)"),
        ("session.begin() as transaction, lock", "begin() as (a, b)"),
        ("(KeyError, ValueError) as error", "Exception"),
        ("left := long.left()", "right := f(y)"),
        ("left as middle", "left() as middle"),
        ("each in middle", "rows in each"),
        ("ids and model", "ids and model)"),
        ("elif ids", "elif ids."),
        ("for id in ids", "for id i ids"),
        ("session.begin() as transaction, lock", "session.begin() as transaction) as x, lock"),
        ("(KeyError, ValueError) as error", "(KeyError, ValueError) as"),
        ("each in middle", "each in '"),
    ],
)  # fmt: skip
def test_a_line_is_revised(old: str, new: str) -> None:
    facts = Facts(FUNCTION)
    facts.edit(old, new)
    assert facts.is_revised
    facts.edit("log(", "log(1, ")  # below it, or above


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("session: Session", "session: S"),  # whose scope is made of it
        ("a=rows", "a=1"),
        ("ids and model", "ids and isinstance(model, User)"),  # what holds below
        ("assert isinstance(left, User)", "assert left"),
        ("nonlocal rows", "nonlocal row"),
        ("return query.all()", "rreturn query.all()"),  # whether a block is left
        ("        log(error)", "          log(error)"),  # where blocks begin and end
        ("        raise\n", "    raise\n"),
        ("if ids and", "while ids and"),
        ("elif ids", "else"),
        ("yield id", "with id: pass"),
        ("yield id", "if id:"),
        ("yield id", "@id"),
        ("yield id", "else"),
        ("yield id", "yield id  # backlint: ignore"),
        ("yield id", "id(\n"),  # as many lines as before
        ("yield id", "'''"),
        ("return rows\n", "return rows\\\n"),  # it goes on below
        ("return rows\n", "return f(rows"),
        ("[row.name for row in rows if row]", "list(map(lambda row: row, [x for x in rows]))"),
        ("with session.begin() as", "async with session.begin() as"),
        ("case 1", "case 2"),
        ("# comment", "# backlint: ignore"),
    ],
)  # fmt: skip
def test_a_line_that_is_not_for_itself_alone(old: str, new: str) -> None:
    facts = Facts(FUNCTION)
    facts.edit(old, new)
    assert not facts.is_revised
    facts.edit(new, old)


def test_a_line_that_begins_further_down() -> None:
    facts = Facts("def f():\n" + 10 * "    x\n" + "    y = (\n    z)\n")
    facts.edit("    y = (", "    #")
    assert not facts.is_revised


LINES = FUNCTION.split("\n")
WORDS = [
    *"x()[':,.@;*#\\", '"""', "f'{", "  ", " = ", ":=", " as ", " in ", "return ", "yield ", "if ",
    "else", "await ", "lambda: ", "[a for a in b]", "model()",
]  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(LINES) - 2),
            st.integers(0, 60),
            st.integers(0, 3),
            st.sampled_from(WORDS),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_edits_within_lines(edits: list[tuple[int, int, int, str]]) -> None:
    document = Document(FUNCTION, read_piece, revised)
    for line, column, removed, text in edits:
        document.edit(
            (line, column), (line, min(column + removed, len(document.lines[line]) - 1)), text
        )
    for _ in document.settle():
        pass
    fresh = Document("".join(document.lines), read_piece)
    described = [described_facts(p.facts) for top in document.pieces for p in top.walk()]
    assert described == [described_facts(p.facts) for top in fresh.pieces for p in top.walk()]
