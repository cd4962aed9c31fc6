"""The page with a log line for each run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from incremental_oracle.comparison import Result

_INTRODUCTION = """\
# Edited files compared with fresh ones

Files of the pinned packages in which the rules find something, and as often fixtures of the rules,
which hold every way to a finding, are edited at random: letters, brackets, quotes, pasted and
deleted lines, dedents, decorators, CRLF, imports, names that findings rest on, suppressions, undo.
Three quarters of the edits are followed by a comparison; between the others the report is asked
for, or what was put off is read, at random times.

Compared are the pieces with their trees, the facts by content and the findings, and in half of the
files also the answers to all that rules may ask about each name, with those of a check that another
process makes of the same text. That process shares no object with the one that
edits and is replaced after 500 comparisons; for texts without errors it also parses the whole text
at once and finds the same leaves. *Telling* are the compared texts that parse and have a
finding. *Unsettled* are the edits that put something off, such as an unclosed triple quote; so that
there are many, in half of the files only few lines below an edit are read at once.

Each line of the first table is written by a run that found no difference; `+` behind a commit
says that the engine was changed since. A small part is among the tests.
"""
_RUNS = """
## Runs

| commit | seed | files | edits | comparisons | telling | unsettled | minutes | command |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
"""
_PLANTED = """
## Planted bugs

Written by `python -m incremental_oracle --planted --edits 5000`: how many edits it took to find
each bug that was planted into the engine.

| commit | seed | bug | found after edits |
| --- | ---: | --- | ---: |
"""


def log_line(commit: str, seed: int, n_files: int, result: Result, seconds: float) -> str:
    """One line of the table."""
    options = f"--edits {result.edits} --seed {seed}"
    command = f"PYTHONPATH=tests/support:rules:. python -m incremental_oracle {options}"
    return (
        f"| {commit} | {seed} | {n_files:,} | {result.edits:,} | {result.comparisons:,} "
        f"| {result.telling_share:.0%} | {result.unsettled:,} | {seconds / 60:.1f} | `{command}` |"
    )


def planted_line(commit: str, seed: int, bug: str, result: Result) -> str:
    """One line of the table of planted bugs."""
    return f"| {commit} | {seed} | {bug} | {result.edits:,} |"


def write_lines(page: Path, lines: Sequence[str], planted: bool) -> None:
    """Adds lines about runs to the page, or puts lines about planted bugs in place of those."""
    text = page.read_text(encoding="utf-8") if page.exists() else _INTRODUCTION + _RUNS + _PLANTED
    runs, heading, bugs = text.partition(_PLANTED)
    added = "".join([line + "\n" for line in lines])
    text = runs + heading + added if planted else runs + added + heading + bugs
    page.write_text(text, encoding="utf-8")
