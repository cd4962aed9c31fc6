"""The whole comparison: ``python -m scope_oracle [--write docs/scope-oracle.md]``.

Run it from the repository's root with ``tests/support`` on PYTHONPATH, after ``npm install`` in
``cpythons`` and ``python -m benchmarks.corpus``. It needs a CPython 3.11 and a 3.13
(``--pythons``) and takes about twenty minutes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.corpus import pins

from cpythons import Interpreter
from scope_oracle import reference
from scope_oracle.comparison import Result, compare
from scope_oracle.report import page
from syntax_oracle.reference import text_of

_MODULE = Path(reference.__file__)

Files = Iterator[tuple[str, str]]


def main() -> int:
    """Compares everything; the exit code tells whether there was a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="where the report goes (default: output)")
    parser.add_argument("--pythons", default="python3.11,python3.13", help="commands")
    options = parser.parse_args()

    results: list[tuple[str, str, Result]] = []
    for python in options.pythons.split(","):
        with Interpreter.installed(python, _MODULE) as interpreter:
            name = f"standard library {interpreter.version}"
            results.append(_compared(name, _files_in(_library_of(python)), interpreter))
            results += [_compared(p.label, _files_in(p.folder), interpreter) for p in pins()]
    for version in ("3.14", "3.15"):
        with Interpreter.web_assembly(version, _MODULE) as interpreter:
            name = f"standard library {version}"
            results.append(_compared(name, _archived(interpreter.library_archive), interpreter))
    report = page(results)
    if options.write:
        options.write.write_text(report, encoding="utf-8")
    else:
        print(report)
    return int(any(result.differences for _, _, result in results))


def _compared(name: str, files: Files, interpreter: Interpreter) -> tuple[str, str, Result]:
    result = compare(files, interpreter)
    count = len(result.differences)
    print(f"{name}, CPython {interpreter.version}: {result.files} compared, {count} differ",
          file=sys.stderr, flush=True)  # fmt: skip
    for difference in result.differences[:10]:
        print("   ", difference[:500], file=sys.stderr, flush=True)
    return name, interpreter.version, result


def _library_of(python: str) -> Path:
    code = "import sysconfig; print(sysconfig.get_path('stdlib'))"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return Path(done.stdout.strip())


def _files_in(folder: Path) -> Files:
    for path in sorted(folder.rglob("*.py")):
        if "site-packages" not in path.relative_to(folder).parts:
            with suppress(SyntaxError, UnicodeDecodeError, LookupError):  # no text, so no program
                yield path.relative_to(folder).as_posix(), text_of(path.read_bytes())


def _archived(library: Path) -> Files:
    with zipfile.ZipFile(library) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".py"):
                with suppress(SyntaxError, UnicodeDecodeError, LookupError):
                    yield name, text_of(archive.read(name))


if __name__ == "__main__":
    sys.exit(main())
