"""Fixes and suppressions as an editor asks for them."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from editor import HEAD, Editor, insert, texts_after

pytestmark = pytest.mark.asyncio(loop_scope="session")

APP = f"""\
{HEAD}
def names(session: Session) -> list[str]:
    "😀"; return [user.name for user in session.query(User)]


def users(session: Session) -> list[User]:
    return session.query(User).all()


def kept(session: Session):
    query = session.query(User)
    return query
"""
COLUMN, EVENT, QUERY, KEPT = 13, 16, 21, 29


@pytest.fixture
def uri(tmp_path: Path) -> str:
    return (tmp_path / "app.py").as_uri()


async def opened(editor: Editor, uri: str, client: str, text: str = APP, **options: str) -> None:
    await editor.begin(client, **options)  # type: ignore[arg-type]
    editor.open(uri, text)
    await editor.next_diagnostics()


async def chosen(editor: Editor, uri: str, line: int, title: str) -> types.CodeAction:
    """The action of this title, with its edits."""
    [action] = [a for a in await editor.code_actions(uri, line) if a.title == title]
    if action.edit is not None:
        return action
    return await editor.code_action_resolve_async(action)


def text_after(action: types.CodeAction, text: str = APP) -> str:
    """What the editor makes of the text; it counts in code points here."""
    assert action.edit is not None
    [after] = texts_after(action.edit, defaultdict(lambda: text)).values()
    return after


async def test_a_fix_is_resolved_when_it_is_chosen(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "vscode", encodings=["utf-32"])
    actions = await real_editor.code_actions(uri, QUERY)
    assert [action.title for action in actions] == [
        "Use `select()` (unsafe)",
        "Fix all sqlalchemy-legacy-query in this file (unsafe)",
        "Ignore sqlalchemy-legacy-query on this line",
        "Ignore sqlalchemy-legacy-query in this file",
    ]
    assert {action.kind for action in actions} == {types.CodeActionKind.QuickFix}
    assert [action.edit for action in actions] == [None] * 4
    assert not any(action.is_preferred for action in actions)
    action = await chosen(real_editor, uri, QUERY, "Use `select()` (unsafe)")
    assert action.edit is not None
    [change] = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document == types.OptionalVersionedTextDocumentIdentifier(uri, 1)
    after = text_after(action)
    assert "from sqlalchemy import Column, Integer, select\n" in after
    assert (
        '    "😀"; return [user.name for user in session.scalars(select(User)).unique()]\n' in after
    )


async def test_all_findings_of_a_rule_are_fixed(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "vscode", encodings=["utf-32"])
    title = "Fix all sqlalchemy-legacy-query in this file (unsafe)"
    after = text_after(await chosen(real_editor, uri, QUERY, title))
    assert after.count("select(User)") == 2
    assert "    query = session.query(User)\n" in after
    assert "Column(Integer, primary_key=True)" in after


@pytest.mark.parametrize(
    ("line", "title", "expected"),
    [
        (COLUMN, "Use `mapped_column()` (unsafe)", "id: Mapped[int] = mapped_column(Integer, prim"),
        (EVENT, "Use a `lifespan` (unsafe)", "app = FastAPI(lifespan=lifespan)\n"),
        (
            KEPT,
            "Ignore sqlalchemy-legacy-query on this line",
            "    query = session.query(User)  # backlint: ignore[sqlalchemy-legacy-query]\n",
        ),
        (
            KEPT,
            "Ignore sqlalchemy-legacy-query in this file",
            "# backlint: ignore-file[sqlalchemy-legacy-query]\nfrom fastapi",
        ),
    ],
)
async def test_what_actions_do(
    real_editor: Editor, uri: str, line: int, title: str, expected: str
) -> None:
    await opened(real_editor, uri, "vscode", encodings=["utf-32"])
    assert expected in text_after(await chosen(real_editor, uri, line, title))


async def test_what_has_no_fix_can_be_ignored(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "neovim")
    titles = [action.title for action in await real_editor.code_actions(uri, KEPT)]
    assert titles == [
        "Ignore sqlalchemy-legacy-query on this line",
        "Ignore sqlalchemy-legacy-query in this file",
    ]
    assert await real_editor.code_actions(uri, 0) == []


async def test_an_action_is_for_one_version(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "vscode")
    action, *_ = await real_editor.code_actions(uri, QUERY)
    real_editor.change(uri, 2, insert(0, 0, "\n"))
    await real_editor.next_diagnostics()
    with pytest.raises(JsonRpcException, match="another one now"):
        await real_editor.code_action_resolve_async(action)


async def test_an_action_of_somebody_else_is_refused(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "vscode")
    with pytest.raises(JsonRpcException, match="not an action of backlint"):
        await real_editor.code_action_resolve_async(types.CodeAction("x", data={"a": 1}))


async def test_kinds_are_filtered(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "vscode")

    async def kinds(only: list[str] | None) -> set[object]:
        return {action.kind for action in await real_editor.code_actions(uri, QUERY, only)}

    quickfix, fix_all = types.CodeActionKind.QuickFix, "source.fixAll.backlint"
    assert await kinds(None) == {quickfix}
    assert await kinds([""]) == {quickfix, fix_all}
    assert await kinds(["quickfix"]) == {quickfix}
    for only in ("source", "source.fixAll", fix_all):
        assert await kinds([only]) == {fix_all}
    for only in ("refactor", "source.fixAll.ruff", "source.organizeImports", "sourc"):
        assert await kinds([only]) == set()


async def test_saving_applies_safe_fixes_only(real_editor: Editor, uri: str) -> None:
    text = """\
