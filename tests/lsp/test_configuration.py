"""Settings from files and from the editor, and files that change on disk."""

from pathlib import Path

import pytest
from lsprotocol import types

from backlint.workspace import CONFIGURATION_FILES
from editor import Editor, insert

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def of(editor: Editor, uri: str) -> types.PublishDiagnosticsParams:
    """The next diagnostics of a document."""
    while (params := await editor.next_diagnostics()).uri != uri:
        pass
    return params


async def severities(editor: Editor) -> list[types.DiagnosticSeverity | None]:
    return [d.severity for d in (await editor.next_diagnostics()).diagnostics]


async def test_settings_files_are_read_anew_when_they_change(vscode: Editor, folder: Path) -> None:
    vscode.open((folder / "app.py").as_uri(), "bad\n")
    assert await severities(vscode) == [types.DiagnosticSeverity.Warning]

    registration = await vscode.next_registration()
    assert registration.method == types.WORKSPACE_DID_CHANGE_CONFIGURATION
    assert registration.register_options == {"section": "backlint"}
    registration = await vscode.next_registration()
    assert registration.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    watched = [watcher["globPattern"] for watcher in registration.register_options["watchers"]]
    assert watched == list(CONFIGURATION_FILES)

    settings = folder / "pyproject.toml"
    settings.write_text('[tool.backlint]\nseverity = { all = "error" }\n')
    event = types.FileEvent(settings.as_uri(), types.FileChangeType.Created)
    vscode.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    assert await severities(vscode) == [types.DiagnosticSeverity.Error]


async def test_nothing_is_registered_with_an_editor_that_cannot_watch(
    editor: Editor, tmp_path: Path
) -> None:
    await editor.begin("neovim", folders=[tmp_path])
    await editor.answers()
    assert editor.registered.empty()


async def test_the_server_looks_itself_where_the_editor_cannot_watch(
    editor: Editor, tmp_path: Path
) -> None:
    await editor.begin("neovim", folders=[tmp_path])
    editor.open((tmp_path / "app.py").as_uri(), "bad\n")
    assert await severities(editor) == [types.DiagnosticSeverity.Warning]
    settings = tmp_path / "backlint.toml"
    for name, severity in [
        ("error", types.DiagnosticSeverity.Error),
        ("hint", types.DiagnosticSeverity.Hint),
    ]:
        settings.write_text(f'severity = {{ all = "{name}" }}\n')
        assert await severities(editor) == [severity]
    settings.unlink()
    assert await severities(editor) == [types.DiagnosticSeverity.Warning]


async def test_settings_come_with_initialize(editor: Editor, tmp_path: Path) -> None:
    await editor.begin("neovim", folders=[tmp_path], settings={"severity": {"all": "hint"}})
    editor.open((tmp_path / "app.py").as_uri(), "bad\n")
    assert await severities(editor) == [types.DiagnosticSeverity.Hint]


async def test_the_editor_is_asked_for_its_settings(editor: Editor, tmp_path: Path) -> None:
    editor.settings = {"severity": {"all": "information"}}
    await editor.begin("vscode", folders=[tmp_path])
    editor.open((tmp_path / "app.py").as_uri(), "bad\n")
    while await severities(editor) != [types.DiagnosticSeverity.Information]:
        pass  # the first diagnostics do not wait for the settings

    editor.settings = {"severity": {"all": "error"}}
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    assert await severities(editor) == [types.DiagnosticSeverity.Error]


async def test_an_editor_that_cannot_be_asked_pushes_its_settings(
    editor: Editor, tmp_path: Path
) -> None:
    await editor.begin("vscode", folders=[tmp_path], without="workspace")
    editor.open((tmp_path / "app.py").as_uri(), "bad\n")
    await severities(editor)
    settings = {"backlint": {"severity": {"all": "error"}}}
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
    assert await severities(editor) == [types.DiagnosticSeverity.Error]


async def test_what_is_wrong_in_settings_is_shown_once(vscode: Editor, folder: Path) -> None:
    (folder / "backlint.toml").write_text("selct = []\n")
    for name in ("a.py", "b.py"):
        vscode.open((folder / name).as_uri(), "")
        await of(vscode, (folder / name).as_uri())
    assert "`selct`" in await vscode.next_message()


