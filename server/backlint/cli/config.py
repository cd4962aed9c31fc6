"""``backlint config``: what applies to a file, and where each value comes from."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from backlint.checking import Engine
from backlint.cli.check import open_workspace, stop_at_wrong_settings
from backlint.cli.terminal import Failure, Style, write
from backlint.explanation import Row, explanation
from backlint.workspace import WorkspaceOptions


@click.command(short_help="Explain which settings and rules apply to a file.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--config", "settings_file", type=click.Path(path_type=Path), metavar="FILE",
    help="Use this settings file instead of the nearest one.",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="Use no settings file at all.")
@click.pass_context
def config(context: click.Context, file: Path, settings_file: Path | None, isolated: bool) -> None:
    """Explain what applies to FILE: its settings, versions and rules, and where they come from."""
    engine = context.obj if isinstance(context.obj, Engine) else Engine()
    if file.is_dir():
        raise Failure(f"{file} is a folder; name a file in it")
    workspace = open_workspace(
        WorkspaceOptions(settings_file=settings_file, isolated=isolated), engine
    )
    configuration = workspace.configuration_for(file)
    stop_at_wrong_settings(workspace)
    style = Style.of(sys.stdout)
    sections = explanation(configuration, engine.catalogue.rules.values(), workspace.root)
    write("\n".join(_section(title, rows, style) for title, rows in sections.items()))


def _section(title: str, rows: Sequence[Row], style: Style) -> str:
    first = max((len(row[0]) for row in rows), default=0)
    second = max((len(row[1]) for row in rows), default=0)
    lines = [style.bold(title)]
    for name, value, origin in rows:
        line = f"  {name:<{first}}  {value:<{second}}"
        lines.append(f"{line}  {style.faint(origin)}".rstrip() if origin else line.rstrip())
    return "\n".join(lines) + "\n"
