"""Commands: what code actions do, for who has no light bulb, and explanations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from editor import HEAD, Editor, texts_after

pytestmark = pytest.mark.asyncio(loop_scope="session")

APP = f"""\
{HEAD}
def users(session: Session) -> list[User]:
    return session.query(User).all()
"""


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return (tmp_path / "app.py").as_uri()


async def opened(editor: Editor, uri: str, text: str = APP, **options: Any) -> None:
    await editor.begin("vscode", encodings=["utf-32"], **options)
    editor.open(uri, text)
    await editor.next_diagnostics()


async def run(editor: Editor, command: str, *arguments: str) -> Any:
    params = types.ExecuteCommandParams(f"backlint.{command}", list(arguments))
    return await editor.workspace_execute_command_async(params)


async def test_all_that_is_safe_is_fixed(real_editor: Editor, uri: str) -> None:
    text = f"{APP}\nsession = Session()\nsession.query(User).get(1)\n"
    await opened(real_editor, uri, text)
    assert await run(real_editor, "fixAll", uri) is True
    [params] = real_editor.edits
    assert params.label == "Fix all that backlint can fix safely"
    after = texts_after(params.edit, {uri: text})[uri]
    assert after == text.replace("session.query(User).get(1)", "session.get(User, 1)")


async def test_all_of_a_rule_is_fixed(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri)
    assert await run(real_editor, "fixRule", uri, "sqlalchemy-legacy-query") is True
    [params] = real_editor.edits
    after = texts_after(params.edit, {uri: APP})[uri]
    assert "mapped_column" not in after
    assert "session.query(User)" not in after


async def test_where_nothing_is_to_do_the_editor_is_not_asked(
    real_editor: Editor, uri: str
) -> None:
    await real_editor.begin("vscode")
    real_editor.open(uri, "x = 1\n")
    assert await run(real_editor, "fixAll", uri) is False
    assert real_editor.edits == []
    await real_editor.next_diagnostics()


async def test_a_rule_is_ignored_in_the_project(
    real_editor: Editor, uri: str, tmp_path: Path
) -> None:
    settings = tmp_path / "pyproject.toml"
    settings.write_text("[tool.backlint]\n")
    await opened(real_editor, uri, folders=[tmp_path])
    assert await run(real_editor, "ignoreInProject", uri, "sqlalchemy-legacy-query") is True
    [params] = real_editor.edits
    texts = {settings.as_uri(): settings.read_text()}
    assert texts_after(params.edit, texts) == {
        settings.as_uri(): '[tool.backlint]\nignore = ["sqlalchemy-legacy-query"]\n'
    }


async def test_a_rule_is_explained(real_editor: Editor) -> None:
    await real_editor.begin("vscode")
    page = await run(real_editor, "explainRule", "fastapi-on-event")
    assert page.startswith("# fastapi-on-event\n")
    assert "## Why" in page


async def test_it_is_told_what_applies(real_editor: Editor, uri: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\ndependencies = ["sqlalchemy>=2.0"]\n'
        '[tool.backlint]\nignore = ["fastapi-on-event"]\n'
    )
    await opened(real_editor, uri, folders=[tmp_path])
    page = await run(real_editor, "showConfiguration", uri)
    assert page.startswith("## app.py\n")
    assert "| ignore | fastapi-on-event | pyproject.toml:5 |" in page
    assert "| sqlalchemy | >=2.0 |" in page


@pytest.mark.parametrize(
    ("command", "arguments", "message"),
    [
        ("fixAll", ["file:///nowhere.py"], "is no Python document that is open"),
        ("explainRule", ["no-such-rule"], "there is no rule no-such-rule"),
        ("explainRule", [], "Expected 1 arguments"),
        ("noSuchCommand", [], "not defined"),
    ],
)
async def test_what_cannot_be_done_is_said(
    real_editor: Editor, command: str, arguments: list[str], message: str
) -> None:
    await real_editor.begin("vscode")
    with pytest.raises(JsonRpcException) as raised:
        await run(real_editor, command, *arguments)
    assert message in f"{raised.value} {raised.value.data}"


async def test_an_editor_that_cannot_change_texts_is_not_asked(
    real_editor: Editor, uri: str
) -> None:
    await opened(real_editor, uri, without="workspace")
    with pytest.raises(JsonRpcException, match="cannot be asked to change texts"):
        await run(real_editor, "fixRule", uri, "sqlalchemy-legacy-query")


async def test_progress_is_shown_of_work_that_takes_long(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, APP + "x = 1\n" * 2_000)
    assert await run(real_editor, "fixRule", uri, "sqlalchemy-legacy-query") is True
    assert real_editor.progress_kinds == ["create", "begin", "end"]