async def test_a_settings_file_is_judged_as_it_is_on_disk_until_it_is_open(
    vscode: Editor, folder: Path
) -> None:
    settings, app = folder / "backlint.toml", (folder / "app.py").as_uri()
    settings.write_text('# é😀\nselect = ["sqlalchemy", "sqlalchemy-legacy-qery"]\n')
    vscode.open(app, "")
    on_disk = await of(vscode, settings.as_uri())
    [diagnostic] = on_disk.diagnostics
    assert on_disk.version is None
    assert diagnostic.range == types.Range(types.Position(1, 24), types.Position(1, 48))
    assert (diagnostic.source, diagnostic.code) == ("backlint", "settings")
    assert "did you mean `sqlalchemy-legacy-query`?" in diagnostic.message
    assert "sqlalchemy-legacy-qery" in await vscode.next_message()

    text = settings.read_text()
    vscode.open(settings.as_uri(), text, language="toml")
    assert (await of(vscode, settings.as_uri())).version == 1
    vscode.change(settings.as_uri(), 2, insert(1, 44, "u"))
    corrected = await of(vscode, settings.as_uri())
    assert corrected.diagnostics == ()

    vscode.change(settings.as_uri(), 3, insert(0, 0, "line-"))
    broken = await of(vscode, settings.as_uri())
    assert broken.version == 3
    assert "not valid TOML" in broken.diagnostics[0].message

    vscode.close(settings.as_uri())
    assert (await of(vscode, settings.as_uri())).diagnostics == on_disk.diagnostics
    settings.unlink()
    event = types.FileEvent(settings.as_uri(), types.FileChangeType.Deleted)
    vscode.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    assert (await of(vscode, settings.as_uri())).diagnostics == ()


async def test_saving_a_settings_file_puts_it_into_force(editor: Editor, tmp_path: Path) -> None:
    settings, app = tmp_path / "pyproject.toml", (tmp_path / "app.py").as_uri()
    settings.write_text("")
    await editor.begin("neovim", folders=[tmp_path])
    editor.open(app, "bad\n")
    assert await severities(editor) == [types.DiagnosticSeverity.Warning]
    editor.open(settings.as_uri(), "", language="toml")
    text = '[tool.backlint]\nseverity = { all = "error" }\n'
    editor.change(settings.as_uri(), 2, insert(0, 0, text))
    settings.write_text(text)
    identifier = types.TextDocumentIdentifier(settings.as_uri())
    editor.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
    assert await severities(editor) == [types.DiagnosticSeverity.Error]


async def test_each_folder_has_its_own_settings(editor: Editor, tmp_path: Path) -> None:
    for name in ("error", "hint"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "backlint.toml").write_text(f'severity = {{ all = "{name}" }}\n')
    await editor.begin("vscode", folders=[tmp_path / "error", tmp_path / "hint"])
    editor.open((tmp_path / "error" / "app.py").as_uri(), "bad\n")
    assert await severities(editor) == [types.DiagnosticSeverity.Error]
    editor.open((tmp_path / "hint" / "app.py").as_uri(), "bad\n")
    assert await severities(editor) == [types.DiagnosticSeverity.Hint]


async def test_each_folder_can_have_its_own_settings_in_the_editor(
    editor: Editor, tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    editor.settings = {"severity": {"all": "error"}}
    editor.settings_of_folders = {one.as_uri(): {"severity": {"all": "hint"}}}
    await editor.begin("vscode", folders=[one])
    editor.open((one / "app.py").as_uri(), "bad\n")
    while await severities(editor) != [types.DiagnosticSeverity.Hint]:
        pass  # the first diagnostics do not wait for the settings

    editor.settings_of_folders[other.as_uri()] = {"severity": {"all": "information"}}
    event = types.WorkspaceFoldersChangeEvent([types.WorkspaceFolder(other.as_uri(), "")], [])
    editor.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    editor.open((other / "app.py").as_uri(), "bad\n")
    while await severities(editor) != [types.DiagnosticSeverity.Information]:
        pass


async def test_an_excluded_file_falls_silent(vscode: Editor, folder: Path) -> None:
    vscode.open((folder / "app.py").as_uri(), "bad\n")
    assert len(await severities(vscode)) == 1
    (folder / "backlint.toml").write_text('exclude = ["app.py"]\n')
    event = types.FileEvent((folder / "backlint.toml").as_uri(), types.FileChangeType.Created)
    vscode.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    assert await severities(vscode) == []
