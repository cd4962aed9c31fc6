"""Hover on a finding explains its rule."""

from pathlib import Path

import pytest
from lsprotocol import types

from backlint.config.keys import KEYS
from backlint.rule_page import rule_page
from backlint_rules.registry import all_rules
from editor import Editor, insert

pytestmark = pytest.mark.asyncio(loop_scope="session")

RULE = "sqlalchemy-legacy-query"


def line_range(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def text_of(hover: types.Hover | None) -> str:
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    return hover.contents.value


async def test_a_hover_says_title_why_example_remedy_and_sources(
    vscode: Editor, folder: Path
) -> None:
    uri = (folder / "app.py").as_uri()
    vscode.open(uri, "x\n  bad\n")
    await vscode.next_diagnostics()
    hover = await vscode.hover(uri, 1, 3)
    text, docs = text_of(hover), all_rules()[RULE].docs
    assert hover is not None
    assert hover.range == line_range(1, 2, 5)
    assert text.startswith(f"**{docs.title}**")
    for part in (RULE, docs.why, f"```python\n{docs.example}\n```", f"```python\n{docs.fix}\n```"):
        assert part in text
    for source in docs.sources:
        assert f"<{source}>" in text


async def test_there_is_a_hover_on_findings_only(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("neovim", folders=[tmp_path])
    uri = (tmp_path / "app.py").as_uri()
    editor.open(uri, "é😀 bad bad\nbad\n")
    await editor.next_diagnostics()
    hovered = [column for column in range(20) if await editor.hover(uri, 0, column)]
    assert hovered == [7, 8, 9, 11, 12, 13]
    assert await editor.hover(uri, 9, 0) is None


async def test_a_name_in_a_suppression_comment_is_explained(vscode: Editor, folder: Path) -> None:
    uri = (folder / "app.py").as_uri()
    vscode.open(uri, f'"😀"  # backlint: ignore[{RULE}, other]\n')
    await vscode.next_diagnostics()
    hover = await vscode.hover(uri, 0, 30)
    assert text_of(hover) == rule_page(all_rules()[RULE])
    assert hover is not None
    assert hover.range == line_range(0, 25, 25 + len(RULE))
    assert await vscode.hover(uri, 0, 52) is None
    assert await vscode.hover(uri, 0, 12) is None


async def test_what_stands_in_settings_is_explained(vscode: Editor, folder: Path) -> None:
    uri = (folder / "pyproject.toml").as_uri()
    vscode.open(uri, f'[tool.backlint]\nselect = ["{RULE}"]\nunknown = 1\n', language="toml")
    key, rule = await vscode.hover(uri, 1, 3), await vscode.hover(uri, 1, 20)
    assert KEYS["select"].description in text_of(key)
    assert KEYS["select"].example in text_of(key)
    assert text_of(rule) == rule_page(all_rules()[RULE])
    assert key is not None
    assert key.range == line_range(1, 0, 6)
    assert await vscode.hover(uri, 0, 3) is None
    assert await vscode.hover(uri, 2, 3) is None
    await vscode.answers()
    vscode.unexpected()


async def test_all_findings_at_a_place_are_explained_the_narrowest_first(
    vscode: Editor, folder: Path
) -> None:
    uri = (folder / "app.py").as_uri()
    vscode.open(uri, "the worst bad line\n")
    await vscode.next_diagnostics()
    both, other = await vscode.hover(uri, 0, 11), await vscode.hover(uri, 0, 0)
    first, second = text_of(both).split("\n\n---\n\n")
    assert both is not None
    assert both.range == line_range(0, 10, 13)
    assert RULE in first
    assert "fastapi-on-event" in second
    assert text_of(other) == second


async def test_the_newest_text_counts(vscode: Editor, folder: Path) -> None:
    uri = (folder / "app.py").as_uri()
    vscode.open(uri, "bad\n")
    vscode.change(uri, 2, insert(0, 0, "\n\n"))
    hover = await vscode.hover(uri, 2, 0)
    assert hover is not None
    assert hover.range == line_range(2, 0, 3)
    while (await vscode.next_diagnostics()).version != 2:
        pass


async def test_an_editor_without_markdown_gets_plain_text(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", folders=[tmp_path], without="textDocument")
    uri = (tmp_path / "app.py").as_uri()
    editor.open(uri, "bad\n")
    await editor.next_diagnostics()
    hover = await editor.hover(uri, 0, 0)
    assert "**" not in text_of(hover)
    assert "```" not in text_of(hover)


async def test_documents_that_are_silent_have_no_hover(vscode: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "library.py").as_uri()
    vscode.open(uri, "bad\n")
    assert await vscode.hover(uri, 0, 0) is None
