"""A rule is ignored in a project, and the rest of its settings file is as people wrote it."""

import pytest

from backlint.config.editing import with_ignored
from backlint.config.toml_document import TomlDocument, TomlSyntaxError

TABLE = ("tool", "backlint")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[tool.backlint]\nignore = ["a-rule"]\n'),
        (
            '[project]\nname = "x"  # a name\n',
            '[project]\nname = "x"  # a name\n\n[tool.backlint]\nignore = ["a-rule"]\n',
        ),
        (
            "[tool.backlint]\nselect = ['all']\n\n[tool.other]\nx = 1\n",
            "[tool.backlint]\nselect = ['all']\nignore = [\"a-rule\"]\n\n[tool.other]\nx = 1\n",
        ),
        (
            '[tool.backlint]\nignore = ["b"]  # why\n',
            '[tool.backlint]\nignore = ["b", "a-rule"]  # why\n',
        ),
        (
            '[tool.backlint]\r\nignore = [\r\n    "b", # why\r\n]\r\n',
            '[tool.backlint]\r\nignore = [\r\n    "b", # why\r\n    "a-rule",\r\n]\r\n',
        ),
        ('tool.backlint.ignore = ["a-rule"]\n', 'tool.backlint.ignore = ["a-rule"]\n'),
        ("tool = { backlint = {} }\n", 'tool = { backlint = {ignore = ["a-rule"]} }\n'),
    ],
)
def test_in_pyproject(before: str, after: str) -> None:
    assert with_ignored(before, TABLE, "a-rule") == after
    assert TomlDocument.parse(after).values["tool"]["backlint"]["ignore"][-1] == "a-rule"


def test_in_a_file_of_its_own() -> None:
    assert with_ignored("# ours\n", (), "a-rule") == '# ours\nignore = ["a-rule"]\n'


@pytest.mark.parametrize("text", ["[tool.backlint", "a = 1\na = 2\n"])
def test_what_is_no_toml_is_not_touched(text: str) -> None:
    with pytest.raises(TomlSyntaxError):
        with_ignored(text, TABLE, "a-rule")


@pytest.mark.parametrize(
    "text", ["tool = 1\n", "[tool]\nbacklint = 1\n", '[tool.backlint]\nignore = "a"\n']
)
def test_what_is_something_else_is_not_touched(text: str) -> None:
    with pytest.raises(ValueError, match="not a list"):
        with_ignored(text, TABLE, "a-rule")
