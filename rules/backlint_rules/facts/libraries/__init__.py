"""What is known of libraries, as data: path to path.

Each module of this package may have

``MODULES``  a module where a name is defined: the module where people import it from;
``NAMES``    a name: what it is called where people import it from;
``KINDS``    what calling or getting something gives (``app()`` or ``app().attribute``): its kind;
``BASES``    a class: its base classes, as far as they matter to anybody.

``tests/facts/test_libraries.py`` asks the real libraries whether it is true.
"""

from __future__ import annotations

from functools import lru_cache

from backlint_rules.facts.libraries import fastapi, flask, python, sqlalchemy

_ALL = (python, sqlalchemy, fastapi, flask)

MODULES: dict[str, str] = {k: v for library in _ALL for k, v in library.MODULES.items()}
NAMES: dict[str, str] = {k: v for library in _ALL for k, v in library.NAMES.items()}
KINDS: dict[str, str] = {k: v for library in _ALL for k, v in library.KINDS.items()}
BASES: dict[str, tuple[str, ...]] = {k: v for library in _ALL for k, v in library.BASES.items()}

#: Names that mean nothing else, even in the library's own modules.
PUBLIC = frozenset(BASES) | frozenset(NAMES.values())


@lru_cache(maxsize=1024)
def canonical(path: str) -> str:
    """The one path by which rules and tables know a thing."""
    for _ in range(4):
        known = KINDS.get(path) or NAMES.get(path) or _in_public_module(path)
        if known is None or known == path:
            break
        path = known
    return path


def _in_public_module(path: str) -> str | None:
    module, dot, name = path.partition("(")[0].rpartition(".")
    public = MODULES.get(module)
    return public + path[len(module) :] if public is not None and dot and name else None
