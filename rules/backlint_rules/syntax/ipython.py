"""Cells of notebooks: Python, and what IPython allows beside it.

A magic (``%matplotlib inline``), a shell command (``!ls``), a request for help (``Session?``) and
a call without brackets (``/f x``) stand where a statement begins; a magic or a command may also be
assigned. Source: IPython's ``inputtransformer2``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from backlint_rules.syntax.text import indentation_of
from backlint_rules.syntax.tokenizer import Lookahead, logical_lines
from backlint_rules.syntax.tokens import end_of

#: Cell magics that run the rest of the cell where all other cells run.
_RUN_HERE: Final = frozenset(["capture", "debug", "prun", "time", "timeit"])
_CELL_MAGIC: Final = re.compile(r"%%(?P<name>\w+)(?!\w*\?)")
_COMMAND: Final = re.compile(r"[ \t\f]*[%!?,;/]")
_NO_CODE: Final = re.compile(r"[ \t\f]*(?:#|[\r\n]|\Z)")
_HELP: Final = re.compile(r"[ \t\f]*%{0,2}[^\W\d][\w.*\[\]]*\?\??[ \t\f]*(?:[\r\n]|\Z)")
_ASSIGNED: Final = re.compile(r"(?P<target>[ \t\f]*[^\W\d][^=!%#'\"]*=[ \t\f]*)[!%](?=[\w{./~])")
#: What stands for the value of a magic: IPython means nothing else, and nothing is known of it.
_VALUE: Final = "get_ipython()"


class CellCode(NamedTuple):
    """A cell as Python of as many lines: ``lines`` with their ends, and which of them say something
    else than the cell does, by number from 0.
    """

    lines: Sequence[str]
    replaced: frozenset[int]


def python_of(lines: Sequence[str]) -> CellCode:
    """The Python in a cell, whose lines are as ``split_lines`` gives them; what is IPython's own
    becomes blank, ``pass`` or an unknown value.
    """
    code = list(lines)
    replaced: set[int] = set()
    line = _first_with_text(lines)
    if (magic := _CELL_MAGIC.match(lines[line])) is not None:
        last = line + 1 if magic["name"] in _RUN_HERE else len(lines)
        _replace(code, replaced, line, last, "")
        line = last
    while line < len(lines):
        end = _end_of_command(lines, line)
        if _NO_CODE.match(lines[line]):
            end = line + 1
        elif assigned := _ASSIGNED.match(lines[line]):
            _replace(code, replaced, line, end, assigned["target"] + _VALUE)
        elif _COMMAND.match(lines[line]) or _HELP.match(lines[line]):
            indentation = indentation_of(lines[line])
            _replace(code, replaced, line, end, indentation and f"{indentation}pass")
        else:
            end = _end_of_statement(lines, line)
        line = end
    return CellCode(code, frozenset(replaced))


def _first_with_text(lines: Sequence[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.strip()), 0)


def _replace(code: list[str], replaced: set[int], first: int, end: int, text: str) -> None:
    """Puts a text in place of some lines, blank ones after it."""
    for number in range(first, end):
        line = code[number]
        code[number] = text + line[len(line.rstrip("\r\n")) :]
        text = ""
    replaced.update(range(first, end))


def _end_of_command(lines: Sequence[str], line: int) -> int:
    """Where the command that begins on a line ends: a backslash continues it."""
    while line < len(lines) and lines[line].rstrip("\r\n").endswith("\\"):
        line += 1
    return min(line + 1, len(lines))


def _end_of_statement(lines: Sequence[str], line: int) -> int:
    """Where the logical line of Python that begins on a line ends."""
    for tokens in logical_lines(lines, line, [0], Lookahead()):
        end_line, column = end_of(tokens[-1])
        if tokens[-1][1]:
            return max(end_line if column else end_line - 1, line + 1)
    return len(lines)
