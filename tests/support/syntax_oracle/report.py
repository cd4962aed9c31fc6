"""The report of the whole comparison as a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from syntax_oracle.comparison import Result


@dataclass
class ProgramsResult:
    """What came of the comparison of programs about one topic."""

    programs: int = 0
    accepted: int = 0
    differences: list[str] = field(default_factory=list)


_INTRODUCTION = """\
# The parser compared with CPython

For every file that CPython accepts, our tree has no error node, its leaves with their prefixes
are the text, and it tells the same as CPython's `ast` about names (loaded, stored, deleted), calls,
attributes, functions, classes, imports, comprehensions and the expressions in f-strings and
t-strings: the multisets of (kind, start, end) are equal.

This page is written by `PYTHONPATH=tests/support python -m syntax_oracle --write
docs/syntax-oracle.md`, see there for what it needs. A small part of it is among the tests.
"""


def page(
    results: Mapping[str, tuple[str, Result]], programs: Mapping[str, ProgramsResult], seed: int
) -> str:
    """The page for file sets (CPython's version and the result by name) and program topics."""
    parts = [_INTRODUCTION, "## Files\n", _files_table(results), _left_out(results)]
    if programs:
        parts += [
            "## Programs\n",
            f"Generated from templates and mutated (seed {seed}). CPython 3.15 says which are "
            "valid;\nthose are compared as files are.\n",
            _programs_table(programs),
        ]
    return "\n".join(parts)


def _files_table(results: Mapping[str, tuple[str, Result]]) -> str:
    lines = [
        "| files of | CPython | compared | lines | spans | left out | differences |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    total = Result()
    for name, (version, result) in results.items():
        lines.append(f"| {name} | {version} | {_numbers(result)} |")
        total.files += result.files
        total.lines += result.lines
        total.spans += result.spans
        total.differences += result.differences
        for reason, names in result.left_out.items():
            total.left_out.setdefault(reason, []).extend(names)
    lines.append(f"| **all** | | {_numbers(total)} |")
    return "\n".join(lines) + "\n"


def _numbers(result: Result) -> str:
    left_out = sum(len(names) for names in result.left_out.values())
    numbers = [result.files, result.lines, result.spans, left_out, len(result.differences)]
    return " | ".join(f"{number:,}" for number in numbers)


def _left_out(results: Mapping[str, tuple[str, Result]]) -> str:
    lines = ["Left out are the files that CPython does not parse:\n"]
    for name, (_, result) in results.items():
        for reason, names in sorted(result.left_out.items()):
            lines.append(f"* {name}, {reason}: {', '.join(f'`{n}`' for n in sorted(names))}")
    return "\n".join(lines) + "\n"


def _programs_table(programs: Mapping[str, ProgramsResult]) -> str:
    lines = [
        "| about | programs | of these valid, and compared | differences |",
        "| --- | ---: | ---: | ---: |",
    ]
    for topic, result in programs.items():
        differences = len(result.differences)
        lines.append(f"| {topic} | {result.programs:,} | {result.accepted:,} | {differences} |")
    return "\n".join(lines) + "\n"
