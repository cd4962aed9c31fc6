"""The notation of rule fixtures: what each shape looks like, and that nothing is lost in it."""

from __future__ import annotations

import ast
from textwrap import dedent

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backlint_rules.finding import Finding, Range, Related, Severity
from squiggles import draw, erase, split_lines


def found(line: int, column: int, end_line: int, end_column: int, message: str = "why") -> Finding:
    return Finding(Range(line, column, end_line, end_column), message, rule="some-rule")


def shows(drawing: str, *findings: Finding) -> None:
    drawing = dedent(drawing).lstrip("\n")
    assert draw(erase(drawing), findings) == drawing


def test_carets_stand_under_the_code() -> None:
    shows(
        """
        rows = session.query(User)
        #      ^^^^^^^ some-rule: why
        """,
        found(0, 7, 0, 14),
    )


def test_an_arrow_adds_column_zero_under_the_number_sign() -> None:
    shows(
        """
        query(User)
        #^^^^ <- some-rule: five wide
        # <- some-rule: one wide
        #^^^ some-rule: from column one
        """,
        found(0, 0, 0, 5, "five wide"),
        found(0, 0, 0, 1, "one wide"),
        found(0, 1, 0, 4, "from column one"),
    )


def test_indented_code_keeps_its_number_sign_in_column_zero() -> None:
    shows(
        """
        def rows():
            query(User)
        #   ^^^^^ some-rule: why
        """,
        found(1, 4, 1, 9),
    )


def test_long_squiggles_begin_and_end_with_dots() -> None:
    shows(
        """
        rows = query(
        #      ^^^^^^ ... some-rule: outer
            inner(
        #   ^^^^^^ ... some-rule: inner
                User,
        #       ^^^^ some-rule: short
            ), 2
        #   ^ ...
        )
        # <- ...
        """,
        found(0, 7, 4, 1, "outer"),
        found(1, 4, 3, 5, "inner"),
        found(2, 8, 2, 12, "short"),
    )


def test_inside_a_triple_quoted_string_the_mark_stands_above_the_statement() -> None:
    shows(
        '''
        before = 1
        #        ^ some-rule: before
        #                    ^^^^ +1 some-rule: first line
        #    ^^^^ +2 some-rule: second line
        #       ^^^^^^ ... +2 some-rule: long
        text = """once upon a time
           in old days
           there""" + after
        #  ^^ ...
        #             ^^^^^ some-rule: after
        ''',
        found(0, 9, 0, 10, "before"),
        found(1, 21, 1, 25, "first line"),
        found(2, 5, 2, 9, "second line"),
        found(2, 8, 3, 5, "long"),
        found(3, 14, 3, 19, "after"),
    )


def test_after_a_backslash_the_mark_stands_above_the_statement() -> None:
    shows(
        r"""
        if rows:
        #       ^^^^^ +2 some-rule: why
            session \
                .query(User) \
                .all()
        #        ^^^ some-rule: last line
            # not a continuation: \
            rows = None
        #   ^^^^ some-rule: after the comment
        """,
        found(2, 8, 2, 13),
        found(3, 9, 3, 12, "last line"),
        found(5, 4, 5, 8, "after the comment"),
    )


def test_tabs_and_wide_characters_are_one_caret_each() -> None:
    shows(
        "if ok:\n\t名前 = query('🐍', x)\n# ^ some-rule: a\n#            ^ some-rule: b\n",
        found(1, 2, 1, 3, "a"),
        found(1, 13, 1, 14, "b"),
    )


def test_a_severity_of_its_own_and_related_places_are_drawn() -> None:
    shows(
        """
        app = FastAPI(lifespan=run)
        #             ^^^^^^^^^^^^ some-rule, related: the lifespan is here
        app.on_event()
        #   ^^^^^^^^ some-rule (error): never called
        """,
        Finding(
            Range(1, 4, 1, 12),
            "never called",
            Severity.ERROR,
            (Related(Range(0, 14, 0, 26), "the lifespan is here"),),
            "some-rule",
        ),
    )


@pytest.mark.parametrize(
    ("text", "drawing"),
    [
        pytest.param("ab", "ab\n#^ some-rule: why", id="no final newline"),
        pytest.param("ab\r\n", "ab\r\n#^ some-rule: why\r\n", id="CRLF"),
        pytest.param("ab\r\n\r\ncd", "ab\r\n#^ some-rule: why\r\n\r\ncd", id="CRLF, none at end"),
        pytest.param("ab\rcd", "ab\r#^ some-rule: why\rcd", id="CR"),
        pytest.param("ab\fc\u2028d\n", "ab\fc\u2028d\n#^ some-rule: why\n", id="not line ends"),
    ],
)
def test_line_ends_stay_as_they_are(text: str, drawing: str) -> None:
    assert draw(text, [found(0, 1, 0, 2)]) == drawing
    assert erase(drawing) == text


