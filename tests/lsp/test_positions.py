"""Columns in UTF-8, UTF-16 and UTF-32 units, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backlint.lsp.positions import Change, PositionEncoding

CODECS = {
    PositionEncoding.UTF8: ("utf-8", 1),
    PositionEncoding.UTF16: ("utf-16-le", 2),
    PositionEncoding.UTF32: ("utf-32-le", 4),
}
BEGIN = {"line": 0, "character": 0}

encodings = st.sampled_from(PositionEncoding)
texts = st.text(st.sampled_from("aé€😀\u0301\ud800"), max_size=8)


@given(encodings, texts)
def test_units_are_what_the_codec_writes(encoding: PositionEncoding, text: str) -> None:
    codec, size = CODECS[encoding]
    assert encoding.units(text) == len(text.encode(codec, "surrogatepass")) / size


@given(encodings, texts, st.integers(0, 40))
def test_a_column_is_the_last_character_that_begins_in_time(
    encoding: PositionEncoding, text: str, units: int
) -> None:
    columns = [n for n in range(len(text) + 1) if encoding.units(text[:n]) <= units]
    assert encoding.column(text, units) == max(columns)


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["utf-16"], PositionEncoding.UTF16),
        (["utf-8", "utf-16", "utf-32"], PositionEncoding.UTF8),
        (["utf-32", "utf-8"], PositionEncoding.UTF32),
        (["utf-7", 8, "utf-8"], PositionEncoding.UTF8),
        ([], PositionEncoding.UTF16),
        (None, PositionEncoding.UTF16),
        ("utf-8", PositionEncoding.UTF16),
    ],
)
def test_the_client_chooses_the_encoding(offered: object, chosen: PositionEncoding) -> None:
    assert PositionEncoding.negotiate(offered) is chosen


def test_a_range_that_is_upside_down_is_turned() -> None:
    begin, end = {"line": 1, "character": 2}, {"line": 0, "character": 3}
    change = Change.parse({"text": "", "range": {"start": begin, "end": end}})
    assert change.range == ((0, 3), (1, 2))


@pytest.mark.parametrize(
    "malformed",
    [
        None,
        [],
        {},
        {"text": None},
        {"text": "", "range": {}},
        {"text": "", "range": {"start": BEGIN, "end": None}},
        {"text": "", "range": {"start": {"line": -1, "character": 0}, "end": BEGIN}},
        {"text": "", "range": {"start": BEGIN, "end": {"line": True, "character": 0}}},
    ],
)
def test_a_malformed_change_is_no_change(malformed: object) -> None:
    with pytest.raises(ValueError, match=r"not a|must be"):
        Change.parse(malformed)
