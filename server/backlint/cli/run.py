"""The group of all commands, and how their ends become exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path

import click

import backlint
from backlint.cli import INTERRUPTED
from backlint.cli.terminal import ERROR, write_error

_NAMES = ("check", "rule", "config", "server")


class _Commands(click.Group):
    """Imports a command's module, which is called like the command, when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_NAMES)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _NAMES:
            return None
        command: click.Command = getattr(import_module(f"backlint.cli.{name}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(backlint.__version__, prog_name="backlint", message="%(prog)s %(version)s")
def commands() -> None:
    """Live, correct squiggles and explanations for Python backends."""


def run() -> int:
    """Runs the command that the arguments name and returns its exit code."""
    _open_closed_streams()
    try:
        result = commands.main(prog_name="backlint", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception:
        # Not 1, as Python would: that stands for findings.
        traceback.print_exc()
        write_error("backlint itself failed; please report this as a bug")
        return ERROR
    return result if isinstance(result, int) else 0


def _open_closed_streams() -> None:
    """Who closes our output (``>&-``) does not want to read it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115
