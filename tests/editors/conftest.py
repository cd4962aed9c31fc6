import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import installed_editors
from neovim import Neovim
from real_editor import RealEditor


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, with the server of this environment on the path."""
    home = tmp_path / "home"
    home.mkdir()
    for name in list(os.environ):
        if name.startswith("XDG_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    return home


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the editor is started in."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text(
        '[project]\nname = "shop"\nrequires-python = ">=3.10"\n'
        'dependencies = ["fastapi>=0.115", "sqlalchemy>=2.0"]\n'
    )
    monkeypatch.chdir(project)
    return project


@pytest.fixture(params=installed_editors.NEOVIMS)
def neovim(request: pytest.FixtureRequest, home: Path, project: Path) -> Iterator[Neovim]:
    """Neovim in the project, set up as the documentation says."""
    with closing(installed_editors.neovim(request.param, home)) as neovim:
        yield neovim


@pytest.fixture(params=[*installed_editors.NEOVIMS, "Emacs"])
def editor(request: pytest.FixtureRequest, home: Path, project: Path) -> Iterator[RealEditor]:
    """An editor in the project, set up as the documentation says."""
    name = request.param
    editor: RealEditor
    if name == "Emacs":
        editor = installed_editors.emacs(home)
    else:
        editor = installed_editors.neovim(name, home)
    with closing(editor):
        yield editor
