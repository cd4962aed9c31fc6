"""Prints, as JSON, where the libraries' classes can be imported from, by where they are defined.

Runs on the environment's Python, which has the libraries; reads module names from its arguments.
"""

from __future__ import annotations

import importlib
import json
import sys


def main() -> None:
    """Imports the modules and looks into all that are loaded then."""
    wanted = sys.argv[1:]
    for name in wanted:
        importlib.import_module(name)
    roots = {name.partition(".")[0] for name in wanted}
    found: dict[str, set[str]] = {}
    for name, module in sorted(sys.modules.items()):
        if module is None or name.partition(".")[0] not in roots:
            continue
        for attribute, value in vars(module).items():
            if isinstance(value, type) and value.__module__.partition(".")[0] in roots:
                defined = f"{value.__module__}.{value.__qualname__}"
                found.setdefault(defined, set()).add(f"{name}.{attribute}")
    table = {defined: sorted(names - {defined}) for defined, names in sorted(found.items())}
    print(json.dumps({defined: names for defined, names in table.items() if names}))


if __name__ == "__main__":
    main()
