"""The clients that other tests pretend to be are the editors, as they introduce themselves."""

import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

import initialize_recorder
import installed_editors
from editor import CLIENTS
from real_editor import until

RECORDER = initialize_recorder.__file__


def is_recorded(client: str, file: Path) -> None:
    """What an editor has said is what is recorded; with BACKLINT_RECORD=1 it is from now on."""
    said = until("initialize", lambda: file.exists() and file.read_text(encoding="utf-8"))
    recorded = CLIENTS / f"{client}.json"
    if os.environ.get("BACKLINT_RECORD"):
        recorded.write_text(said, encoding="utf-8")
    assert recorded.read_text(encoding="utf-8") == said


@pytest.mark.parametrize(
    ("client", "name"), [("neovim", "Neovim 0.11"), ("neovim-0.7", "Debian's Neovim")]
)
def test_neovim(client: str, name: str, home: Path, project: Path) -> None:
    said = home / "said.json"
    setup = f"""
    local start = vim.lsp.start or vim.lsp.start_client
    start({{ name = "recorder", cmd = {{ {sys.executable!r}, {RECORDER!r}, {str(said)!r} }} }})
    """
    with closing(installed_editors.neovim(name, home, setup)):
        is_recorded(client, said)


def test_emacs(home: Path, project: Path) -> None:
    said, file = home / "said.json", project / "app.py"
    file.touch()
    setup = f"""
    (with-eval-after-load 'eglot
      (add-to-list 'eglot-server-programs
                   '(python-mode . ("{sys.executable}" "{RECORDER}" "{said}"))))
    """
    with closing(installed_editors.emacs(home, setup)) as emacs:
        emacs.open(file)
        is_recorded("emacs", said)
