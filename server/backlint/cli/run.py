"""The group of all commands, and how their ends become exit codes."""

from __future__ import annotations

import click

import backlint
from backlint.cli import INTERRUPTED
from backlint.cli.check import check
from backlint.cli.config import config
from backlint.cli.rule import rule
from backlint.cli.server import server


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(backlint.__version__, prog_name="backlint", message="%(prog)s %(version)s")
def commands() -> None:
    """Live, correct squiggles and explanations for Python backends."""


for command in (check, rule, config, server):
    commands.add_command(command)


def run() -> int:
    """Runs the command that the arguments name and returns its exit code."""
    try:
        result = commands.main(prog_name="backlint", standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else 0
