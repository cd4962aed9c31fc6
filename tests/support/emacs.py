"""A real Emacs with eglot, driven by keys and Lisp through ``emacsclient``."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from real_editor import PATIENCE, RealEditor, Shown, connection, until

# Debian has eglot as a package of its own, which `-Q` would hide.
_SETUP = """
(require 'package)
(package-initialize)
(setq inhibit-message t make-backup-files nil auto-save-default nil)
"""


class Emacs(RealEditor):
    """One session; ``setup`` is Lisp, as a user has it in ``init.el``, ``listens`` a new file."""

    def __init__(self, program: Path, setup: str, listens: Path) -> None:
        self._listens = listens
        init = listens.with_suffix(".el")
        init.write_text(_SETUP + setup)
        command = [program, "-q", "--load", init, f"--fg-daemon={listens}"]
        self._process = subprocess.Popen(list(map(str, command)), stderr=subprocess.DEVNULL)
        connection(listens).close()

    def close(self) -> None:
        command = ["emacsclient", "--socket-name", str(self._listens), "--eval", "(kill-emacs)"]
        subprocess.run(command, capture_output=True)
        try:
            self._process.wait(PATIENCE)
        finally:
            self._process.kill()

    def lisp(self, code: str) -> Any:
        """What a form returns, a string or nothing, evaluated in the buffer of the file."""
        form = f"(with-current-buffer (window-buffer) (json-encode {code}))"
        command = ["emacsclient", "--socket-name", str(self._listens), "--eval", form]
        said = subprocess.run(command, capture_output=True, text=True)
        assert said.returncode == 0, f"{said.stdout}{said.stderr} from {code}"
        # Emacs prints the string once more.
        return json.loads(said.stdout.strip()[1:-1].replace('\\"', '"').replace("\\\\", "\\"))

    def keys(self, keys: str, times: int = 1) -> None:
        """Types keys, as ``kbd`` writes them, so many times."""
        self.lisp(f"(progn (execute-kbd-macro (kbd {_quoted(keys)}) {times}) nil)")

    def open(self, file: Path) -> None:
        self.lisp(f"(progn (find-file {_quoted(str(file))}) (call-interactively 'eglot) nil)")

    def save(self) -> None:
        self.lisp("(progn (save-buffer) nil)")

    def undo(self) -> None:
        self.lisp("(progn (undo-boundary) (undo) nil)")

    @property
    def text(self) -> str:
        return str(self.lisp("(buffer-string)"))

    def go_to(self, text: str) -> None:
        search = f"(search-forward {_quoted(text)})"
        self.lisp(f"(progn (goto-char 1) {search} (goto-char (match-beginning 0)))")

    def diagnostics(self) -> list[Shown]:
        shown = sorted(map(tuple, self.lisp(_DIAGNOSTICS) or ()))
        return [Shown(line, text, rule) for _, line, text, rule in shown]

    def hover(self) -> str:
        self.lisp(_ASKS_FOR_HOVER)
        return str(until("a hover", lambda: self.lisp("backlint-said")))

    def choose_action(self, title: str) -> None:
        self.lisp(_CHOOSES % _quoted(title))


_DIAGNOSTICS = """
(mapcar
 (lambda (shown)
   (let ((start (flymake-diagnostic-beg shown)) (end (flymake-diagnostic-end shown)))
     (vector start
             (line-number-at-pos start t)
             (buffer-substring-no-properties start end)
             (plist-get (cdr (assoc 'eglot-lsp-diag (flymake-diagnostic-data shown))) :code))))
 (flymake-diagnostics))
"""

_ASKS_FOR_HOVER = """
(progn
  (setq backlint-said nil)
  (eglot-hover-eldoc-function
   (lambda (text &rest _) (setq backlint-said (substring-no-properties text))))
  nil)
"""

_CHOOSES = """
(cl-letf (((symbol-function 'completing-read)
           (lambda (_ titles &rest _) (car (assoc %s titles))))
          (last-nonmenu-event ?x))
  (call-interactively #'eglot-code-actions)
  nil)
"""


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
