"""What requirements files declare, with the files that they include."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from backlint.versions.declaration import Authority, Declaration, NameOf, declaration

_FOR_TOOLING = re.compile(
    r"(?:^|[-_./])(?:dev\w*|tests?|testing|docs?|lint\w*|ci|typing|mypy|format\w*|bench\w*|build)"
    r"(?=[-_./]|$)"
)
_INCLUDED = re.compile(r"(?:-r|--requirement|-c|--constraint)(?:\s+|\s*=\s*|(?=[^\s-]))(.+)")
_OPTION_AFTER = re.compile(r"\s+--?[a-zA-Z].*")
_COMMENT = re.compile(r"(?:^|\s)#.*")


def requirements_files(folder: Path, names: frozenset[str]) -> list[Path]:
    """The requirements files of a project's folder, given the names of what it contains."""
    found = [folder / n for n in sorted(names) if "requirements" in n and n.endswith(".txt")]
    if "requirements" in names:
        found += sorted((folder / "requirements").glob("*.txt"))
    return found


def read_requirements(path: Path, name_of: NameOf) -> Iterator[Declaration]:
    """The declarations of one requirements file and of those that it includes, as one group."""
    name = name_of(path)
    local = f"{path.parent.name}/{path.stem}" if path.parent.name == "requirements" else path.stem
    authority = Authority.TOOLING if _FOR_TOOLING.search(local.lower()) else Authority.ENVIRONMENT
    yield from _read(path, name_of, authority, name, set())


def _read(
    path: Path, name_of: NameOf, authority: Authority, group: str, seen: set[Path]
) -> Iterator[Declaration]:
    if path in seen:
        return
    seen.add(path)
    try:
        text = _decoded(path.read_bytes())
    except (OSError, UnicodeDecodeError):
        return
    for number, line in _logical_lines(text):
        if included := _INCLUDED.match(line):
            target = included[1].strip().strip("'\"")
            if "://" not in target:
                yield from _read((path.parent / target).resolve(), name_of, authority, group, seen)
        elif not line.startswith("-"):
            requirement = _OPTION_AFTER.sub("", line)
            source = f"{name_of(path)}:{number}"
            if declared := declaration(requirement, authority, group, source):
                yield declared


def _decoded(data: bytes) -> str:
    # PowerShell's `pip freeze > requirements.txt` writes UTF-16.
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers from 1; backslashes join lines."""
    pending, first = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        first = first or number
        if line.endswith("\\") and not _COMMENT.match(line):
            pending += line[:-1] + " "
            continue
        if logical := _COMMENT.sub("", pending + line).strip():
            yield first, logical
        pending, first = "", 0
    if logical := _COMMENT.sub("", pending).strip():
        yield first, logical
