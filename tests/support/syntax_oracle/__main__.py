"""The whole comparison with CPython: ``python -m syntax_oracle [--write docs/syntax-oracle.md]``.

Run it from the repository's root with ``tests/support`` on PYTHONPATH, after ``npm install`` in
``cpythons`` and ``python -m benchmarks.corpus``. It takes about half an hour.
"""

from __future__ import annotations

import argparse
import random
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import pins

import cpythons
from syntax_oracle.comparison import Result, compare, difference_in
from syntax_oracle.interpreters import MODULE, NewerInterpreter, ThisInterpreter
from syntax_oracle.programs import TOPICS, generate, mutations
from syntax_oracle.report import ProgramsResult, page

#: How many programs are generated for each PEP, and how many mutations there are of each.
PROGRAMS = 500
MUTATIONS = 5


def main() -> int:
    """Compares everything; the exit code tells whether there was a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="where the report goes (default: output)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="a part of the names of the file sets to compare")
    options = parser.parse_args()

    results: dict[str, tuple[str, Result]] = {}
    here = ThisInterpreter()
    for name, folder in _folders():
        if not options.only or options.only in name:
            results[name] = here.version, compare(_files_in(folder), here)
            _tell(name, results[name][1].files, results[name][1].differences)
    program_results: dict[str, ProgramsResult] = {}
    for version in ("3.14", "3.15"):
        name = f"standard library {version}"
        with cpythons.Interpreter.web_assembly(version, MODULE) as process:
            interpreter = NewerInterpreter(process)
            if not options.only or options.only in name:
                results[name] = version, compare(_files_of(interpreter), interpreter)
                _tell(name, results[name][1].files, results[name][1].differences)
            if version == "3.15" and not options.only:
                program_results = _compare_programs(interpreter, options.seed)
    report = page(results, program_results, options.seed)
    if options.write:
        options.write.write_text(report, encoding="utf-8")
    else:
        print(report)
    differ = any(result.differences for _, result in results.values())
    return int(differ or any(result.differences for result in program_results.values()))


def _folders() -> Iterator[tuple[str, Path]]:
    yield (
        f"standard library {ThisInterpreter.version} with tests",
        Path(sysconfig.get_path("stdlib")),
    )
    for pin in pins():
        yield pin.label, pin.folder


def _files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*.py")):
        if "site-packages" not in path.relative_to(folder).parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _files_of(interpreter: NewerInterpreter) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(interpreter.library_archive) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".py"):
                yield name, archive.read(name)


def _compare_programs(interpreter: NewerInterpreter, seed: int) -> dict[str, ProgramsResult]:
    results = {}
    for topic in TOPICS:
        chance = random.Random(f"{seed} {topic}")
        result = results[topic] = ProgramsResult()
        for _ in range(PROGRAMS):
            program = generate(topic, chance)
            texts = [program, *mutations(program, MUTATIONS, chance)]
            for text, expected in zip(texts, interpreter.spans_of_accepted(texts), strict=True):
                result.programs += 1
                if expected is not None:
                    result.accepted += 1
                    difference = difference_in(text, expected)
                    if difference:
                        result.differences.append(f"{text!r}: {difference}")
        _tell(topic, result.accepted, result.differences)
    return results


def _tell(name: str, compared: int, differences: list[str]) -> None:
    print(f"{name}: {compared} compared, {len(differences)} differ", file=sys.stderr, flush=True)
    for difference in differences[:10]:
        print("   ", difference[:500], file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
