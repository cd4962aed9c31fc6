"""What ``setup.cfg`` declares."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from packaging.specifiers import InvalidSpecifier

from backlint.versions.declaration import PYTHON, Authority, Declaration, NameOf, declaration
from backlint_rules.versions import VersionRange


def read_setup_cfg(path: Path, name_of: NameOf) -> Iterator[Declaration]:
    """The declarations in a ``setup.cfg``; none where it is not valid."""
    parser = configparser.ConfigParser(interpolation=None)
    try:
        text = path.read_text(encoding="utf-8-sig")
        parser.read_string(text)
    except (OSError, UnicodeDecodeError, configparser.Error):
        return
    name = name_of(path)
    options = parser["options"] if parser.has_section("options") else {}
    if python := options.get("python_requires"):
        source = f"{name}:{_line(text, 'python_requires')}: options.python_requires"
        with suppress(InvalidSpecifier):
            yield Declaration(PYTHON, VersionRange.of(python, source), Authority.PROMISE, name)
    source = f"{name}:{_line(text, 'install_requires')}: options.install_requires"
    yield from _declared(options.get("install_requires", ""), Authority.PROMISE, name, source)
    if parser.has_section("options.extras_require"):
        for extra, requirements in parser["options.extras_require"].items():
            source = f"{name}:{_line(text, extra)}: options.extras_require"
            yield from _declared(requirements, Authority.EXTRA, f"{name}[{extra}]", source)


def _declared(
    requirements: str, authority: Authority, group: str, source: str
) -> Iterator[Declaration]:
    for requirement in requirements.splitlines():
        if declared := declaration(requirement.partition(" #")[0], authority, group, source):
            yield declared


def _line(text: str, option: str) -> int:
    """The line of an option, from 1; the first one where the option is not found."""
    found = re.search(rf"^{re.escape(option)}\s*[=:]", text, re.MULTILINE | re.IGNORECASE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
