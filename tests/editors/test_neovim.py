"""What is Neovim's own: its commands, and the edits it makes of them."""

from pathlib import Path

import pytest

from command_line import checked
from neovim import Neovim
from real_editor import until


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_edits_of_a_macro_arrive(neovim: Neovim, project: Path, line_end: str) -> None:
    """A recorded macro that changes many lines, undone, redone, moved, replaced and filtered."""
    text = "from sqlalchemy.orm import Session\n\n\ndef f(é: Session):\n    pass\n"
    text += "".join(f"    é.query({n}).all()  # 𝄞 {n}\n" for n in range(40))
    app = project / "app.py"
    app.write_bytes(text.replace("\n", line_end).encode())
    neovim.open(app)
    for keys in (
        "6Gqaf(lcwUser<Esc>o# <C-r>=line('.')<CR><Esc>jq15@a",
        "30@a",
        "5u",
        "<C-r><C-r>",
        "Gddp10kVjj>gv<",
        ":20,30g/query/normal Oif é:<CR>",
        ":40,45s/query/get_it/<CR>",
        ":50,60m 8<CR>",
        "ggyyG3pdd",
        "7GV10jd",
    ):
        neovim.keys(keys)
        neovim.save()
        neovim.shows(*checked(app))


def test_wrong_settings_are_shown_where_they_stand(neovim: Neovim, project: Path) -> None:
    settings = project / "pyproject.toml"
    settings.write_text('[tool.backlint]\nignore = ["fastapi-on-evnt"]\n')
    neovim.open(settings)
    [shown] = until("a diagnostic", neovim.diagnostics)
    assert (shown.line, shown.text) == (2, '"fastapi-on-evnt"')
