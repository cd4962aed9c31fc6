"""What is Emacs' own: the edits that it makes of its commands, sent when it is idle."""

from contextlib import closing
from pathlib import Path

import installed_editors
from command_line import checked


def test_edits_of_a_macro_arrive(home: Path, project: Path) -> None:
    """A macro that changes many lines, killed and yanked lines, undo, replacing."""
    app = project / "app.py"
    text = "from sqlalchemy.orm import Session\n\n\ndef f(é: Session):\n    pass\n"
    text += "".join(f"    é.query({n}).all()  # 𝄞 {n}\n" for n in range(40))
    app.write_text(text, encoding="utf-8")
    with closing(installed_editors.emacs(home)) as emacs:
        emacs.open(app)
        emacs.shows(*checked(app))
        for keys, times in (
            ("C-s q u e r y ( RET U s e r , SPC C-n C-a", 12),
            ("C-n C-a # SPC C-n", 5),
            ("C-/", 3),
            ("C-k C-k C-n C-y C-y", 4),
            ("M-> C-p M-d ( C-p C-a C-k", 1),
            ("M-< M-% q u e r y RET g e t RET y n y n !", 1),
            ("M-< C-u 1 0 C-n C-@ C-u 5 C-n C-w C-u 8 C-n C-y", 1),
            ("C-/", 2),
        ):
            emacs.keys(keys, times)
            emacs.save()
            emacs.shows(*checked(app))
