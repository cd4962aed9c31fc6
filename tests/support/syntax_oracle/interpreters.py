"""The CPythons that are asked: the one at hand, and newer ones."""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from typing import Protocol

import cpythons
from cpythons import Rejected
from syntax_oracle import reference
from syntax_oracle.reference import Span

MODULE = Path(reference.__file__)


class Interpreter(Protocol):
    """A CPython that tells what is where in a file."""

    @property
    def version(self) -> str:
        """Such as ``3.13``."""

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


class NewerInterpreter:
    """A CPython in a process, which has run ``MODULE``."""

    def __init__(self, process: cpythons.Interpreter) -> None:
        self.version = process.version
        self.library_archive = process.library_archive
        self._process = process

    def spans_of(self, source: bytes) -> list[Span]:
        """See ``Interpreter``."""
        spans = self._process.ask("spans_of_base64", base64.b64encode(source).decode())
        return [tuple(span) for span in spans]

    def spans_of_accepted(self, programs: list[str]) -> list[list[Span] | None]:
        """The spans of each of some texts, ``None`` for those that it does not parse."""
        results = self._process.ask("spans_of_accepted", programs)
        return [spans and [tuple(span) for span in spans] for spans in results]
