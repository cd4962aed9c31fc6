"""What may be written where in a settings file that is being typed; ``|`` is the cursor."""

import pytest

from backlint.lsp.settings_places import expected, place_at_end

TABLE = ("tool", "backlint")


def place(text: str) -> tuple[str, str, bool] | None:
    """What is expected, what is written of it, and whether that is in a string."""
    before, _, _ = text.partition("|")
    found = place_at_end(before, TABLE)
    return found and (expected(found), found.word, found.is_quoted)


@pytest.mark.parametrize(
    ("line", "sort", "word", "is_quoted"),
    [
        ("|", "keys", "", False),
        ("sel|", "keys", "sel", False),
        ("'sel|", "keys", "sel", True),
        ("select = [|", "selectors", "", False),
        ('select = ["|', "selectors", "", True),
        ('select = ["sql|"]', "selectors", "sql", True),
        ('select = ["sqlalchemy", |', "selectors", "", False),
        ('select = [\n  "a", # all, of "it"\n  "fast|', "selectors", "fast", True),
        ("severity = { |", "selectors", "", False),
        ("severity = { fast|", "selectors", "fast", False),
        ('severity = { fastapi = "|', "severities", "", True),
        ('severity = { fastapi = "hint", |', "selectors", "", False),
        ("severity.|", "selectors", "", False),
        ("severity.fastapi = |", "severities", "", False),
        ("fail-on = 'w|", "severities", "w", True),
        ('per-file-ignores = { "a/**" = ["|', "selectors", "", True),
        ("target-versions = { sql|", "distributions", "sql", False),
        ('select = ["a"]\n|', "keys", "", False),
        ('select = """a\nb"""\n|', "keys", "", False),
        ("broken = = ]\nse|", "keys", "se", False),
    ],
)
def test_what_is_expected(line: str, sort: str, word: str, is_quoted: bool) -> None:
    assert place(f"[tool.backlint]\n{line}") == (sort, word, is_quoted)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("[tool.backlint.severity]\n|", "selectors"),
        ("[tool.backlint.severity]\nfastapi = |", "severities"),
        ('[tool."backlint"]\n|', "keys"),
        ("tool.backlint.|", "keys"),
        ("tool = { backlint = { |", "keys"),
        ("[[tool.other]]\n[tool.backlint.per-file-ignores]\n'a' = [|", "selectors"),
    ],
)
def test_tables_may_be_written_in_other_ways(text: str, sort: str) -> None:
    found = place(text)
    assert found is not None
    assert found[0] == sort


@pytest.mark.parametrize(
    "text",
    [
        "[tool.other]\n|",
        "|",
        "[tool.back|",
        "[tool.backlint]\n# sel|",
        "[tool.backlint]\nselect |",
        '[tool.backlint]\nselect = ["a"] |',
        '[tool.backlint]\nselect = ["a" |',
        '[tool.backlint]\nexclude = ["|',
        "[tool.backlint]\nunknown = [|",
        '[tool.backlint]\ntarget-versions = { python = "|',
        '[tool.backlint]\nper-file-ignores = { "|',
        "",
    ],
)
def test_elsewhere_nothing_is_expected(text: str) -> None:
    found = place(text)
    assert found is None or found[0] == ""
