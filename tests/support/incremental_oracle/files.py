"""The files of real packages that are edited: those in which the rules find something."""

from __future__ import annotations

from benchmarks.corpus import pins

from backlint_rules.check import check_text
from backlint_rules.environment import Environment
from backlint_rules.registry import all_rules

#: Longer files (in characters) would only make each comparison slower.
LONGEST = 12_000
#: So that no package has more than its share.
MOST_OF_A_PACKAGE = 12


def files_with_findings() -> dict[str, str]:
    """Texts by name, in a fixed order. Raises ``FileNotFoundError`` if the corpus is missing."""
    rules, environment = [*all_rules().values()], Environment(module="app.models")
    found: dict[str, str] = {}
    for pin in pins():
        n_found = 0
        for path in pin.python_files():
            if n_found == MOST_OF_A_PACKAGE:
                break
            if path.stat().st_size > LONGEST:
                continue
            with path.open(encoding="utf-8", errors="replace", newline="") as file:
                text = file.read()
            if check_text(text, rules, environment)[0]:
                found[f"{pin.label}/{path.relative_to(pin.folder)}"] = text
                n_found += 1
    return found
