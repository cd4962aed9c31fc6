"""A document is the same, however an editor spells its URI."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from editor import Editor, insert

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("uri", "other"),
    [
        ("file:///c%3A/my%20work/caf%C3%A9.py", "file:///C:/my work/café.py"),
        ("file:///C:/my%20work/app.py", "file:///c%3a/my%20work/app.py"),
        ("file:///project/a%23b%3Fc%25d.py", "file:///project/%61%23b%3fc%25d.py"),
        ("file:///project/%F0%9F%98%80.py", "file:///project/😀.py"),
        ("file://server/a%20share/app.py", "file://server/a share/app.py"),
        ("vscode-vfs://github/me/it/app%2B.py", "vscode-vfs://github/me/it/app+.py"),
        ("untitled:C%3A%5Cwork%5Capp.py", "untitled:C:\\work\\app.py"),
    ],
)
async def test_spellings_of_one_document(editor: Editor, uri: str, other: str) -> None:
    await editor.begin("neovim")
    editor.open(uri, "x = bad\n")
    assert (await editor.next_diagnostics()).uri == uri
    editor.change(other, 2, insert(0, 0, "é😀"))
    changed = await editor.next_diagnostics()
    assert (changed.uri, changed.version) == (uri, 2)
    assert await editor.hover(other, 0, changed.diagnostics[0].range.start.character) is not None
    editor.close(other)
    closed = await editor.next_diagnostics()
    assert (closed.uri, len(closed.diagnostics)) == (uri, 0)


@pytest.mark.parametrize("folder", ["file:///c%3A/my%20work", "file:///C:/my work/"])
async def test_a_folder_of_windows(editor: Editor, folder: str) -> None:
    await editor.begin("neovim", folders=[folder])
    for inside in ("file:///c%3A/my%20work/app.py", "file:///C:/my%20work/a/app.py"):
        editor.open(inside, "bad\n")
        assert (await editor.next_diagnostics()).uri == inside
    for outside in ("file:///d%3A/my%20work/app.py", "file:///c%3A/my%20works/app.py"):
        editor.open(outside, "bad\n")
    await editor.answers()


@pytest.mark.parametrize("safe", ["/", "/+~#!$&'()*,;=:@"])
async def test_settings_of_a_file_with_an_odd_name(
    editor: Editor, safe: str, tmp_path: Path
) -> None:
    """Everything is escaped that may be, or nothing that need not be."""
    folder = tmp_path / "a b+c%20é😀 ~!$&'()*,;=:@"
    folder.mkdir()
    (folder / "pyproject.toml").write_text('[tool.backlint]\nexclude = ["app.py"]\n')
    uri = "file://" + quote(str(folder / "app.py"), safe=safe)
    await editor.begin("vscode", folders=[uri.rpartition("/")[0]])
    editor.open(uri, "bad\n")
    shown = await editor.next_diagnostics()
    assert (shown.uri, len(shown.diagnostics)) == (uri, 0)
