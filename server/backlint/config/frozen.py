"""History that nobody rewrites: migrations and generated files."""

from __future__ import annotations

import re
from pathlib import Path

from backlint.folders import NamesIn, is_project

HEADER_LENGTH = 2000
"""How many characters of a file are looked at for a notice that it was generated."""

_NOTICE = re.compile(
    r"^\#.*(?:"
    r"@generated\b"
    r"|\bdo\s+not\s+(?:manually\s+)?(?:edit|modify)\b"
    r"|\b(?:file|module|code|model)\b.{0,20}\bauto(?:matically)?[-\s]?generated\b"
    r"|\bauto(?:matically)?[-\s]?generated\b.{0,20}\b(?:file|module|code|by|from)\b"
    r")"
    r"|^\#\s*generated\s+(?:by|from|with|using)\b",
    re.IGNORECASE | re.MULTILINE,
)


def frozen_because(path: Path, header: str, names_in: NamesIn) -> str | None:
    """Why a file is frozen, in words; ``None`` for one that is not.

    ``header`` is the beginning of its text. The name of the project's own folder says nothing.
    """
    for folder in path.parents:
        if is_project(names_in(folder)):
            break
        if folder.name == "migrations" and path.name != "env.py":
            return "it is in a `migrations` folder"
        if folder.name == "versions" and "env.py" in names_in(folder.parent):
            return "it is a migration of Alembic's (`versions` beside `env.py`)"
    if notice := _NOTICE.search(header[:HEADER_LENGTH]):
        return f"it says that it is generated: `{notice.group()}`"
    return None
