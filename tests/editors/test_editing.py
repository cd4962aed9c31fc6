"""What a user sees and does in editors that are set up as the documentation says."""

from pathlib import Path

import pytest

from command_line import checked
from real_editor import RealEditor, Shown

APP = """\
from fastapi import FastAPI
from sqlalchemy.orm import Session

from shop.models import User

app = FastAPI()


@app.on_event("startup")
async def connect() -> None:
    print("connected")


def users(session: Session) -> list[User]:
    return session.query(User).filter(User.name == "x").all()
"""

LIFESPAN = Shown(9, 'app.on_event("startup")', "fastapi-on-event")
QUERY = Shown(15, "query", "sqlalchemy-legacy-query")


@pytest.fixture
def app(project: Path) -> Path:
    file = project / "app.py"
    file.write_text(APP)
    return file


def test_findings_are_shown(editor: RealEditor, app: Path) -> None:
    editor.open(app)
    editor.shows(LIFESPAN, QUERY)
    assert checked(app) == [LIFESPAN, QUERY]


def test_a_hover_says_why_and_shows_the_fix(editor: RealEditor, app: Path) -> None:
    editor.open(app)
    editor.shows(LIFESPAN, QUERY)
    editor.go_to("query")
    hover = editor.hover()
    assert "`select()` is what 2.0 documents" in hover
    assert "session.scalars(select(User)" in hover


def test_a_quick_fix_is_applied(editor: RealEditor, app: Path) -> None:
    editor.open(app)
    editor.shows(LIFESPAN, QUERY)
    editor.go_to("query")
    editor.choose_action("Use `select()` (unsafe)")
    editor.shows(Shown(10, *LIFESPAN[1:]))
    assert 'session.scalars(select(User).where(User.name == "x")).unique().all()' in editor.text
    assert "from sqlalchemy import select\n" in editor.text
    editor.undo()
    assert editor.text == APP
    editor.shows(LIFESPAN, QUERY)


def test_a_finding_is_ignored_on_its_line(editor: RealEditor, app: Path) -> None:
    editor.open(app)
    editor.shows(LIFESPAN, QUERY)
    editor.go_to("query")
    editor.choose_action("Ignore sqlalchemy-legacy-query on this line")
    editor.shows(LIFESPAN)
    assert editor.text.endswith(".all()  # backlint: ignore[sqlalchemy-legacy-query]\n")
    editor.save()
    assert checked(app) == [LIFESPAN]


def test_columns_are_right_beside_any_characters(editor: RealEditor, app: Path) -> None:
    app.write_text(
        "from sqlalchemy.orm import Session\n\n\n"
        "def users(session: Session):\n"
        '    return "é𝄞漢", session.query(1), "𝄞", session.query(2)\n',
        encoding="utf-8",
    )
    editor.open(app)
    editor.shows(*[Shown(5, "query", "sqlalchemy-legacy-query")] * 2)


def test_settings_are_read_again_when_they_change(
    editor: RealEditor, app: Path, project: Path
) -> None:
    editor.open(app)
    editor.shows(LIFESPAN, QUERY)
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text() + '[tool.backlint]\nignore = ["fastapi"]\n')
    editor.shows(QUERY)
