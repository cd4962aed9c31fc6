"""Writes a new rule and its fixtures, for its author to fill in: ``new_rule.py FAMILY NAME``."""

from __future__ import annotations

import argparse
import keyword
import re
from pathlib import Path

from backlint_rules.registry import FAMILIES

REPOSITORY = Path(__file__).parents[1]

RULE = '''\
"""TODO: say in one sentence what is wrong with the code that this finds.

Why
    TODO: two to five sentences that a colleague would say.

Example
    TODO = "the smallest whole program in which this finds something"

Sources
    https://TODO
"""

from __future__ import annotations

from collections.abc import Iterator

from backlint_rules.facts.call import Call
from backlint_rules.finding import Finding
from backlint_rules.rule import rule


@rule(on=Call, named="TODO", libraries="TODO")
def {name}(call: Call) -> Iterator[Finding]:
    """TODO: Reports …"""
    if call.callee == "TODO.TODO":
        yield Finding(call.name_range, "TODO: say what is found, why that matters and what to do.")
'''

FIRES = """\
# TODO: every shape of the code that the rule finds. `BACKLINT_REDRAW=1 pytest tests/rules` draws
# the findings into this file.
"""

QUIET = """\
# TODO: near misses, code that looks like what the rule finds and is none.
"""


def main() -> None:
    """Writes the files, or says why it cannot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("family", help="the folder of the rule: sqlalchemy")
    parser.add_argument("name", help="the pattern found, not the remedy: legacy_query")
    parser.add_argument("--new-family", action="store_true", help="the rule is its family's first")
    arguments = parser.parse_args()
    family, name = arguments.family, arguments.name
    if problem := problem_with(family, name, arguments.new_family):
        parser.error(problem)
    for path, text in files_of(family, name, arguments.new_family).items():
        (REPOSITORY / path).parent.mkdir(parents=True, exist_ok=True)
        (REPOSITORY / path).write_text(text, encoding="utf-8", newline="\n")
        print(path)
    print(f"Replace every TODO, then: .venv/bin/pytest tests/rules -k {name}")


def problem_with(family: str, name: str, is_new_family: bool) -> str | None:
    """Why there can be no such new rule."""
    for word in (family, name):
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", word) or keyword.iskeyword(word):
            return f"{word!r} is not a name like legacy_query"
    families = [known.replace("-", "_") for known in FAMILIES]
    if is_new_family and (REPOSITORY / "rules" / "backlint_rules" / family).exists():
        return f"{family!r} is not a new family"
    if not is_new_family and family not in families:
        return f"there is no family {family!r}, but {', '.join(families)}; see --new-family"
    existing = [path for path in files_of(family, name) if (REPOSITORY / path).exists()]
    return f"there is one already: {', '.join(existing)}" if existing else None


def files_of(family: str, name: str, is_new_family: bool = False) -> dict[str, str]:
    """The paths of a new rule's files, relative to the repository, with their first texts."""
    package = f"rules/backlint_rules/{family}"
    files = {f"{package}/__init__.py": f'"""Rules about {family}."""\n'} if is_new_family else {}
    return files | {
        f"{package}/{name}.py": RULE.format(name=name),
        f"tests/rules/{family}/{name}/fires.py": FIRES,
        f"tests/rules/{family}/{name}/quiet.py": QUIET,
    }


if __name__ == "__main__":
    main()