@pytest.mark.parametrize(
    "mark",
    [
        "# ^",
        "#^^",
        "#   ^^^ message without a rule",
        "# <-",
        "# ...",
        "# ... +3",
        "# some-rule: carets forgotten",
        "# some-rule, related: carets forgotten",
        "# some-rule (error): carets forgotten",
        "    # ^^^ some-rule: not at the beginning of the line",
        "# v ^^ some-rule: a stray letter",
    ],
)
def test_what_looks_like_a_mark_is_one(mark: str) -> None:
    assert erase(f"a\n{mark}\nb\n") == "a\nb\n"
    with pytest.raises(ValueError, match=r"look like marks: \[2\]"):
        draw(f"a\n{mark}\nb\n", [])


@pytest.mark.parametrize(
    "comment",
    [
        "# prose",
        "# versions: sqlalchemy>=2.0",
        "# backlint: ignore[some-rule]",
        "# ... and so on",
        "a = b ^ c",
        "a = b  # xor is ^ here",
    ],
)
def test_other_comments_stay(comment: str) -> None:
    assert erase(f"a\n{comment}\nb") == draw(f"a\n{comment}\nb", []) == f"a\n{comment}\nb"


def test_a_mark_beside_code_is_an_error() -> None:
    with pytest.raises(ValueError, match="line 2: a mark needs a line of its own"):
        erase("a\nquery(User)  # ^^^^ some-rule: why\n")


@pytest.mark.parametrize(
    ("finding", "problem"),
    [
        (found(0, 1, 0, 1), "begin and end at characters"),
        (found(0, 2, 0, 1), "begin and end at characters"),
        (found(0, 3, 1, 1), "begin and end at characters"),
        (found(0, 0, 1, 0), "begin and end at characters"),
        (found(0, 0, 0, 4), "begin and end at characters"),
        (found(7, 0, 7, 1), "begin and end at characters"),
        (found(0, 0, 0, 1, "two\nlines"), "one line"),
    ],
)
def test_what_no_editor_could_show_cannot_be_drawn(finding: Finding, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        draw("abc\ndef\n", [finding])


def test_long_squiggles_that_cross_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="cross"):
        draw("abc\ndef\nghi\njkl\n", [found(0, 0, 2, 1), found(1, 0, 3, 1)])


# Code in all the shapes that matter to the notation, broken ones included.
SCRAPS = st.lists(
    st.sampled_from(
        [
            *("a", "bc", "名", "🐍", ".", "..", "+1", ":", " ", "\t", "\f", "\u2028"),
            *("#", "'", '"', "'''", '"""', "\\", "\\\n", "\n", "\r\n", "\r"),
        ]
    ),
    max_size=30,
).map("".join)

PROGRAMS = st.lists(
    st.sampled_from(
        [
            *("a = 1", "", "  # comment \\", "if a:\n\tb", "a \\\n  .b", "f(\n  1,\n)", "'a\\\nb'"),
            *("f'''\n{\na}'''", '"""\n# "\\"""\n"""; b', "a + \\\n'''\n\\\n''' \\\n + 1"),
            *("'#' + \\\n  b # \\\n", "'\\'''\"'#'\""),
        ]
    ),
    max_size=6,
).map("\n".join)


@st.composite
def code_and_findings(
    draw_from: st.DrawFn, code: st.SearchStrategy[str] = SCRAPS
) -> tuple[str, list[Finding]]:
    text = draw_from(code)
    lines = [line.rstrip("\r\n") for line in split_lines(text)]
    places = [(n, column) for n, line in enumerate(lines) for column in range(len(line))]
    place = st.sampled_from(places)
    findings = []
    for _ in range(draw_from(st.integers(0, 4)) if places else 0):
        (line, column), (end_line, last) = sorted(draw_from(st.tuples(place, place)))
        message = draw_from(st.sampled_from(["why", "so"]))
        findings.append(found(line, column, end_line, last + 1, message))
    assume(drawable(text, findings))
    return text, findings


def drawable(text: str, findings: list[Finding]) -> bool:
    try:
        draw(text, findings)
    except ValueError:
        return False
    return True


@given(code_and_findings())
def test_erasing_undoes_drawing(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    assert erase(draw(text, findings)) == text


@given(code_and_findings(), st.data())
def test_different_findings_are_drawn_differently(
    case: tuple[str, list[Finding]], data: st.DataObject
) -> None:
    text, findings = case
    drawing = draw(text, findings)
    for index, finding in enumerate(findings):
        others = [*findings[:index], *findings[index + 1 :]]
        assert draw(text, others) != drawing
        coordinates = list(finding.range)
        coordinates[data.draw(st.integers(0, 3))] += data.draw(st.sampled_from([-1, 1]))
        nearly_the_same = [*others, finding._replace(range=Range(*coordinates))]
        if drawable(text, nearly_the_same):
            assert draw(text, nearly_the_same) != drawing


@given(code_and_findings())
def test_the_order_of_findings_does_not_matter(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    assert draw(text, findings) == draw(text, findings[::-1])


@given(code_and_findings(PROGRAMS))
def test_a_drawn_program_means_the_same(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    assert meaning(draw(text, findings)) == meaning(text)


def meaning(program: str) -> str:
    return ast.dump(ast.parse(program))
