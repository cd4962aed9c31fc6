"""An edit reads again what it touched, and the pieces are those of a file that is opened anew."""

from __future__ import annotations

import pytest

from backlint_rules.syntax.document import PATIENCE, Document
from backlint_rules.syntax.pieces import Cut, Piece
from backlint_rules.syntax.tree import leaves

Edit = tuple[tuple[int, int], tuple[int, int], str]


def words(cut: Cut) -> list[str]:
    return [leaf.value for leaf in leaves(cut.parse()) if leaf.value.strip()]


def opened(text: str) -> Document[list[str]]:
    document = Document(text, words)
    document.take_changes()
    return document


def edited(text: str, *edits: Edit) -> Document[list[str]]:
    """A document after edits, compared with one that is opened with the text it has then."""
    document = opened(text)
    for edit in edits:
        document.edit(*edit)
    if document.settled:
        assert_fresh(document)
    return document


def assert_fresh(document: Document[list[str]]) -> None:
    assert document.settled
    fresh = Document("".join(document.lines), words)
    assert document.lines == fresh.lines
    assert described(document.pieces) == described(fresh.pieces)


def described(pieces: list[Piece[list[str]]]) -> list[object]:
    return [
        (p.kind, p.text, p.n_lines, p.header_lines, p.columns, p.reach, p.provisional, p.facts,
         described(p.children))
        for p in pieces
    ]  # fmt: skip


def texts(pieces: list[Piece[list[str]]]) -> list[str]:
    """The own lines of the pieces and of those in them, without the empty rest of a text."""
    return [piece.text for top in pieces for piece in top.walk() if piece.text]


def come(document: Document[list[str]]) -> list[str]:
    return [piece.text for piece in document.take_changes().come if piece.text]


CLASS = """\
class A:
    x = 1
    y = 2
z = 3
"""


# What is read again


def test_typing_in_a_statement_reads_that_statement() -> None:
    document = edited("a = 1\nb = 2\nc = 3\n", ((1, 4), (1, 5), "5"))
    assert texts(document.pieces) == ["a = 1\n", "b = 5\n", "c = 3\n"]
    assert come(document) == ["b = 5\n"]


def test_a_body_of_a_function_is_part_of_its_piece() -> None:
    document = edited("def f():\n    a\n    b\nc\n", ((1, 5), (1, 5), "()"))
    assert come(document) == ["def f():\n    a()\n    b\n"]


def test_a_method_is_a_piece_of_its_own() -> None:
    text = "class A:\n    def f(self):\n        a\n\n    def g(self):\n        b\n"
    document = edited(text, ((2, 9), (2, 9), "()"))
    assert come(document) == ["    def f(self):\n        a()\n"]


def test_pieces_that_an_edit_did_not_touch_are_the_same_objects() -> None:
    document = opened(CLASS)
    cls, last = document.pieces[0], document.pieces[1]
    first, second = cls.children
    document.edit((1, 8), (1, 9), "5")
    assert document.pieces[0] is cls
    assert cls.children[0] is not first
    assert cls.children[1] is second
    assert document.pieces[1] is last


def test_enter_in_a_class_body_belongs_to_what_follows() -> None:
    document = edited(CLASS, ((1, 9), (1, 9), "\n    "))
    assert texts(document.pieces) == ["class A:\n", "    x = 1\n", "    \n    y = 2\n", "z = 3\n"]
    assert come(document) == ["    x = 1\n", "    \n    y = 2\n"]


def test_a_new_statement_in_a_class_body() -> None:
    document = edited(CLASS, ((1, 9), (1, 9), "\n    w = 4"))
    assert come(document) == ["    x = 1\n", "    w = 4\n"]


def test_another_name_of_a_class_leaves_its_body_alone() -> None:
    document = opened(CLASS)
    body = document.pieces[0].children
    document.edit((0, 6), (0, 7), "B")
    assert come(document) == ["class B:\n"]
    assert all(old is new for old, new in zip(body, document.pieces[0].children, strict=True))
    assert all(piece.owner is document.pieces[0] for piece in body)
    assert_fresh(document)


