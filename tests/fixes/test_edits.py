"""Edits of texts."""

from hypothesis import given
from hypothesis import strategies as st

from backlint_rules.edits import applied, line_edits
from backlint_rules.syntax.text import split_lines

texts = st.text(st.sampled_from("ab\n\r"), max_size=12)


@given(texts, texts)
def test_line_edits_make_one_text_of_another(before: str, after: str) -> None:
    lines = split_lines(before)
    edits = line_edits(lines, split_lines(after))
    assert applied(lines, edits) == after
    for edit in edits:
        assert edit.range.end_line < len(lines)
