"""Notebooks in an editor: each cell is a document, all of them are one module."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from editor import Editor, insert, replace, texts_after

pytestmark = pytest.mark.asyncio(loop_scope="session")

MODEL = """\
%load_ext autoreload
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session
class Base(DeclarativeBase): ...
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
!ls"""
FUNCTION = """\
def users(session: Session):
    "😀"; return session.query(User).all()"""


def cell_uri(number: int) -> str:
    return f"vscode-notebook-cell:/project/a.ipynb#W{number}sZmlsZQ%3D%3D"


class NotebookEditor:
    """An editor with a notebook open in it."""

    def __init__(self, editor: Editor, folder: Path) -> None:
        self.editor = editor
        self.uri = (folder / "a.ipynb").as_uri()
        self.version = 1
        self.texts: dict[str, str] = {}

    def open(self, *texts: str, languages: Sequence[str] = ()) -> None:
        items = [
            types.TextDocumentItem(cell_uri(number), language, 1, text)
            for number, (text, language) in enumerate(
                zip(texts, languages or ["python"] * len(texts), strict=True)
            )
        ]
        self.texts = {item.uri: item.text for item in items}
        document = types.NotebookDocument(
            self.uri, "jupyter-notebook", 1, [_code_cell(item.uri) for item in items]
        )
        self.editor.notebook_document_did_open(types.DidOpenNotebookDocumentParams(document, items))

    def change(self, cells: types.NotebookDocumentCellChanges) -> None:
        self.version += 1
        self.editor.notebook_document_did_change(
            types.DidChangeNotebookDocumentParams(
                types.VersionedNotebookDocumentIdentifier(self.version, self.uri),
                types.NotebookDocumentChangeEvent(cells=cells),
            )
        )

    def type(self, cell: int, *changes: types.TextDocumentContentChangeEvent) -> None:
        identifier = types.VersionedTextDocumentIdentifier(self.version + 1, cell_uri(cell))
        self.change(
            types.NotebookDocumentCellChanges(
                text_content=[types.NotebookDocumentCellContentChanges(identifier, changes)]
            )
        )

    def put(self, start: int, n_gone: int, cells: Mapping[int, str], opened: bool = True) -> None:
        """Puts cells in the place of others."""
        items = [
            types.TextDocumentItem(cell_uri(number), "python", 1, text)
            for number, text in cells.items()
        ]
        array = types.NotebookCellArrayChange(
            start, n_gone, [_code_cell(item.uri) for item in items]
        )
        self.change(
            types.NotebookDocumentCellChanges(
                structure=types.NotebookDocumentCellChangeStructure(
                    array, did_open=items if opened else None
                )
            )
        )

    def close(self) -> None:
        self.editor.notebook_document_did_close(
            types.DidCloseNotebookDocumentParams(
                types.NotebookDocumentIdentifier(self.uri),
                [types.TextDocumentIdentifier(uri) for uri in self.texts],
            )
        )

    async def shown(self) -> tuple[str, list[tuple[int, int, int]]]:
        """The next cell that something is said about: where its squiggles are."""
        params = await self.editor.next_diagnostics()
        return params.uri, [
            (d.range.start.line, d.range.start.character, d.range.end.character)
            for d in params.diagnostics
        ]

    def after(self, edit: types.WorkspaceEdit | None) -> dict[str, str]:
        """The cells that an edit changes; the editor counts in code points here."""
        assert edit is not None
        return texts_after(edit, self.texts)


def _code_cell(uri: str) -> types.NotebookCell:
    return types.NotebookCell(types.NotebookCellKind.Code, uri)


@pytest_asyncio.fixture(loop_scope="session")
async def notebook(real_editor: Editor, tmp_path: Path) -> NotebookEditor:
    await real_editor.begin("vscode", encodings=["utf-32"])
    return NotebookEditor(real_editor, tmp_path)


async def test_the_server_wants_notebooks_only_where_the_editor_has_them(
    real_editor: Editor,
) -> None:
    result = await real_editor.begin("vscode", without="notebookDocument")
    assert result.capabilities.notebook_document_sync is None


async def test_a_cell_knows_what_is_above(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, FUNCTION)
    assert await notebook.shown() == (cell_uri(1), [(1, 24, 29)])
    notebook.close()
    assert await notebook.shown() == (cell_uri(1), [])


async def test_typing_in_one_cell_changes_another(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, FUNCTION)
    await notebook.shown()
    notebook.type(0, insert(1, 74, "_"))
    assert await notebook.shown() == (cell_uri(1), [])
    notebook.type(0, replace((1, 74), (1, 75), "\n"), insert(1, 0, "\n!ls \\\n\n"))
    assert await notebook.shown() == (cell_uri(1), [(1, 24, 29)])
    notebook.type(1, insert(0, 0, "# moved\n%cd x\n"))
    assert await notebook.shown() == (cell_uri(1), [(3, 24, 29)])


async def test_a_related_place_is_in_another_cell(notebook: NotebookEditor) -> None:
    application = "from fastapi import FastAPI\n\napp = FastAPI(lifespan=lambda app: None)"
    notebook.open("%cd x", application, "@app.on_event('startup')\ndef connect(): ...")
    [diagnostic] = (await notebook.editor.next_diagnostics()).diagnostics
    [related] = diagnostic.related_information or ()
    place = related.location.range.start
    assert (related.location.uri, place.line, place.character) == (cell_uri(1), 2, 14)


async def test_cells_come_move_and_go(notebook: NotebookEditor) -> None:
    notebook.open(FUNCTION)
    notebook.put(0, 0, {7: MODEL})
    assert await notebook.shown() == (cell_uri(0), [(1, 24, 29)])
    notebook.put(2, 0, {8: "def f(session: Session):\n    return session.query(str).all()"})
    assert await notebook.shown() == (cell_uri(8), [(1, 19, 24)])
    # The first one goes to the end.
    notebook.put(0, 1, {})
    assert await notebook.shown() == (cell_uri(0), [])
    assert await notebook.shown() == (cell_uri(8), [])
    notebook.put(2, 0, {7: ""}, opened=False)
    notebook.put(0, 0, {9: MODEL})
    assert await notebook.shown() == (cell_uri(0), [(1, 24, 29)])
    assert await notebook.shown() == (cell_uri(8), [(1, 19, 24)])
    notebook.put(1, 1, {})
    assert await notebook.shown() == (cell_uri(0), [])


async def test_other_languages_have_a_place_and_nothing_else(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, "select *\nfrom 'user", FUNCTION, languages=["python", "sql", "python"])
    assert await notebook.shown() == (cell_uri(2), [(1, 24, 29)])
    notebook.put(1, 1, {})
    notebook.type(2, insert(0, 0, "\n"))
    assert await notebook.shown() == (cell_uri(2), [(2, 24, 29)])


async def test_a_hover_shows_the_cell(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, FUNCTION)
    await notebook.shown()
    hover = await notebook.editor.hover(cell_uri(1), 1, 26)
    assert hover is not None
    assert hover.range == types.Range(types.Position(1, 24), types.Position(1, 29))
    assert await notebook.editor.hover(cell_uri(0), 1, 20) is None


async def test_a_fix_changes_the_cells_that_it_needs(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, FUNCTION)
    await notebook.shown()
    fix, *_ = await notebook.editor.code_actions(cell_uri(1), 1)
    resolved = await notebook.editor.code_action_resolve_async(fix)
    assert notebook.after(resolved.edit) == {
        cell_uri(0): MODEL.replace("from", "from sqlalchemy import select\nfrom", 1),
        cell_uri(1): FUNCTION.replace(
            "session.query(User).all()", "session.scalars(select(User)).unique().all()"
        ),
    }


async def test_a_fix_for_another_text_is_not_made(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, FUNCTION)
    await notebook.shown()
    fix, *_ = await notebook.editor.code_actions(cell_uri(1), 1)
    notebook.type(0, insert(0, 0, "# "))
    with pytest.raises(JsonRpcException, match="the document is another one now"):
        await notebook.editor.code_action_resolve_async(fix)


async def test_a_comment_keeps_a_finding_quiet(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, FUNCTION)
    await notebook.shown()
    actions = await notebook.editor.code_actions(cell_uri(1), 1)
    [ignore] = [one for one in actions if one.title.endswith("on this line")]
    resolved = await notebook.editor.code_action_resolve_async(ignore)
    comment = "  # backlint: ignore[sqlalchemy-legacy-query]"
    assert notebook.after(resolved.edit) == {cell_uri(1): FUNCTION + comment}


async def test_all_cells_are_fixed_at_once(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, FUNCTION)
    await notebook.shown()
    assert await notebook.editor.code_actions(cell_uri(1), 1, ["source.fixAll"]) == []
    [action] = await notebook.editor.code_actions(cell_uri(0), 0, ["notebook.source.fixAll"])
    assert action.kind == "notebook.source.fixAll.backlint"


async def test_a_change_that_cannot_be_made_ends_it(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, FUNCTION)
    await notebook.shown()
    notebook.put(5, 1, {})
    assert await notebook.shown() == (cell_uri(1), [])
    assert "please reopen it" in await notebook.editor.next_message()
    notebook.open(MODEL, FUNCTION)
    assert await notebook.shown() == (cell_uri(1), [(1, 24, 29)])


async def test_nobody_asks_about_cells(notebook: NotebookEditor) -> None:
    notebook.open(MODEL, FUNCTION)
    await notebook.shown()
    report = await notebook.editor.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(types.TextDocumentIdentifier(cell_uri(1)))
    )
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    assert not report.items
