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


def frozen_folder_because(folder: Path, names_in: NamesIn) -> str | None:
    """Why the files in a folder are frozen, in words; ``None`` if they are not.

    The name of the project's own folder says nothing.
    """
    for around in (folder, *folder.parents):
        if is_project(names_in(around)):
            return None
        if around.name == "migrations":
            return "in a `migrations` folder"
        if around.name == "versions" and "env.py" in names_in(around.parent):
            return "a migration of Alembic (in `versions` beside an `env.py`)"
    return None


def frozen_header_because(header: str) -> str | None:
    """Why a file that begins like this is frozen, in words; ``None`` if it is not."""
    if notice := _NOTICE.search(header[:HEADER_LENGTH]):
        return f"says that it is generated: `{notice.group()}`"
    return None
