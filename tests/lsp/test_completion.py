"""Completion in suppression comments and in settings files; ``|`` is the cursor."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from backlint.config.keys import KEYS
from backlint.rule_page import rule_page
from backlint_rules.registry import all_rules
from client_units import units
from editor import Editor, text_after

pytestmark = pytest.mark.asyncio(loop_scope="session")

RULE = "sqlalchemy-legacy-query"
OTHERS = [rule for rule in all_rules() if rule != RULE]


async def completed(editor: Editor, path: Path, marked: str) -> list[tuple[str, str]]:
    """The labels that are offered, and what each makes of the line."""
    uri, text = path.as_uri(), marked.replace("|", "")
    before = marked.partition("|")[0]
    line = before.count("\n")
    column = units(before.rpartition("\n")[2], "utf-16")
    editor.open(uri, text, language="python" if path.suffix == ".py" else "toml")
    await editor.answers()
    items = await editor.completions(uri, line, column)
    editor.close(uri)
    await editor.answers()
    editor.unexpected()
    return [(item.label, edited(text, item).splitlines()[line]) for item in items]


def edited(text: str, item: types.CompletionItem) -> str:
    assert isinstance(item.text_edit, types.TextEdit)
    return text_after([item.text_edit], text, "utf-16")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x = bad  # backlint: ignore[|", [RULE, *OTHERS]),
        ("x = bad  # backlint: ignore[sql|", [RULE, *OTHERS]),
        ("x = '😀'  # BACKLINT:ignore-file[|]", [*all_rules()]),
        (f"x = bad  # backlint: ignore[{RULE}, |]", OTHERS),
        (f"x = bad  # backlint: ignore[|, {RULE}]", OTHERS),
        ("x = bad  # backlint: ignore[a]  # backlint: ignore[|", [RULE, *OTHERS]),
    ],
)
async def test_rules_are_offered_in_brackets_first_those_of_the_line(
    vscode: Editor, folder: Path, line: str, expected: list[str]
) -> None:
    offered = await completed(vscode, folder / "app.py", f"# é\n{line}\n")
    assert [label for label, _ in offered] == expected
    before, _, after = line.partition("|")
    for label, result in offered:
        assert result == f"{before.removesuffix('sql')}{label}{after}"


async def test_what_comes_before_the_bracket_is_offered(vscode: Editor, folder: Path) -> None:
    path = folder / "app.py"
    assert await completed(vscode, path, "x  # backlint: ig|") == [
        ("ignore", "x  # backlint: ignore["),
        ("ignore-file", "x  # backlint: ignore-file["),
    ]
    assert await completed(vscode, path, "x  # backlint: |[a]") == [
        ("ignore", "x  # backlint: ignore[a]"),
        ("ignore-file", "x  # backlint: ignore-file[a]"),
    ]


@pytest.mark.parametrize("begun", ["#|", "# |", "# back|", "# backlint|"])
async def test_a_comment_that_begins_behind_a_finding_is_offered_as_a_whole(
    vscode: Editor, folder: Path, begun: str
) -> None:
    comment = f"# backlint: ignore[{RULE}]"
    offered = await completed(vscode, folder / "app.py", f"x = bad  {begun}\n")
    assert offered == [(comment, f"x = bad  {comment}")]
    assert await completed(vscode, folder / "app.py", f"x = good  {begun}\n") == []


@pytest.mark.parametrize(
    "line", ["x = bad|", "x = [|", "x  # backlint: ignore[a]|", "x  # another comment |"]
)
async def test_elsewhere_in_code_nothing_is_offered(
    vscode: Editor, folder: Path, line: str
) -> None:
    assert await completed(vscode, folder / "app.py", line) == []


@pytest.mark.parametrize(
    ("text", "label", "result"),
    [
        ("|", "select", "select"),
        ("ign|ore = []", "ignore", "ignore = []"),
        ("select = [|]", RULE, f'select = ["{RULE}"]'),
        ('select = ["é", "sql|alchemy"]', RULE, f'select = ["é", "{RULE}"]'),
        ("severity = { |", "fastapi", "severity = { fastapi"),
        ("severity.all = |", "hint", 'severity.all = "hint"'),
        ("fail-on = '|'", "warning", "fail-on = 'warning'"),
        ("target-versions = { |", "python", "target-versions = { python"),
    ],
)
async def test_all_that_has_a_name_is_offered_in_settings(
    vscode: Editor, folder: Path, text: str, label: str, result: str
) -> None:
    for path, header in ((folder / "backlint.toml", ""), (folder / "pyproject.toml", TABLE)):
        offered = dict(await completed(vscode, path, header + text))
        assert offered[label] == result


TABLE = "[tool.backlint]\n"


async def test_items_are_documented(vscode: Editor, folder: Path) -> None:
    uri = (folder / "backlint.toml").as_uri()
    vscode.open(uri, "\nselect = [", language="toml")
    [key] = [item for item in await vscode.completions(uri, 0, 0) if item.label == "severity"]
    [rule] = [item for item in await vscode.completions(uri, 1, 10) if item.label == RULE]
    assert key.detail == KEYS["severity"].example
    assert isinstance(key.documentation, types.MarkupContent)
    assert key.documentation.value == KEYS["severity"].description
    assert rule.detail == all_rules()[RULE].docs.title
    assert isinstance(rule.documentation, types.MarkupContent)
    assert rule.documentation.value == rule_page(all_rules()[RULE])
    await vscode.answers()
    vscode.close(uri)
    await vscode.answers()
    vscode.unexpected()


async def test_other_files_are_left_to_others(vscode: Editor, tmp_path: Path) -> None:
    for path in (tmp_path / "outside.py", tmp_path / "backlint.toml"):
        assert await completed(vscode, path, "x = bad  # backlint: ignore[|") == []
