"""The CPythons whose ``symtable`` is asked: installed ones, and newer ones in WebAssembly."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from packaging.version import Version

import syntax_oracle
from scope_oracle import reference
from scope_oracle.reference import Table

_WEB_ASSEMBLY = Path(syntax_oracle.__file__).parent
_REFERENCE = str(Path(reference.__file__))


class Rejected(Exception):
    """CPython takes the file for no program, for the reason that the message names."""


class Interpreter:
    """A CPython in a process of its own, of a version such as ``3.13``."""

    def __init__(self, version: str, command: Sequence[str]) -> None:
        self.version = version
        #: Whether it puts comprehensions into the scopes around them.
        self.inlines = Version(version) >= Version("3.12")
        self._command = command

    @classmethod
    def installed(cls, python: str) -> Interpreter:
        """The one that this command starts."""
        code = "import sys; print(*sys.version_info[:2], sep='.')"
        version = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
        return cls(version.stdout.strip(), [python, "-I", _REFERENCE])

    @classmethod
    def web_assembly(cls, version: str) -> Interpreter:
        """One that Node runs; see ``syntax_oracle`` for how it comes here."""
        package = f"pyodide-{version.replace('.', '')}"
        return cls(version, ["node", str(_WEB_ASSEMBLY / "interpreter.mjs"), package, _REFERENCE])

    @property
    def library_archive(self) -> Path:
        """The standard library of one that Node runs, a zip file."""
        package = f"pyodide-{self.version.replace('.', '')}"
        return _WEB_ASSEMBLY / "node_modules" / package / "python_stdlib.zip"

    def __enter__(self) -> Interpreter:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.__exit__(kind, error, traceback)

    def table_of(self, text: str) -> Table:
        """See ``reference.table_of``. Raises ``Rejected`` where that raises anything."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(["table_of", text]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"CPython {self.version} has ended")
        table, error = json.loads(answer)
        if error is not None:
            raise Rejected(error)
        return table  # type: ignore[no-any-return]
