"""Real packages, pinned by file name and hash, that serve as input.

``python -m benchmarks.corpus`` puts them, only unpacked, into ``.corpus/`` of the repository
(``BACKLINT_CORPUS`` names another place). Nothing in them is built, installed or run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import parse_sdist_filename, parse_wheel_filename

ROOT = Path(os.environ.get("BACKLINT_CORPUS", Path(__file__).parents[2] / ".corpus"))


@dataclass(frozen=True, slots=True)
class Pin:
    """One distribution file: a wheel or an sdist."""

    filename: str
    sha256: str

    @property
    def is_wheel(self) -> bool:
        """Whether it is a wheel; anything else is an sdist."""
        return self.filename.endswith(".whl")

    @property
    def name(self) -> str:
        """The distribution's normalised name."""
        return self._name_and_version[0]

    @property
    def version(self) -> str:
        """The distribution's version."""
        return self._name_and_version[1]

    @property
    def label(self) -> str:
        """``name==version``, as people write it."""
        return f"{self.name}=={self.version}"

    @property
    def place(self) -> Path:
        """Where it is, or will be, unpacked; its metadata lies within, so no two share one."""
        return ROOT / f"{self.name}-{self.version}"

    @property
    def folder(self) -> Path:
        """Where it is unpacked. Raises ``FileNotFoundError`` if it has not been fetched."""
        if not self.place.is_dir():
            raise FileNotFoundError(f"{self.label} is missing: run `python -m benchmarks.corpus`")
        return self.place

    def python_files(self) -> Iterator[Path]:
        """Its Python files in a fixed order."""
        yield from sorted(self.folder.rglob("*.py"))

    @property
    def _name_and_version(self) -> tuple[str, str]:
        if self.is_wheel:
            name, version, _, _ = parse_wheel_filename(self.filename)
        else:
            name, version = parse_sdist_filename(self.filename)
        return str(name), str(version)


def pins() -> list[Pin]:
    """Every pinned distribution, in the order of ``pins.txt``."""
    text = (Path(__file__).parent / "pins.txt").read_text(encoding="utf-8")
    return [Pin(*line) for line in re.findall(r"(?m)^(\S+) +sha256:([0-9a-f]{64})$", text)]


def pin(name: str, version: str | None = None) -> Pin:
    """The first pin of that distribution. Raises ``LookupError`` if there is none."""
    for candidate in pins():
        if candidate.name == name and version in (None, candidate.version):
            return candidate
    raise LookupError(f"no pin for {name} {version or ''}".strip())
