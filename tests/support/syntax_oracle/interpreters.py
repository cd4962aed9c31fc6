"""The CPythons that are asked: the one at hand, and newer ones in WebAssembly under Node."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from syntax_oracle import reference
from syntax_oracle.reference import Span

_HERE = Path(__file__).parent


class Rejected(Exception):
    """CPython does not parse the file, for the reason that the message names."""


class Interpreter(Protocol):
    """A CPython that tells what is where in a file."""

    version: str

    def spans_of(self, source: bytes) -> list[Span]:
        """Raises ``Rejected`` if it does not parse the file."""


class ThisInterpreter:
    """The CPython that runs the oracle."""

    version = f"{sys.version_info.major}.{sys.version_info.minor}"

    def spans_of(self, source: bytes) -> list[Span]:
        """See ``Interpreter``."""
        try:
            return reference.spans_of(source)
        except (SyntaxError, ValueError, MemoryError, RecursionError, UnicodeError) as error:
            raise Rejected(type(error).__name__) from error


class WebAssemblyInterpreter:
    """A CPython of a ``pyodide`` package; ``npm install`` in this folder brings them."""

    def __init__(self, version: str) -> None:
        self.version = version
        self._exit = ExitStack()

    @property
    def standard_library(self) -> Path:
        """Its standard library, a zip file."""
        return _HERE / "node_modules" / self._package / "python_stdlib.zip"

    @property
    def _package(self) -> str:
        return f"pyodide-{self.version.replace('.', '')}"

    def __enter__(self) -> WebAssemblyInterpreter:
        command = [
            "node",
            str(_HERE / "interpreter.mjs"),
            self._package,
            str(_HERE / "reference.py"),
        ]
        self._process = self._exit.enter_context(
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        )
        return self

    def __exit__(
        self,
        type_: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._exit.close()

    def spans_of(self, source: bytes) -> list[Span]:
        """See ``Interpreter``."""
        spans, error = self._ask("spans_of_base64", base64.b64encode(source).decode())
        if error is not None:
            raise Rejected(error)
        return [tuple(span) for span in spans]

    def spans_of_accepted(self, programs: list[str]) -> list[list[Span] | None]:
        """The spans of each of some texts, ``None`` for those that it does not parse."""
        results, error = self._ask("spans_of_accepted", programs)
        assert error is None
        return [spans and [tuple(span) for span in spans] for spans in results]

    def _ask(self, function: str, argument: object) -> tuple[Any, str | None]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([function, argument]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"CPython {self.version} has ended")
        result, error = json.loads(answer)
        return result, error
