"""Documents from ``didOpen`` to ``didClose``, as an editor sees them."""

from pathlib import Path

import pytest
from lsprotocol import types

from backlint_rules.registry import all_rules
from editor import Editor, insert, replace

pytestmark = pytest.mark.asyncio(loop_scope="session")


def squiggles(params: types.PublishDiagnosticsParams) -> list[tuple[int, int, int, str]]:
    """Line, start and end in the client's units, message; of findings on one line."""
    return [
        (d.range.start.line, d.range.start.character, d.range.end.character, d.message)
        for d in params.diagnostics
    ]


@pytest.mark.parametrize("client", ["vscode", "neovim"])
async def test_diagnostics_follow_each_change_with_its_version(
    editor: Editor, client: str, tmp_path: Path
) -> None:
    await editor.begin(client, folders=[tmp_path])
    uri = (tmp_path / "app.py").as_uri()

    editor.open(uri, "good\nbad\n")
    opened = await editor.next_diagnostics()
    assert (opened.uri, opened.version) == (uri, 1)
    assert squiggles(opened) == [(1, 0, 3, "`bad` is bad")]

    editor.change(uri, 2, insert(1, 3, "der"))
    changed = await editor.next_diagnostics()
    assert (changed.version, squiggles(changed)) == (2, [(1, 0, 6, "`badder` is bad")])

    editor.change(uri, 3, insert(0, 0, "\n"), insert(0, 0, "bad = "))
    moved = await editor.next_diagnostics()
    assert moved.version == 3
    assert squiggles(moved) == [(0, 0, 3, "`bad` is bad"), (2, 0, 6, "`badder` is bad")]

    editor.close(uri)
    closed = await editor.next_diagnostics()
    assert (closed.uri, closed.version, squiggles(closed)) == (uri, None, [])


