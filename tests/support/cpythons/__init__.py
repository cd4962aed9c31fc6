"""CPythons in processes of their own: installed ones, and newer ones in WebAssembly under Node.

``npm install`` in this folder brings the newer ones.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

_HERE = Path(__file__).parent


class Rejected(Exception):
    """CPython takes a file for no program, for the reason that the message names."""


class Interpreter:
    """A CPython, of a version such as ``3.13``, that has run a module and calls its functions."""

    def __init__(self, version: str, command: Sequence[str]) -> None:
        self.version = version
        self._command = command

    @classmethod
    def installed(cls, python: str, module: Path) -> Interpreter:
        """The one that a command starts.

        Run as a script, the module is to answer each line ``[function, argument]`` of its input
        by a line ``[result, name of the exception]``, both in JSON.
        """
        code = "import sys; print(*sys.version_info[:2], sep='.')"
        version = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
        return cls(version.stdout.strip(), [python, "-I", str(module)])

    @classmethod
    def web_assembly(cls, version: str, module: Path) -> Interpreter:
        """One that Node runs."""
        return cls(
            version, ["node", str(_HERE / "interpreter.mjs"), _package(version), str(module)]
        )

    @property
    def library_archive(self) -> Path:
        """The standard library of one that Node runs, a zip file."""
        return _HERE / "node_modules" / _package(self.version) / "python_stdlib.zip"

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

    def ask(self, function: str, argument: object) -> Any:
        """What a function of the module returns. Raises ``Rejected`` where it raises anything."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([function, argument]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"CPython {self.version} has ended")
        result, error = json.loads(answer)
        if error is not None:
            raise Rejected(error)
        return result


def _package(version: str) -> str:
    return f"pyodide-{version.replace('.', '')}"
