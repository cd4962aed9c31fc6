"""``backlint server``: the language server."""

from __future__ import annotations

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def server(context: click.Context, arguments: tuple[str, ...]) -> None:
    """Speak the Language Server Protocol over standard input and output.

    Options that editors add on their own, such as --stdio, are accepted.
    """
    from backlint.lsp.server import main

    context.exit(main())