async def test_a_diagnostic_says_all_it_can(vscode: Editor, folder: Path) -> None:
    uri = (folder / "app.py").as_uri()
    vscode.open(uri, "x = bad\n")
    [diagnostic] = (await vscode.next_diagnostics()).diagnostics
    assert diagnostic == types.Diagnostic(
        range=types.Range(types.Position(0, 4), types.Position(0, 7)),
        message="`bad` is bad",
        severity=types.DiagnosticSeverity.Warning,
        code="sqlalchemy-legacy-query",
        code_description=types.CodeDescription(
            all_rules()["sqlalchemy-legacy-query"].docs.sources[0]
        ),
        source="backlint",
        related_information=(
            types.DiagnosticRelatedInformation(
                types.Location(uri, types.Range(types.Position(0, 0), types.Position(0, 1))),
                "the line begins here",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("encodings", "chosen", "start"),
    [
        (["utf-8", "utf-16"], "utf-8", 2 + 4 + 3),
        (["utf-16"], "utf-16", 1 + 2 + 3),
        (["utf-32", "utf-8"], "utf-32", 1 + 1 + 3),
        ([], "utf-16", 1 + 2 + 3),
    ],
)
async def test_positions_are_counted_as_agreed(
    editor: Editor, encodings: list[str], chosen: str, start: int, tmp_path: Path
) -> None:
    result = await editor.begin("neovim", folders=[tmp_path], encodings=encodings)
    assert result.capabilities.position_encoding == chosen
    uri = (tmp_path / "app.py").as_uri()
    editor.open(uri, "é😀 = bad\n")
    assert squiggles(await editor.next_diagnostics()) == [(0, start, start + 3, "`bad` is bad")]
    editor.change(uri, 2, insert(0, start + 3, "ß"))
    width = {"utf-8": 2, "utf-16": 1, "utf-32": 1}[chosen]
    expected = [(0, start, start + 3 + width, "`badß` is bad")]
    assert squiggles(await editor.next_diagnostics()) == expected


async def test_a_change_may_replace_the_whole_text(vscode: Editor, folder: Path) -> None:
    uri = (folder / "app.py").as_uri()
    vscode.open(uri, "bad\n")
    await vscode.next_diagnostics()
    vscode.change(uri, 2, types.TextDocumentContentChangeWholeDocument("\n\nbad bad\n"))
    assert [line for line, *_ in squiggles(await vscode.next_diagnostics())] == [2, 2]


async def test_lines_end_where_lsp_says(vscode: Editor, folder: Path) -> None:
    """A form feed or U+2028 does not end a line; a lone carriage return does."""
    uri = (folder / "app.py").as_uri()
    vscode.open(uri, "a\fb\u2028c\x85d\re\r\nbad\n")
    assert squiggles(await vscode.next_diagnostics()) == [(2, 0, 3, "`bad` is bad")]
    vscode.change(uri, 2, insert(2, 3, "ly"))
    assert squiggles(await vscode.next_diagnostics()) == [(2, 0, 5, "`badly` is bad")]


async def test_positions_beyond_the_text_are_its_end(vscode: Editor, folder: Path) -> None:
    uri = (folder / "app.py").as_uri()
    vscode.open(uri, "x\nba")
    await vscode.next_diagnostics()
    vscode.change(uri, 2, insert(1, 99, "d"))
    assert squiggles(await vscode.next_diagnostics()) == [(1, 0, 3, "`bad` is bad")]
    vscode.change(uri, 3, insert(99, 0, "der"))
    assert squiggles(await vscode.next_diagnostics()) == [(1, 0, 6, "`badder` is bad")]
    vscode.change(uri, 4, replace((99, 0), (0, 99), ""))
    assert squiggles(await vscode.next_diagnostics()) == []


async def test_untitled_documents_speak(vscode: Editor, folder: Path) -> None:
    vscode.open("untitled:Untitled-1", "bad\n")
    opened = await vscode.next_diagnostics()
    assert (opened.uri, len(opened.diagnostics)) == ("untitled:Untitled-1", 1)


async def test_others_are_silent(vscode: Editor, folder: Path, tmp_path: Path) -> None:
    """Files outside the folders, other languages, stubs, cells and repositories' old versions."""
    library, script = (tmp_path / "library.py").as_uri(), (folder / "app.js").as_uri()
    vscode.open(library, "bad\n")
    vscode.open(f"{folder.parent.as_uri()}er/app.py", "bad\n")
    vscode.open((folder / ".venv" / "library.py").as_uri(), "bad\n")
    vscode.open(script, "bad\n", language="javascript")
    vscode.open((folder / "app.pyi").as_uri(), "bad\n")
    vscode.open("vscode-notebook-cell:/a/notebook.ipynb#1", "bad\n")
    vscode.open("git:/a/app.py", "bad\n")
    vscode.change(library, 2, insert(0, 0, "bad "))
    vscode.change(script, 2, insert(0, 0, "bad "))
    vscode.close(library)
    await vscode.answers()
    assert vscode.unexpected() == []

    vscode.open((folder / "app.py").as_uri(), "bad\n")
    assert len((await vscode.next_diagnostics()).diagnostics) == 1


async def test_without_folders_every_file_speaks(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode")
    editor.open((tmp_path / "app.py").as_uri(), "bad\n")
    assert len((await editor.next_diagnostics()).diagnostics) == 1


async def test_a_folder_may_be_opened_and_closed_later(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("vscode", folders=[tmp_path / "a"])
    uri = (tmp_path / "b" / "app.py").as_uri()
    editor.open(uri, "bad\n")
    await editor.answers()
    assert editor.unexpected() == []
    folder = types.WorkspaceFolder((tmp_path / "b").as_uri(), "b")

    added = types.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
    editor.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(added))
    assert len((await editor.next_diagnostics()).diagnostics) == 1

    removed = types.WorkspaceFoldersChangeEvent(added=[], removed=[folder])
    editor.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(removed))
    assert squiggles(await editor.next_diagnostics()) == []
    editor.change(uri, 2, insert(0, 0, "bad "))


async def test_unknown_documents_are_no_trouble(vscode: Editor, folder: Path) -> None:
    uri = (folder / "never opened.py").as_uri()
    vscode.change(uri, 2, insert(0, 0, "bad"))
    vscode.close(uri)
    assert await vscode.hover(uri, 0, 0) is None


async def test_a_document_that_is_opened_twice_is_opened_anew(
    editor: Editor, tmp_path: Path
) -> None:
    await editor.begin("neovim", folders=[tmp_path])
    uri = (tmp_path / "app.py").as_uri()
    editor.open(uri, "bad\n")
    await editor.next_diagnostics()
    editor.open(uri, "\nbad\n", version=7)
    assert squiggles(await editor.next_diagnostics()) == []
    again = await editor.next_diagnostics()
    assert (again.version, squiggles(again)) == (7, [(1, 0, 3, "`bad` is bad")])


@pytest.mark.parametrize("text", ["", "bad", "\n" * 200_000 + "x = bad\n" * 200, "é" * 1_000_000])
async def test_files_of_every_size(vscode: Editor, text: str, folder: Path) -> None:
    uri = (folder / "app.py").as_uri()
    vscode.open(uri, text)
    assert len((await vscode.next_diagnostics()).diagnostics) == text.count("bad")
    vscode.change(uri, 2, insert(0, 0, "bad\n"))
    assert len((await vscode.next_diagnostics()).diagnostics) == text.count("bad") + 1
