"""The report of the whole comparison as a page."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

from scope_oracle import comparison, ours, reference
from scope_oracle.comparison import Result
from scope_oracle.theirs import NORMALISATIONS

_INTRODUCTION = """\
# Scopes compared with CPython's symtable

For every file that CPython compiles, the scopes that our facts know (modules, classes, functions,
lambdas, comprehensions, type parameters, type aliases), what each does with each name (assigned,
imported, parameter, annotated, used, global, nonlocal) and where it finds it (local, free, global)
are those of `symtable`.

This page is written by `PYTHONPATH=tests/support python -m scope_oracle --write
docs/scope-oracle.md`, see there for what it needs. A small part of it is among the tests.
"""


def page(results: Sequence[tuple[str, str, Result]]) -> str:
    """The page for file sets: name, CPython's version, result."""
    lines = [
        _INTRODUCTION,
        "## Files\n",
        "| files of | CPython | compared | scopes | names in scopes | left out | differences |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    total = Result()
    for name, version, result in results:
        lines.append(f"| {name} | {version} | {_numbers(result)} |")
        total.files += result.files
        total.scopes += result.scopes
        total.names += result.names
        total.differences += result.differences
        for reason, count in result.left_out.items():
            total.left_out[reason] = total.left_out.get(reason, 0) + count
    lines.append(f"| **all** | | {_numbers(total)} |\n")
    reasons = [f"{reason} {count}" for reason, count in sorted(total.left_out.items())]
    lines.append(f"Left out is what that CPython does not compile: {', '.join(reasons)}.\n")
    lines += ["## Normalisations\n", "On the way to `symtable`:\n"]
    lines.append(_described("written_out", reference.written_out))
    lines.append("\nOf what it says:\n")
    lines += [_described(normalise.__name__, normalise) for normalise in NORMALISATIONS]
    lines.append("\nOf what we say:\n\n" + _described("in_full", ours.in_full))
    lines.append(
        "\nFor CPython 3.12 and newer:\n\n"
        + _described("dissolve_comprehensions", comparison.dissolve_comprehensions)
    )
    return "\n".join(lines) + "\n"


def _numbers(result: Result) -> str:
    left_out = sum(result.left_out.values())
    numbers = [result.files, result.scopes, result.names, left_out, len(result.differences)]
    return " | ".join(f"{number:,}" for number in numbers)


def _described(name: str, function: object) -> str:
    text = " ".join((inspect.getdoc(function) or "").split())
    return f"* `{name}`: {text.replace('``', '`')}"
