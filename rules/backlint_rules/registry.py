"""All rules: every module in a family's folder that declares one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import backlint_rules
from backlint_rules.rule import Rule

_NOT_FAMILIES = frozenset(["facts", "syntax"])

#: The folders of rules, by which the ids of their rules begin.
FAMILIES = tuple(
    sorted(
        info.name.replace("_", "-")
        for info in pkgutil.iter_modules(backlint_rules.__path__)
        if info.ispkg and info.name not in _NOT_FAMILIES
    )
)


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id, in alphabetical order."""
    rules: dict[str, Rule] = {}
    for family in FAMILIES:
        package = importlib.import_module(f"{backlint_rules.__name__}.{family.replace('-', '_')}")
        for info in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{info.name}")
            declared = getattr(getattr(module, info.name, None), "rule", None)
            if isinstance(declared, Rule):
                rules[declared.id] = declared
    return MappingProxyType(dict(sorted(rules.items())))


@cache
def renamed_rules() -> Mapping[str, str]:
    """The present id for each former id of a rule."""
    return MappingProxyType({old: r.id for r in all_rules().values() for old in r.renamed_from})
