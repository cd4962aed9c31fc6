"""What a URI of the editor's stands for."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pygls.uris import to_fs_path

_DRIVE = re.compile("(?<=^file:///)[A-Z](?=:)")


def normalized(uri: str) -> str:
    """The one spelling of a URI, to look it up by; never to be sent.

    Editors do not agree on what they escape, nor on the case of a drive: VS Code's
    ``file:///c%3A/a%20b.py`` is ``file:///C:/a b.py`` elsewhere.
    """
    return _DRIVE.sub(lambda drive: drive[0].lower(), unquote(uri))


def path_of(uri: str) -> Path | None:
    """Where a document or folder is on disk; ``None`` for one that is not on this one."""
    path = to_fs_path(uri) if urlsplit(uri).scheme == "file" else None
    return Path(path) if path and Path(path).is_absolute() else None