from sqlalchemy import select
from sqlalchemy.orm import Session, DeclarativeBase


class Base(DeclarativeBase): ...


class User(Base):
    __tablename__ = "user"


session = Session()
session.query(User).get(1)
session.query(User).all()
"""
    await opened(real_editor, uri, "vscode", text)
    [action] = await real_editor.code_actions(uri, 0, ["source.fixAll"])
    resolved = await real_editor.code_action_resolve_async(action)
    after = text_after(resolved, text)
    assert after == text.replace("session.query(User).get(1)", "session.get(User, 1)")


async def test_nothing_is_fixed_on_saving_while_the_text_does_not_parse(
    real_editor: Editor, uri: str
) -> None:
    await opened(real_editor, uri, "vscode", APP + "def f(:\n")
    assert await real_editor.code_actions(uri, 0, ["source.fixAll"]) == []


async def test_who_cannot_resolve_gets_the_edits_at_once(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "vscode", without="textDocument")
    actions = await real_editor.code_actions(uri, QUERY)
    assert len(actions) == 4
    assert all(action.edit and action.data is None for action in actions)


async def test_a_hover_shows_what_the_fix_would_do(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "vscode")
    hover = await real_editor.hover(uri, QUERY, 50)
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    text = hover.contents.value
    assert "```diff\n" in text
    assert '\n-    "😀"; return [user.name for user in session.query(User)]\n+ ' in text
    assert "**Use `select()`**: unsafe, as it is not certain that:\n\n- No listener" in text


async def test_a_hover_says_why_there_is_no_fix(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "vscode")
    hover = await real_editor.hover(uri, KEPT, 22)
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    reason = "the query is kept in a variable, and not all that is done with it is known"
    assert f"**No fix:** {reason}.\n" in hover.contents.value


async def test_an_unsafe_fix_is_to_be_confirmed(real_editor: Editor, uri: str) -> None:
    await opened(real_editor, uri, "vscode", encodings=["utf-32"])
    action = await chosen(real_editor, uri, QUERY, "Use `select()` (unsafe)")
    assert action.edit is not None
    assert action.edit.change_annotations is not None
    [(name, annotation)] = action.edit.change_annotations.items()
    assert annotation.label == "Use `select()`"
    assert annotation.needs_confirmation
    assert annotation.description is not None
    assert "No listener" in annotation.description
    [change] = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    assert {edit.annotation_id for edit in change.edits} == {name}  # type: ignore[union-attr]
    lines = [(edit.range.start.line, edit.range.end.character) for edit in change.edits]
    assert lines == [(1, 0), (QUERY, 0)]  # each makes sense by itself: the import, and the query

    every = await chosen(
        real_editor, uri, QUERY, "Fix all sqlalchemy-legacy-query in this file (unsafe)"
    )
    assert every.edit is not None
    assert every.edit.change_annotations


@pytest.mark.parametrize("client", ["vscode", "neovim"])
async def test_what_needs_no_review_has_no_annotation(
    real_editor: Editor, uri: str, client: str
) -> None:
    await opened(real_editor, uri, client)
    title = "Ignore sqlalchemy-legacy-query on this line"
    if client == "neovim":  # it shows no annotations
        title = "Use `select()` (unsafe)"
    action = await chosen(real_editor, uri, QUERY, title)
    assert action.edit is not None
    assert action.edit.change_annotations is None


RULE = "sqlalchemy-legacy-query"


async def ignored_in_project(editor: Editor, uri: str, file: str) -> types.WorkspaceEdit:
    editor.open(uri, APP)
    await editor.next_diagnostics()
    titles = [action.title for action in await editor.code_actions(uri, KEPT)]
    assert titles[-1] == f"Ignore {RULE} in this project ({file})"
    edit = (await chosen(editor, uri, KEPT, titles[-1])).edit
    assert edit is not None
    return edit


def changed_file(edit: types.WorkspaceEdit) -> tuple[types.TextDocumentEdit, str]:
    change = (edit.document_changes or ())[-1]
    assert isinstance(change, types.TextDocumentEdit)
    return change, "".join(one.new_text for one in change.edits)  # type: ignore[union-attr]


async def test_a_rule_is_ignored_in_the_settings_file_that_counts(
    real_editor: Editor, uri: str, tmp_path: Path
) -> None:
    settings = tmp_path / "pyproject.toml"
    settings.write_text('[tool.backlint]\nignore = ["aio"]\n')
    await real_editor.begin("vscode", folders=[tmp_path])
    edit = await ignored_in_project(real_editor, uri, "pyproject.toml")
    change, text = changed_file(edit)
    assert change.text_document.uri == settings.as_uri()
    assert change.text_document.version is None
    assert text == f'ignore = ["aio", "{RULE}"]\n'

    real_editor.open(settings.as_uri(), "# changed\n", version=7, language="toml")
    await real_editor.answers()
    title = f"Ignore {RULE} in this project (pyproject.toml)"
    edit_of_open = (await chosen(real_editor, uri, KEPT, title)).edit
    assert edit_of_open is not None
    change, text = changed_file(edit_of_open)
    assert change.text_document.version == 7
    assert text.endswith(f'[tool.backlint]\nignore = ["{RULE}"]\n')
    real_editor.unexpected()


async def test_a_settings_file_is_made_where_there_is_none(
    real_editor: Editor, uri: str, tmp_path: Path
) -> None:
    await real_editor.begin("vscode", folders=[tmp_path])
    edit = await ignored_in_project(real_editor, uri, "backlint.toml")
    creation = (edit.document_changes or ())[0]
    assert isinstance(creation, types.CreateFile)
    assert creation.uri == (tmp_path / "backlint.toml").as_uri()
    assert changed_file(edit)[1] == f'ignore = ["{RULE}"]\n'


async def test_a_settings_file_that_is_no_toml_is_left(
    real_editor: Editor, uri: str, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other\n")
    await real_editor.begin("vscode", folders=[tmp_path])
    with pytest.raises(JsonRpcException, match=r"pyproject.toml cannot be changed"):
        await ignored_in_project(real_editor, uri, "pyproject.toml")


async def test_the_last_line_may_have_no_end(real_editor: Editor, uri: str) -> None:
    text = "from app import User\nfrom sqlalchemy.orm import Session\n\ns = Session()\n"
    text += "s.query(User).get(1)"
    await opened(real_editor, uri, "vscode", text)
    [action] = await real_editor.code_actions(uri, 0, ["source.fixAll"])
    resolved = await real_editor.code_action_resolve_async(action)
    assert text_after(resolved, text) == text.replace("query(User).get(1)", "get(User, 1)")


async def test_settings_say_who_fixes_on_saving(
    real_editor: Editor, uri: str, tmp_path: Path
) -> None:
    text = """\
from sqlalchemy.orm import Session, DeclarativeBase


class Base(DeclarativeBase): ...


class User(Base):
    __tablename__ = "user"


session = Session()
session.query(User).get(1)
"""
    settings = tmp_path / "backlint.toml"
    settings.write_text('fix-on-save = ["fastapi"]\n')
    await opened(real_editor, uri, "vscode", text, folders=[tmp_path])  # type: ignore[arg-type]
    [action] = await real_editor.code_actions(uri, 0, ["source.fixAll"])
    resolved = await real_editor.code_action_resolve_async(action)
    assert text_after(resolved, text) == text
    fix, *_ = await real_editor.code_actions(uri, 11)
    assert fix.is_preferred
