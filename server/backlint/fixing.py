"""Fixes files: what is applied, what is written, and how it is shown."""

from __future__ import annotations

import contextlib
import difflib
import re
import shutil
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path

from backlint.source import Source
from backlint_rules.finding import Finding, Safety
from backlint_rules.fixing import Style

LINE_LENGTH = 88
"""What lines of imports should not exceed: the default of the formatters that most use."""


def compiles(text: str) -> bool:
    """Whether the Python that runs us compiles a text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, "<text>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


STYLE = Style(LINE_LENGTH, compiles)


@dataclass(frozen=True, slots=True)
class FixOptions:
    """Which fixes are wanted: also ``unsafe`` ones? ``write``: to the files, not only shown."""

    write: bool
    unsafe: bool

    def wants(self, finding: Finding) -> bool:
        """Whether the finding's fix is to be applied."""
        if finding.fix is None:
            return False
        safety = finding.fix.safety
        return safety is Safety.SAFE or (self.unsafe and safety is Safety.UNSAFE)


class CannotWrite(Exception):
    """A file was not written, for the reason that the message names; it is as it was."""


def write_source(path: Path, source: Source, text: str) -> None:
    """Replaces a file's text, all at once; encoding, byte order mark and mode stay.

    Where the path is a link, it is the file behind it. Raises ``CannotWrite``, also if the file
    has changed since it was read.
    """
    path = path.resolve()
    try:
        data = text.encode(source.encoding)
    except UnicodeEncodeError as error:
        raise CannotWrite(f"cannot be written as {source.encoding}: {error.reason}") from None
    temporary = path
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(data)
        shutil.copymode(path, temporary)
        if path.read_bytes() != source.data:
            raise CannotWrite("has changed while it was being fixed; it was left alone")
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(f"cannot be written: {error.strerror or error}") from error
    finally:
        if temporary != path:
            with contextlib.suppress(OSError):
                temporary.unlink()


def diff(before: str, after: str, name: str) -> str:
    """What has changed, in the form that ``patch`` and ``git apply`` read."""
    lines = difflib.unified_diff(
        _lines(before), _lines(after), fromfile=f"a/{name}", tofile=f"b/{name}"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    """Lines as ``patch`` and git see them: they end with a line feed, all else is in them."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
