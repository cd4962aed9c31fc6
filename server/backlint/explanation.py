"""What applies to a file, and where each value comes from, as rows of tables for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from backlint.config.settings import DEFAULT, Pattern, Selector, Settings
from backlint.folders import shown
from backlint.workspace import FileConfiguration
from backlint_rules.rule import Rule
from backlint_rules.versions import VersionRange

Row = tuple[str, str, str]
"""What, its value, and where that comes from, which may be empty."""


def explanation(
    configuration: FileConfiguration, rules: Iterable[Rule], root: Path
) -> Mapping[str, Sequence[Row]]:
    """The tables by their titles. ``rules`` are all that there are; paths are relative to ``root``
    where they are below it.
    """
    return {
        shown(configuration.path, root): list(_file_rows(configuration, root)),
        "settings": list(_settings_rows(configuration.settings)),
        "versions": list(_version_rows(configuration, rules)),
        "rules": list(_rule_rows(configuration)),
    }


def _file_rows(configuration: FileConfiguration, root: Path) -> Iterator[Row]:
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


def _settings_rows(settings: Settings) -> Iterator[Row]:
    def row(key: str, value: str) -> Row:
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
    if settings.fix_on_save is None:
        yield row("fix-on-save", "all rules")
    else:
        yield from _selector_rows("fix-on-save", settings.fix_on_save, settings)
    yield row("fail-on", settings.fail_on.name.lower())
    if "exclude" in settings.origins:
        yield from _pattern_rows("exclude", settings.exclude)
    else:
        yield row("exclude", f"{len(settings.exclude)} usual folders, such as .venv")
    yield from _pattern_rows("extend-exclude", settings.extend_exclude)
    for name, versions in settings.target_versions.items():
        yield "target-versions", f"{name} {range_in_words(versions)}", versions.source


def _selector_rows(key: str, selectors: Iterable[Selector], settings: Settings) -> Iterator[Row]:
    rows = [(key, selector.text, str(selector.origin)) for selector in selectors]
    if not rows and key in settings.origins:
        rows = [(key, "nothing", str(settings.origins[key]))]
    yield from rows


def _pattern_rows(key: str, patterns: Iterable[Pattern]) -> Iterator[Row]:
    yield from ((key, pattern.text, str(pattern.origin)) for pattern in patterns)


def _version_rows(configuration: FileConfiguration, rules: Iterable[Rule]) -> Iterator[Row]:
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


def _rule_rows(configuration: FileConfiguration) -> Iterator[Row]:
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
