"""The server as it ships: ``backlint server`` with its engine and rules."""

from pathlib import Path

import pytest
from lsprotocol import types

from editor import HEAD, Editor, insert, replace

pytestmark = pytest.mark.asyncio(loop_scope="session")

APP = f"""\
{HEAD}
def names(session: Session) -> list[str]:
    return [user.name for user in session.query(User)]
"""


def findings(params: types.PublishDiagnosticsParams) -> list[tuple[int, object]]:
    return [(d.range.start.line, d.code) for d in params.diagnostics]


ALL_THREE = [
    (13, "sqlalchemy-legacy-column"),
    (16, "fastapi-on-event"),
    (21, "sqlalchemy-legacy-query"),
]


async def test_the_flagship_patterns_are_found_and_explained(
    real_editor: Editor, tmp_path: Path
) -> None:
    await real_editor.begin("vscode", folders=[tmp_path])
    uri = (tmp_path / "app.py").as_uri()
    real_editor.open(uri, APP)
    assert findings(await real_editor.next_diagnostics()) == ALL_THREE

    hover = await real_editor.hover(uri, 16, 8)
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert "lifespan" in hover.contents.value
    assert await real_editor.hover(uri, 4, 1) is None


async def test_findings_follow_the_typing(real_editor: Editor, tmp_path: Path) -> None:
    await real_editor.begin("neovim", folders=[tmp_path])
    uri = (tmp_path / "app.py").as_uri()
    real_editor.open(uri, APP)
    await real_editor.next_diagnostics()

    real_editor.change(uri, 2, insert(21, 52, "s"))
    messages = [d.message for d in (await real_editor.next_diagnostics()).diagnostics]
    assert "query(Users)" in messages[-1]

    real_editor.change(uri, 3, insert(5, 0, "x = (\n"))
    await real_editor.next_diagnostics()
    real_editor.change(uri, 4, replace((5, 0), (6, 0), "\n"))
    moved = [(line + 1, code) for line, code in ALL_THREE]
    assert findings(await real_editor.next_diagnostics()) == moved


IGNORED = """\
from fastapi import FastAPI

app = FastAPI(lifespan=lambda app: None)


@app.on_event("startup")
def connect() -> None: ...
"""


async def test_a_related_place_moves_on_its_own(real_editor: Editor, tmp_path: Path) -> None:
    await real_editor.begin("vscode", folders=[tmp_path])
    uri = (tmp_path / "app.py").as_uri()

    async def related() -> list[tuple[int, int, str]]:
        [diagnostic] = (await real_editor.next_diagnostics()).diagnostics
        locations = [one.location for one in diagnostic.related_information or ()]
        assert {location.uri for location in locations} <= {uri}
        starts = [location.range.start for location in locations]
        return [(diagnostic.range.start.line, start.line, start.character) for start in starts]

    real_editor.open(uri, IGNORED)
    assert await related() == [(5, 2, 14)]
    real_editor.change(uri, 2, insert(1, 0, "\n"))
    assert await related() == [(6, 3, 14)]
    real_editor.change(uri, 3, insert(4, 0, "\n\n"))
    assert await related() == [(8, 3, 14)]
    real_editor.change(uri, 4, insert(3, 14, "title='', "))
    assert await related() == [(8, 3, 24)]
    real_editor.change(
        uri,
        5,
        insert(4, 0, "if __debug__:\n    app = FastAPI(title='', lifespan=lambda app: None)\n"),
    )
    assert await related() == []  # there are two


async def test_an_unclosed_string_settles(real_editor: Editor, tmp_path: Path) -> None:
    """At once the findings above it; below it, those that were there until the editor rests."""
    await real_editor.begin("vscode", folders=[tmp_path])
    uri = (tmp_path / "app.py").as_uri()
    real_editor.open(uri, APP)
    await real_editor.next_diagnostics()
    real_editor.change(uri, 2, insert(15, 0, '"""\n'))
    at_once = findings(await real_editor.next_diagnostics())
    assert at_once[0] == ALL_THREE[0]
    settled = at_once
    while settled != ALL_THREE[:1]:
        settled = findings(await real_editor.next_diagnostics())
