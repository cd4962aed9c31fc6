"""Which rules are on for a file, how severe they are, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from backlint.config.settings import ALL_RULES, Origin, Selector, Settings
from backlint_rules.environment import Environment
from backlint_rules.finding import Safety, Severity
from backlint_rules.registry import all_rules, renamed_rules
from backlint_rules.rule import Needs, Rule


@dataclass(frozen=True)
class Catalogue:
    """The rules that can be selected; ``renamed`` has the present id for each former one."""

    rules: Mapping[str, Rule]
    renamed: Mapping[str, str]

    @classmethod
    def installed(cls) -> Catalogue:
        """The rules that come with backlint."""
        return cls(all_rules(), renamed_rules())

    def find(self, id: str) -> Rule | None:
        """The rule that has, or once had, this id."""
        return self.rules.get(self.renamed.get(id, id))

    @cached_property
    def selectors(self) -> tuple[str, ...]:
        """All that may stand in ``select``, except former ids: ``all``, families, ids."""
        families = {rule.family for rule in self.rules.values()}
        return (ALL_RULES, *sorted(families), *self.rules)

    @cached_property
    def distributions(self) -> frozenset[str]:
        """Those whose versions some rule asks for."""
        needs = [n for rule in self.rules.values() for n in (*rule.needs, *rule.fix_needs)]
        return frozenset(["python", *[need.distribution for need in needs]])

    def selects(self, selector: Selector, rule: Rule) -> int:
        """How exactly the selector means the rule: 3 by its id, 2 by family, 1 with all, or 0."""
        if self.renamed.get(selector.text, selector.text) == rule.id:
            return 3
        if selector.text == rule.family:
            return 2
        return 1 if selector.text == ALL_RULES else 0


class RuleDecision(NamedTuple):
    """Whether a rule looks at a file, and why.

    ``severity`` and ``safety`` (that of its fixes) are ``None`` unless the settings choose one,
    which the origins show.
    """

    rule: Rule
    on: bool
    reason: str
    severity: Severity | None = None
    severity_origin: Origin | None = None
    safety: Safety | None = None
    safety_origin: Origin | None = None
    fixes_on_save: bool = True


def decide(
    catalogue: Catalogue, settings: Settings, environment: Environment, path: Path
) -> list[RuleDecision]:
    """A decision for every rule, in the order of the catalogue."""
    return [
        RuleDecision(
            rule,
            *_on(catalogue, settings, environment, path, rule),
            *_severity(catalogue, settings, rule),
            *_safety(catalogue, settings, rule),
            _fixes_on_save(catalogue, settings, rule),
        )
        for rule in catalogue.rules.values()
    ]


def _on(
    catalogue: Catalogue, settings: Settings, environment: Environment, path: Path, rule: Rule
) -> tuple[bool, str]:
    selected, reason = _selected(catalogue, settings, rule)
    if not selected:
        return False, reason
    for ignore in settings.per_file_ignores:
        selector = _best(catalogue, ignore.selectors, rule)[1]
        if selector is not None and ignore.concerns(path):
            return False, f"ignored in `{ignore.pattern.text}` ({selector.origin})"
    if environment.frozen and rule.modernises:
        return False, "modernises, and this file is frozen"
    if environment.own_package in rule.libraries:
        return False, f"is about users of {environment.own_package}, and this is its own code"
    for needs in rule.needs:
        versions = environment.versions.get(needs.distribution)
        if versions is not None and not needs.met_by(versions):
            return False, f"{gates_in_words(needs)}; {versions.source} does not ensure that"
    return True, reason


def _selected(catalogue: Catalogue, settings: Settings, rule: Rule) -> tuple[bool, str]:
    """The most exact selector decides; of equally exact ones, ``ignore``."""
    selecting = (*(settings.select or ()), *settings.extend_select)
    exactness, selector = _best(catalogue, selecting, rule)
    ignored_exactness, ignoring = _best(catalogue, settings.ignore, rule)
    by_default = settings.select is None and rule.default
    if ignoring is not None and ignored_exactness >= exactness:
        return False, f"ignored as `{ignoring.text}` ({ignoring.origin})"
    if selector is not None:
        return True, f"selected as `{selector.text}` ({selector.origin})"
    if by_default:
        return True, "on by default"
    if settings.select is None:
        return False, "off by default"
    return False, f"not selected ({settings.origins.get('select', 'select')})"


def _best(
    catalogue: Catalogue, selectors: Iterable[Selector], rule: Rule
) -> tuple[int, Selector | None]:
    best: tuple[int, Selector | None] = (0, None)
    for selector in selectors:
        exactness = catalogue.selects(selector, rule)
        if exactness > best[0]:
            best = (exactness, selector)
    return best


def _severity(
    catalogue: Catalogue, settings: Settings, rule: Rule
) -> tuple[Severity | None, Origin | None]:
    """The most exact choice; of equally exact ones the last, which is the nearest to the user."""
    best: tuple[int, Severity | None, Origin | None] = (0, None, None)
    for choice in settings.severity:
        exactness = catalogue.selects(choice.selector, rule)
        if exactness and exactness >= best[0]:
            best = (exactness, choice.severity, choice.selector.origin)
    return best[1:]


def _safety(
    catalogue: Catalogue, settings: Settings, rule: Rule
) -> tuple[Safety | None, Origin | None]:
    """The most exact choice; of equally exact ones, the unsafe one."""
    exactness, safe = _best(catalogue, settings.extend_safe_fixes, rule)
    unsafe_exactness, unsafe = _best(catalogue, settings.extend_unsafe_fixes, rule)
    if unsafe is not None and unsafe_exactness >= exactness:
        return Safety.UNSAFE, unsafe.origin
    return (Safety.SAFE, safe.origin) if safe is not None else (None, None)


def _fixes_on_save(catalogue: Catalogue, settings: Settings, rule: Rule) -> bool:
    chosen = settings.fix_on_save
    return chosen is None or _best(catalogue, chosen, rule)[1] is not None


def gates_in_words(*gates: Needs) -> str:
    """What version gates ask for, without a capital and a full stop."""
    allowed = []
    for gate in gates:
        parts = []
        if gate.lowest:
            parts.append(f"no {gate.distribution} older than {gate.lowest}")
        if gate.highest:
            parts.append(f"{gate.distribution} {gate.highest} or later")
        allowed.append(" but ".join(parts))
    return "needs a project that allows " + " and ".join(allowed)
