"""The editors that are installed, and how the documentation sets them up."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from documentation import snippet
from emacs import Emacs
from neovim import Neovim

_ALL_ARE_HERE = os.environ.get("BACKLINT_EDITORS") == "installed"
"""Set where Debian's editors are certainly there, too: then it is an error if they are not."""

_OURS = Path(sys.executable).with_name("nvim")

NEOVIMS = {
    "Neovim 0.11": (_OURS, "0.11 and newer"),
    "Neovim 0.11 as 0.8": (_OURS, "0.8 to 0.10"),
    "Debian's Neovim": (Path("/usr/bin/nvim"), "0.7"),
}
"""Each with the heading of its set-up."""

_EMACS = Path("/usr/bin/emacs")


def neovim(name: str, home: Path, setup: str | None = None) -> Neovim:
    """A Neovim that is set up as the documentation says, unless in another way."""
    program, heading = NEOVIMS[name]
    return Neovim(_installed(program), setup or snippet(heading), home / "nvim.socket")


def emacs(home: Path, setup: str | None = None) -> Emacs:
    """An Emacs that is set up as the documentation says, unless in another way."""
    return Emacs(_installed(_EMACS), setup or snippet("Emacs"), home / "emacs.socket")


def _installed(program: Path) -> Path:
    """An editor; the test is skipped without it."""
    if not program.exists():
        reason = f"{program} is not installed"
        if _ALL_ARE_HERE:
            pytest.fail(reason)
        pytest.skip(reason)
    return program
