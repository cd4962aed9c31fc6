"""Fetches what ``pins.txt`` names and is not there yet: ``python -m benchmarks.corpus [NAME ...]``.

An installer would run an sdist's build backend just to learn its metadata, so this uses
``unearth``, which finds, downloads and checks files and leaves them at that.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from unearth import PackageFinder

from benchmarks.corpus import ROOT, Pin, pins

_TELLS_VERSIONS = {"PKG-INFO", "pyproject.toml", "setup.cfg"}


def main() -> int:
    """Fetches the named distributions, or all; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="distributions to fetch (default: all)")
    names = set(parser.parse_args().names)
    wanted = [pin for pin in pins() if not names or pin.name in names]
    missing = [pin for pin in wanted if not pin.place.is_dir()]
    ROOT.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(4) as threads:
        for message in threads.map(_fetch, missing):
            print(message, flush=True)
    print(f"{len(wanted)} distributions in {ROOT}")
    return 0


def _fetch(pin: Pin) -> str:
    indexes = [os.environ["PIP_INDEX_URL"]] if "PIP_INDEX_URL" in os.environ else []
    finder = PackageFinder(index_urls=indexes, ignore_compatibility=True)
    with TemporaryDirectory(dir=ROOT) as scratch:
        for package in finder.find_all_packages(pin.name, allow_yanked=True):
            if package.link.filename == pin.filename:
                break
        else:
            raise LookupError(f"{pin.filename} is not in the index")
        archive = finder.download(package.link, scratch, hashes={"sha256": [pin.sha256]})
        unpacked = Path(scratch) / "unpacked"
        for name, content in _members(archive):
            _write(unpacked / name, content)
        # One rename at the end: a folder that exists is complete.
        unpacked.rename(pin.place)
    return f"{pin.label}: {sum(1 for _ in pin.python_files())} Python files"


def _members(archive: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """The regular files of an archive that a linter would read, paths relative to its root."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            for name in filter(_wanted, wheel.namelist()):
                yield name, wheel.open(name)
    else:
        with tarfile.open(archive) as sdist:
            for member in sdist:
                if member.isfile() and _wanted(member.name):
                    content = sdist.extractfile(member)
                    assert content is not None
                    # An sdist has one folder at its top, named after it.
                    yield member.name.partition("/")[2], content


def _wanted(name: str) -> bool:
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"an archive may not reach outside itself: {name}")
    return (
        path.suffix in (".py", ".pyi")
        or path.name in _TELLS_VERSIONS
        or (path.suffix == ".txt" and "requirements" in name)
        or path.parent.name.endswith((".dist-info", ".egg-info"))
    )


def _write(target: Path, content: IO[bytes]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with content, target.open("wb") as file:
        shutil.copyfileobj(content, file)


if __name__ == "__main__":
    sys.exit(main())
