"""``backlint config``: what applies to a file, and where each value comes from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from backlint.checking import Engine
from backlint.cli.check import open_workspace, stop_at_wrong_settings
from backlint.cli.terminal import Failure, Style, write
from backlint.config.settings import DEFAULT, Pattern, Selector, Settings
from backlint.folders import shown
from backlint.workspace import FileConfiguration, WorkspaceOptions
from backlint_rules.rule import Rule
from backlint_rules.versions import VersionRange

_Row = tuple[str, str, str]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--config", "settings_file", type=click.Path(path_type=Path), metavar="FILE",
    help="Use this settings file instead of the nearest one.",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="Use no settings file at all.")
@click.pass_context
def config(context: click.Context, file: Path, settings_file: Path | None, isolated: bool) -> None:
    """Explain what applies to FILE: settings, versions, rules, and where they come from."""
    engine = context.obj if isinstance(context.obj, Engine) else Engine()
    if file.is_dir():
        raise Failure(f"{file} is a folder; name a file in it")
    workspace = open_workspace(
        WorkspaceOptions(settings_file=settings_file, isolated=isolated), engine
    )
    configuration = workspace.configuration_for(file)
    stop_at_wrong_settings(workspace)
    style = Style.of(sys.stdout)
    sections = {
        shown(configuration.path, workspace.root): _file_rows(configuration, workspace.root),
        "settings": _settings_rows(configuration.settings),
        "versions": _version_rows(configuration, engine.catalogue.rules.values()),
        "rules": _rule_rows(configuration),
    }
    write("\n".join(_section(title, list(rows), style) for title, rows in sections.items()))


def _file_rows(configuration: FileConfiguration, root: Path) -> Iterator[_Row]:
    environment = configuration.environment
    yield "module", environment.module, ""
    path = configuration.settings.path
    yield "settings file", shown(path, root) if path else "none", ""
    length = configuration.line_length
    yield "line length", str(length.characters), length.source
    yield "frozen", "yes" if environment.frozen else "no", configuration.frozen_because or ""
    pattern = configuration.excluded_by
    if pattern:
        yield "excluded", "yes, unless it is named", f"`{pattern.text}` ({pattern.origin})"
    else:
        yield "excluded", "no", ""


def _settings_rows(settings: Settings) -> Iterator[_Row]:
    def row(key: str, value: str) -> _Row:
        return key, value, str(settings.origins.get(key, DEFAULT))

    if settings.select is None:
        yield row("select", "the rules that are on by default")
    else:
        yield from _selector_rows("select", settings.select, settings)
    yield from _selector_rows("extend-select", settings.extend_select, settings)
    yield from _selector_rows("ignore", settings.ignore, settings)
    for ignore in settings.per_file_ignores:
        rules = ", ".join(selector.text for selector in ignore.selectors)
        yield "per-file-ignores", f"{ignore.pattern.text}: {rules}", str(ignore.pattern.origin)
    for choice in settings.severity:
        value = f"{choice.selector.text}: {choice.severity.name.lower()}"
        yield "severity", value, str(choice.selector.origin)
    yield from _selector_rows("extend-safe-fixes", settings.extend_safe_fixes, settings)
    yield from _selector_rows("extend-unsafe-fixes", settings.extend_unsafe_fixes, settings)
    yield row("fail-on", settings.fail_on.name.lower())
    if "exclude" in settings.origins:
        yield from _pattern_rows("exclude", settings.exclude)
    else:
        yield row("exclude", f"{len(settings.exclude)} usual folders, such as .venv")
    yield from _pattern_rows("extend-exclude", settings.extend_exclude)
    for name, versions in settings.target_versions.items():
        yield "target-versions", f"{name} {range_in_words(versions)}", versions.source


def _selector_rows(key: str, selectors: Iterable[Selector], settings: Settings) -> Iterator[_Row]:
    rows = [(key, selector.text, str(selector.origin)) for selector in selectors]
    if not rows and key in settings.origins:
        rows = [(key, "nothing", str(settings.origins[key]))]
    yield from rows


def _pattern_rows(key: str, patterns: Iterable[Pattern]) -> Iterator[_Row]:
    yield from ((key, pattern.text, str(pattern.origin)) for pattern in patterns)


def _version_rows(configuration: FileConfiguration, rules: Iterable[Rule]) -> Iterator[_Row]:
    """What rules ask for, known or not; then what else the project declares."""
    known = configuration.environment.versions
    asked = {"python", *(needs.distribution for rule in rules for needs in rule.needs)}
    for name in sorted(asked, key=lambda name: (name != "python", name)):
        versions = known.get(name)
        if versions is None:
            yield name, "unknown", ""
        else:
            yield name, range_in_words(versions), versions.source
    for name in sorted(known.keys() - asked):
        yield name, range_in_words(known[name]), known[name].source


def _rule_rows(configuration: FileConfiguration) -> Iterator[_Row]:
    for decision in sorted(configuration.decisions, key=lambda d: not d.on):
        if decision.on:
            severity = decision.severity or decision.rule.severity
            reason = decision.reason
            if decision.severity_origin:
                reason += f"; severity chosen in {decision.severity_origin}"
            if decision.safety is not None:
                reason += f"; fixes {decision.safety.value}: {decision.safety_origin}"
            yield decision.rule.id, severity.name.lower(), reason
        else:
            yield decision.rule.id, "off", decision.reason


def range_in_words(versions: VersionRange) -> str:
    """A range as a version specifier, ``any version`` where it has no bound."""
    if versions.lowest is not None and versions.lowest == versions.highest:
        return f"=={versions.lowest}"
    parts = []
    if versions.lowest is not None:
        parts.append(f">={versions.lowest}")
    if versions.highest is not None:
        parts.append(f"{'<' if versions.highest_excluded else '<='}{versions.highest}")
    return ",".join(parts) or "any version"


def _section(title: str, rows: list[_Row], style: Style) -> str:
    first = max((len(row[0]) for row in rows), default=0)
    second = max((len(row[1]) for row in rows), default=0)
    lines = [style.bold(title)]
    for name, value, origin in rows:
        line = f"  {name:<{first}}  {value:<{second}}"
        lines.append(f"{line}  {style.faint(origin)}".rstrip() if origin else line.rstrip())
    return "\n".join(lines) + "\n"
