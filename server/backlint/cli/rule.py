"""``backlint rule``: the page of a rule, or the list of all rules."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from backlint.checking import Engine
from backlint.cli.terminal import Failure, Style, write
from backlint.config.schema import nearest
from backlint.config.selection import Catalogue
from backlint.rule_page import rule_page
from backlint_rules.rule import Rule


@click.command()
@click.argument("rule_id", metavar="[RULE]", required=False)
@click.option("--all", "all_rules", is_flag=True, help="List all rules with their titles.")
@click.pass_context
def rule(context: click.Context, rule_id: str | None, all_rules: bool) -> None:
    """Explain a rule, or list all of them."""
    engine = context.obj if isinstance(context.obj, Engine) else Engine()
    if all_rules == (rule_id is not None):
        raise click.UsageError("give either a rule or --all", context)
    if rule_id is None:
        write(_list(engine.catalogue.rules.values(), Style.of(sys.stdout)))
        return
    found = _find(engine.catalogue, rule_id)
    write(_rendered(found, Style.of(sys.stdout)))


def _find(catalogue: Catalogue, rule_id: str) -> Rule:
    found = catalogue.find(rule_id)
    if found is None:
        raise Failure(f"unknown rule `{rule_id}`{nearest(rule_id, catalogue.rules)}")
    return found


def _list(rules: Iterable[Rule], style: Style) -> str:
    lines: list[str] = []
    family = ""
    for shown in rules:
        if shown.family != family:
            family = shown.family
            lines += [""] * bool(lines) + [style.bold(family)]
        off = "" if shown.default else style.faint(" (off by default)")
        name = style.severity(shown.id, shown.severity)
        lines.append(f"  {name}{off}\n    {shown.docs.title}")
    return "\n".join(lines) + "\n"


def _rendered(shown: Rule, style: Style) -> str:
    page = rule_page(shown)
    if not style.colours:
        return page
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(force_terminal=True, width=min(style.width, 100), highlight=False)
    with console.capture() as captured:
        console.print(Markdown(page, code_theme="ansi_dark"))
    return captured.get()
