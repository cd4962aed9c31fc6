"""The page with a log line for each run."""

from __future__ import annotations

from pathlib import Path

from message_oracle.comparison import Result

_INTRODUCTION = """\
# Random messages compared with fresh servers

A client opens fixtures of the rules as files and notebooks, and settings; changes, saves and closes
them at random, also twice, with versions left out and positions beyond the end; asks for everything
that the server does; takes requests back; and in between sends what no client should: params that
are missing or something else, methods that nobody knows, responses to nothing, `initialize` again.
Messages go out in batches of up to twelve at once.

Each answer, and each message of the server's own, has to be what the metamodel of the protocol
says. Each request has to be answered just once, and as a server answers that has just opened the
same text: one in a process of its own for those that are drawn, one in the process of the test for
the others. Published diagnostics are compared likewise. *Late* are answers that were given before
all of a text was read (an unclosed triple quote), and were asked for once more. *Telling* are the
compared answers that say something. Memory is that of the server at rest without open documents,
once every program was open and the first third of a session is over, and at its end, in the session
where it grew most.

A line is written by a run without a difference; `+` behind a commit says that something was
changed since. A small part is among the tests.

| commit | seed | messages | compared | by processes | telling | late | MB | minutes | command |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
"""


def log_line(commit: str, seed: int, result: Result, growth: float, minutes: float) -> str:
    """One line of the table."""
    compared, alone = result.compared.total(), result.compared["with a process"]
    options = f"--messages {result.messages} --seed {seed}"
    command = f"PYTHONPATH=tests/support:rules:server python -m message_oracle {options}"
    return (
        f"| {commit} | {seed} | {result.messages:,} | {compared - alone:,} | {alone:,} "
        f"| {result.telling:,} | {result.late:,} | {growth:+.1f} | {minutes:.1f} | `{command}` |"
    )


def write_line(page: Path, line: str) -> None:
    """Adds a line to the page."""
    text = page.read_text(encoding="utf-8") if page.exists() else _INTRODUCTION
    page.write_text(f"{text}{line}\n", encoding="utf-8")
