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
    if call.callee == "TODO.TODO":
        yield Finding(call.range, "TODO: say what is found, why that matters and what to do.")
'''

FIRES = """\
# TODO: every shape of the code that the rule finds. `BACKLINT_REDRAW=1 pytest tests/rules` draws
# the findings into this file.
"""

QUIET = """\
# TODO: near misses, code that looks like what the rule finds and is none.
"""


def files_of(family: str, name: str) -> dict[str, str]:
    """The paths of a new rule's files, relative to the repository, with their first texts."""
    return {
        f"rules/backlint_rules/{family}/{name}.py": RULE.format(name=name),
        f"tests/rules/{family}/{name}/fires.py": FIRES,
        f"tests/rules/{family}/{name}/quiet.py": QUIET,
    }


def main() -> None:
    """Writes the files, or says why it cannot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("family", choices=FAMILIES)
    parser.add_argument("name", help="the pattern found, not the remedy: legacy_query")
    arguments = parser.parse_args()
    family, name = arguments.family, arguments.name
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) or keyword.iskeyword(name):
        parser.error(f"{name!r} is not a name like legacy_query")

    texts = {REPOSITORY / path: text for path, text in files_of(family, name).items()}
    if existing := [str(path) for path in texts if path.exists()]:
        parser.error(f"there is one already: {', '.join(existing)}")
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(REPOSITORY))
    print(f"Replace every TODO, then: pytest tests/rules -k {name}")


if __name__ == "__main__":
    main()
