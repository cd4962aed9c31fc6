"""Reads Python source as Python does: PEP 263 declarations, byte order marks."""

from __future__ import annotations

import io
import tokenize
from dataclasses import dataclass
from pathlib import Path

PYTHON, NOTEBOOK = ".py", ".ipynb"
"""How the names of files end that are checked."""


class SourceError(Exception):
    """A file that cannot be read as Python source; ``line`` counts from 0."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes, their encoding, and their text: no byte order mark, line ends as they are."""

    data: bytes
    encoding: str
    text: str


def read_source(path: Path) -> Source:
    """The source in a file. Raises ``SourceError``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}") from error
    return decode_source(data)


def decode_source(data: bytes) -> Source:
    """The source in some bytes. Raises ``SourceError``."""
    if b"\0" in data:
        raise SourceError(
            "is not Python source: it contains null bytes", data.count(b"\n", 0, data.index(b"\0"))
        )
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        # An encoding that Python does not know, or two lines at the top that are not UTF-8.
        if _is_utf8(data):
            raise SourceError(f"cannot be decoded: {error.msg}") from None
        encoding = "utf-8"
    try:
        return Source(data, encoding, data.decode(encoding))
    except LookupError:
        raise SourceError(f"cannot be decoded: {encoding} is no encoding of text") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start)
        advice = "" if "coding" in _top(data) else "; a `# coding:` line can name its encoding"
        raise SourceError(
            f"cannot be decoded: byte 0x{data[error.start]:02x} is not valid {encoding}{advice}",
            line,
        ) from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _top(data: bytes) -> str:
    return b"\n".join(data.split(b"\n", 2)[:2]).decode("ascii", errors="replace")