def test_undoing_finds_the_facts_that_were_there() -> None:
    document = opened("a = 1\nb = 2\n")
    facts = document.pieces[0].facts
    document.edit((0, 4), (0, 5), "5")
    document.edit((0, 4), (0, 5), "1")
    assert document.pieces[0].facts is facts


# Where pieces begin and end


def test_a_dedent_ends_a_class() -> None:
    document = edited(CLASS, ((2, 0), (2, 4), ""))
    cls, outside, *_ = document.pieces
    assert texts([cls]) == ["class A:\n", "    x = 1\n"]
    assert outside.text == "y = 2\n"
    assert outside.owner is None


def test_an_indent_moves_a_statement_into_the_class_above() -> None:
    document = edited(CLASS, ((3, 0), (3, 0), "    "))
    assert texts([document.pieces[0]]) == [
        "class A:\n",
        "    x = 1\n",
        "    y = 2\n",
        "    z = 3\n",
    ]


def test_a_decorator_joins_the_class_below() -> None:
    document = edited(CLASS, ((0, 0), (0, 0), "@dataclass\n"))
    assert come(document) == ["@dataclass\nclass A:\n"]
    assert document.pieces[0].n_lines == 4


def test_else_joins_the_statement_above() -> None:
    document = edited("if a:\n    b\nc\n", ((2, 0), (2, 0), "else:\n    "))
    assert texts(document.pieces) == ["if a:\n    b\nelse:\n    c\n"]


def test_else_that_goes_leaves_two_statements() -> None:
    document = edited("if a:\n    b\nelse:\n    c\n", ((2, 0), (3, 4), ""))
    assert texts(document.pieces) == ["if a:\n    b\n", "c\n"]


def test_a_dedent_to_no_open_column_behind_a_class_begins_a_piece() -> None:
    inner = "        class B:\n            x\n    def f(self):\n        pass\n    y\n"
    document = edited(f"\n{inner}", ((0, 0), (0, 0), "class A:"))
    *_, piece = document.pieces[0].children
    assert piece.text == "    def f(self):\n        pass\n    y\n"
    edited(f"class A:\n{inner}", ((3, 12), (3, 12), "x"))
    edited(f"class A:\n{inner}", ((2, 12), (2, 13), ""))


def test_a_class_below_whose_header_a_line_stands_at_no_open_column_is_no_class() -> None:
    inner = "    class B:\n        x = 1\n        y = 2\n\n    z = 3\n"
    document = edited(f"class A:\n{inner}", ((2, 2), (2, 2), "@"))
    [piece] = document.pieces[0].children
    assert (piece.text, piece.children) == (inner.replace("        x", "  @      x"), [])


def test_a_class_that_loses_its_header_is_no_class() -> None:
    document = edited(CLASS, ((0, 0), (1, 0), ""))
    assert all(not piece.children for piece in document.pieces)


def test_comments_above_a_statement_are_part_of_it() -> None:
    document = edited("a\n\n# about b\nb\n", ((2, 2), (2, 7), "for"))
    assert come(document) == ["\n# for b\nb\n"]


# What changes the rest of the file

MANY = "x = 1\n" * (2 * PATIENCE)


@pytest.mark.parametrize("opening", ['"""', "'''", 'f"""'])
def test_an_unclosed_triple_quote_is_read_to_its_end_only_by_settle(opening: str) -> None:
    document = edited("a = 1\n" + MANY, ((1, 4), (1, 4), opening))
    assert not document.settled
    above, provisional, *below = document.pieces
    assert (above.text, above.provisional) == ("a = 1\n", False)
    assert provisional.provisional
    assert provisional.text == f"x = {opening}1\n"
    assert {piece.text for piece in below} == {"x = 1\n", ""}
    for _ in document.settle():
        pass
    assert len(texts(document.pieces)) == 2
    assert_fresh(document)


