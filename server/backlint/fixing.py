"""Fixes files: what is applied, what is written, and how it is shown."""

from __future__ import annotations

import contextlib
import difflib
import re
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backlint.source import Source
from backlint.workspace import FileConfiguration
from backlint_rules import ignoring
from backlint_rules.edits import TextEdit, applied
from backlint_rules.finding import Finding, Safety
from backlint_rules.fixing import Style
from backlint_rules.syntax.text import split_lines


def compiles(text: str) -> bool:
    """Whether the Python that runs us compiles a text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(text, "<text>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


def style_for(configuration: FileConfiguration) -> Style:
    """What the text of a file is to be like."""
    return Style(configuration.line_length.characters, compiles)


@dataclass(frozen=True, slots=True)
class FixOptions:
    """What is done with fixes: whether they are applied, also ``unsafe`` ones; ``write``: to the
    files, not only to what is shown. ``shows``: the edits of those that are left are worked out,
    ``with_imports`` those of the imports too. ``ignore``: instead of fixes come comments that keep
    findings quiet, with this reason.
    """

    applies: bool = False
    unsafe: bool = False
    write: bool = False
    shows: bool = False
    with_imports: bool = False
    ignore: str | None = None

    def wants(self, finding: Finding) -> bool:
        """Whether the finding's fix is to be applied."""
        if finding.fix is None or not self.applies:
            return False
        safety = finding.fix.safety
        return safety is Safety.SAFE or (self.unsafe and safety is Safety.UNSAFE)


NO_FIXES = FixOptions()
"""Findings are reported, and that is all."""


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


def with_comments(text: str, findings: Sequence[Finding], reason: str) -> str:
    """A text with the comments that keep findings quiet, as far as there is room for them."""
    lines = split_lines(text)
    return applied(lines, ignoring.on_their_lines(lines, findings, reason))


def changed_lines(lines: Sequence[str], edits: Sequence[TextEdit], context: int = 0) -> list[str]:
    """What edits change, line by line as ``diff`` shows it, without places and names of files."""
    first = min(edit.range.line for edit in edits)
    end = max(edit.range.end_line for edit in edits) + 1
    here = [edit._replace(range=edit.range.moved(-first)) for edit in edits]
    after = split_lines(applied(lines[first:end], here))
    if end < len(lines):
        after.pop()  # what follows is a line of its own
    compared = difflib.unified_diff(
        [line.rstrip("\r\n") for line in lines[first:end]],
        [line.rstrip("\r\n") for line in after],
        n=context,
        lineterm="",
    )
    return [line for line in compared if not line.startswith(("---", "+++", "@@"))]


def _lines(text: str) -> list[str]:
    """Lines as ``patch`` and git see them: they end with a line feed, all else is in them."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
