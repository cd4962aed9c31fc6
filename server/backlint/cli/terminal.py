"""What the terminal can show, and writing to it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

import click

from backlint_rules.finding import Severity

ERROR = 2
"""The exit code of all errors, as ruff's."""

CLOSED_PIPE = 141
"""What a shell reports for a command whose reader went away."""

_PIPED_WIDTH = 120


class Failure(click.ClickException):
    """An error that ends the command with code 2."""

    exit_code = ERROR

    def show(self, file: object = None) -> None:
        """Writes it as all errors are written."""
        write_error(self.message)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters that frames are drawn with."""

    top: str
    side: str
    middle: str
    bottom: str
    gap: str
    cut: str
    rule: str


_UNICODE = Glyphs("╭─", "│", "├─", "╰─", "⋮", "…", "─")
_ASCII = Glyphs("-->", "|", "-->", "=", ":", "...", "-")

_SEVERITY_COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.INFORMATION: "blue",
    Severity.HINT: "cyan",
}


@dataclass(frozen=True, slots=True)
class Style:
    """How text is marked up, how wide it may be (in cells), and which characters it may use."""

    colours: bool = False
    width: int = _PIPED_WIDTH
    glyphs: Glyphs = _UNICODE
    wraps: bool = False

    @classmethod
    def of(cls, stream: TextIO) -> Style:
        """What suits a stream: a terminal or something else."""
        terminal = stream.isatty()
        width = shutil.get_terminal_size((80, 24)).columns if terminal else _PIPED_WIDTH
        return cls(has_colours(stream), width, _glyphs(stream), wraps=terminal)

    def bold(self, text: str) -> str:
        """Headings."""
        return self._styled(text, bold=True)

    def faint(self, text: str) -> str:
        """What is there if one looks for it."""
        return self._styled(text, dim=True)

    def frame(self, text: str) -> str:
        """The lines around code."""
        return self._styled(text, fg="blue", dim=True)

    def good(self, text: str) -> str:
        """Success."""
        return self._styled(text, fg="green")

    def gone(self, text: str) -> str:
        """What a change takes away."""
        return self._styled(text, fg="red")

    def severity(self, text: str, severity: Severity) -> str:
        """In the colour of a severity."""
        return self._styled(text, fg=_SEVERITY_COLOURS[severity], bold=True)

    def _styled(
        self, text: str, fg: str | None = None, bold: bool = False, dim: bool = False
    ) -> str:
        if not self.colours or not text:
            return text
        return click.style(text, fg=fg, bold=bold or None, dim=dim or None)


def has_colours(stream: TextIO) -> bool:
    """Whether to colour: ``NO_COLOR``, then ``FORCE_COLOR``, then whether it is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced not in ("0", "false")
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _glyphs(stream: TextIO) -> Glyphs:
    try:
        "╭│…─⋮".encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return _ASCII
    return _UNICODE


def write(text: str) -> None:
    """Writes to standard output; ends the command quietly where nobody reads any more."""
    with _output() as stream:
        try:
            stream.write(text)
        except UnicodeEncodeError:
            encoding = stream.encoding
            stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def write_bytes(data: bytes) -> None:
    """The same for what must not be changed on the way."""
    with _output() as stream:
        stream.buffer.write(data)


@contextmanager
def _output() -> Iterator[TextIO]:
    """Standard output, and what its end or its failure means for the command."""
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        # Else the interpreter tries to flush once more, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(CLOSED_PIPE) from None
        raise Failure(f"standard output cannot be written: {error.strerror}") from None


def write_error(text: str) -> None:
    """Writes a line to standard error."""
    style = Style.of(sys.stderr)
    click.echo(f"{style.severity('error', Severity.ERROR)}: {text}", err=True, color=style.colours)