def test_a_triple_quote_that_is_closed_before_settling_costs_little() -> None:
    document = opened("a = 1\n" + MANY)
    below = document.pieces[2:]
    document.edit((1, 4), (1, 4), '"""')
    document.edit((1, 8), (1, 8), '"""')
    assert all(old is new for old, new in zip(below, document.pieces[2:], strict=True))
    assert_fresh(document)


def test_an_edit_ends_a_settling_that_has_begun() -> None:
    document = opened("a = 1\n" + "def f():\n" + "    x\n" * PATIENCE + MANY)
    document.edit((1, 0), (1, 0), "'''")
    assert not document.settled
    settling = document.settle()
    next(settling, None)
    document.edit((1, 0), (1, 3), "")
    assert list(settling) == []
    assert_fresh(document)


def test_an_unclosed_triple_quote_in_a_short_file_is_read_at_once() -> None:
    assert texts(edited("a\nb\nc\n", ((1, 0), (1, 0), '"""')).pieces) == ["a\n", '"""b\nc\n']


def test_an_unclosed_bracket_ends_where_a_statement_must_begin() -> None:
    document = edited("a = b\n\ndef f():\n    c\n", ((0, 5), (0, 5), "("))
    assert texts(document.pieces) == ["a = b(\n", "\ndef f():\n    c\n"]


def test_a_statement_that_goes_leaves_its_blank_line_to_a_long_function() -> None:
    long_function = "def f():\n" + "    x\n" * (2 * PATIENCE)
    document = edited("a = 1\n\nb = 2\n" + long_function, ((2, 0), (2, 5), ""))
    assert texts(document.pieces) == ["a = 1\n", "\n\n", long_function]
    for _ in document.settle():
        pass
    assert texts(document.pieces) == ["a = 1\n", "\n\n" + long_function]
    assert_fresh(document)


# Lines and positions


def test_a_line_feed_behind_a_carriage_return_makes_one_line_end() -> None:
    document = edited("a\rb\n", ((1, 0), (1, 0), "\n"))
    assert document.lines == ["a\r\n", "b\n", ""]


def test_what_stood_between_the_two_halves_of_a_line_end_goes() -> None:
    assert edited("a\rx\nb\n", ((1, 0), (1, 1), "")).lines == ["a\r\n", "b\n", ""]


@pytest.mark.parametrize(
    "text", ["", "a", "a\n", "class A:\n    x", "class A:\n    x\n", "if a:\n"]
)
@pytest.mark.parametrize("new", ["b", "\n", "\nb = 1", "    b\n", "# c", '"""', "("])
def test_edits_at_the_very_end(text: str, new: str) -> None:
    lines = opened(text).lines
    end = len(lines) - 1, len(lines[-1])
    document = edited(text, (end, end, new))
    assert "".join(document.lines) == text + new
    assert_fresh(document)


def test_a_byte_order_mark_may_come_and_go() -> None:
    document = opened("\ufeffa = 1\nb = 2\n")
    document.edit((0, 0), (0, 1), "")
    assert_fresh(document)
    document.edit((0, 0), (0, 0), "\ufeff")
    assert_fresh(document)
    assert texts(document.pieces) == ["\ufeffa = 1\n", "b = 2\n"]


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        pytest.param((0, 99), (0, 99), "a!\nb\n", id="behind the end of a line"),
        pytest.param((99, 0), (99, 5), "a\nb\n!", id="below the last line"),
        pytest.param((-1, 5), (0, 0), "!a\nb\n", id="above the first line"),
        pytest.param((1, 1), (0, 0), "a\nb!\n", id="an end before the start"),
    ],
)
def test_positions_are_clamped_to_the_text(
    start: tuple[int, int], end: tuple[int, int], text: str
) -> None:
    assert "".join(edited("a\nb\n", (start, end, "!")).lines) == text


def test_a_new_text_replaces_everything() -> None:
    document = opened(CLASS)
    document.replace("a\n")
    changes = document.take_changes()
    assert [piece.text for piece in changes.gone][:3] == [
        "class A:\n",
        "    x = 1\n",
        "    y = 2\n",
    ]
    assert_fresh(document)
