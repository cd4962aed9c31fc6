"""All that a session consists of, as each editor has it and in each way to count columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from backlint_rules.syntax.text import split_lines
from client_units import in_code_points, units
from editor import HEAD, Editor, insert, replace, text_after, texts_after

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUERY = "sqlalchemy-legacy-query"
APP = f"""\
{HEAD}
def names(session: Session) -> list[str]:
    "é😀"; return [user.name for user in session.query(User)]
"""


class Buffer:
    """A document in an editor that counts columns in units of an encoding."""

    def __init__(self, editor: Editor, uri: str, encoding: str) -> None:
        self._editor = editor
        self._encoding = encoding
        self.uri = uri
        self.text = ""

    def open(self, text: str, version: int) -> None:
        self.text = text
        self._editor.open(self.uri, text, version)

    def place(self, before: str) -> tuple[int, int]:
        """Line and units of the end of a text that is there once."""
        assert self.text.count(before) == 1
        until = self.text[: self.text.index(before) + len(before)]
        return until.count("\n"), units(until.rpartition("\n")[2], self._encoding)

    def type(self, behind: str, text: str, version: int) -> None:
        """Inserts a text behind another one."""
        self._editor.change(self.uri, version, insert(*self.place(behind), text))
        self.text = self.text.replace(behind, behind + text)

    def cut(self, text: str, version: int) -> None:
        """Removes a text."""
        line, end = self.place(text)
        start = end - units(text, self._encoding)
        self._editor.change(self.uri, version, replace((line, start), (line, end), ""))
        self.text = self.text.replace(text, "")

    async def squiggles(self, version: int | None) -> list[tuple[str, str]]:
        """What is underlined, and by which rule, once the diagnostics of a version are there."""
        shown = await self._editor.next_diagnostics()
        assert (shown.uri, shown.version) == (self.uri, version)
        return [(self.at(one.range), str(one.code)) for one in shown.diagnostics]

    def at(self, range_: types.Range | None) -> str:
        """The text of a range on one line."""
        assert range_ is not None
        lines = split_lines(self.text)
        line, start, end_line, end = in_code_points(range_, lines, self._encoding)
        assert line == end_line
        return lines[line][start:end]

    async def hover(self, before: str) -> types.Hover:
        hover = await self._editor.hover(self.uri, *self.place(before))
        assert hover is not None
        return hover

    async def after_action(self, before: str, title: str) -> str:
        """The text as an action at a place would leave it."""
        line, _ = self.place(before)
        offered = await self._editor.code_actions(self.uri, line)
        [action] = [action for action in offered if action.title == title]
        if action.edit is None:
            action = await self._editor.code_action_resolve_async(action)
        assert action.edit is not None
        return self._after(action.edit)

    async def after_command(self, command: str, *arguments: Any) -> str:
        """The text as a command would leave it."""
        params = types.ExecuteCommandParams(command, [self.uri, *arguments])
        assert await self._editor.workspace_execute_command_async(params) is True
        return self._after(self._editor.edits.pop().edit)

    async def after_completion(self, before: str, label: str) -> str:
        """The text as a completion at a place would leave it."""
        offered = await self._editor.completions(self.uri, *self.place(before))
        [item] = [item for item in offered if item.label == label]
        assert isinstance(item.text_edit, types.TextEdit)
        return text_after([item.text_edit], self.text, self._encoding)

    def _after(self, edit: types.WorkspaceEdit) -> str:
        return texts_after(edit, {self.uri: self.text}, self._encoding)[self.uri]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("client", ["vscode", "neovim", "neovim-0.7", "emacs"])
async def test_a_session(real_editor: Editor, client: str, encoding: str, tmp_path: Path) -> None:
    begun = await real_editor.begin(client, folders=[tmp_path], encodings=[encoding])
    assert begun.capabilities.position_encoding == encoding
    buffer = Buffer(real_editor, (tmp_path / "é 😀.py").as_uri(), encoding)

    buffer.open(APP, version=1)
    column = ("Column", "sqlalchemy-legacy-column")
    event = ('app.on_event("startup")', "fastapi-on-event")
    query = ("query", QUERY)
    assert await buffer.squiggles(version=1) == [column, event, query]

    hover = await buffer.hover(before="session.que")
    assert buffer.at(hover.range) == "query"
    assert isinstance(hover.contents, types.MarkupContent)
    assert "select(User)" in hover.contents.value

    fixed = await buffer.after_action("session.que", "Use `select()` (unsafe)")
    assert '"é😀"; return [user.name for user in session.scalars(select(User)).unique()]' in fixed
    assert "from sqlalchemy import Column, Integer, select\n" in fixed
    assert await buffer.after_command("backlint.fixRule", QUERY) == fixed

    ignored = await buffer.after_action("session.que", f"Ignore {QUERY} on this line")
    comment = f"session.query(User)]  # backlint: ignore[{QUERY}]\n"
    assert ignored == buffer.text.replace("session.query(User)]\n", comment)

    # Typing around characters of every width, with versions left out
    buffer.type(behind='"é😀', text="𝄞ß\u0301€", version=2)
    assert await buffer.squiggles(version=2) == [column, event, query]
    buffer.cut("😀𝄞", version=40)
    assert await buffer.squiggles(version=40) == [column, event, query]
    buffer.type(behind="query(User", text=".name, '😀'", version=41)
    assert await buffer.squiggles(version=41) == [column, event, query]

    buffer.type(behind="'😀')]", text="  # backlint: ignore[", version=42)
    completed = await buffer.after_completion("# backlint: ignore[", label=QUERY)
    assert f"'😀')]  # backlint: ignore[{QUERY}" in completed
    unfinished = ("# backlint: ignore[", "suppression-unused")
    assert await buffer.squiggles(version=42) == [column, event, query, unfinished]

    # Positions beyond the text
    end = "\n\ndef ids(s: Session):\n    '😀'; s.query(User.id)"
    real_editor.change(buffer.uri, 43, insert(9_999, 9_999, end), insert(0, 9_999, "  # 😀"))
    buffer.text = buffer.text.replace("FastAPI\n", "FastAPI  # 😀\n", 1) + end
    assert await buffer.squiggles(version=43) == [column, event, query, unfinished, query]

    real_editor.close(buffer.uri)
    assert await buffer.squiggles(version=None) == []
    assert await real_editor.hover(buffer.uri, 0, 0) is None
    buffer.open(APP.replace("session", "𠀀"), version=1)
    assert await buffer.squiggles(version=1) == [column, event, query]
