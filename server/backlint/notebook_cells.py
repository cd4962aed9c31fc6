"""Notebooks: their code cells as one module, and what that becomes as cells again.

A comment of ours stands between the cells in the module, and one behind each line that is no
Python in the notebook. No fix loses a comment, so after a fix they tell which line belongs where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from backlint_rules.edits import TextEdit, applied, line_edits
from backlint_rules.syntax.ipython import python_of
from backlint_rules.syntax.text import split_lines

#: A character for private use, which nobody types.
_MARK: Final = "# \ue000"
_BETWEEN_CELLS: Final = ["\n", f"{_MARK} cell\n", "\n"]
_CELL_ENDS: Final = re.compile(rf"^\n?{_MARK} cell\n\n?", re.MULTILINE)


class CellsLostError(Exception):
    """A text is not that of a notebook's module with some of the Python changed."""

    def __init__(self) -> None:
        super().__init__("it would change more than the Python in the notebook's cells")


class Cell:
    """A code cell: its ``text`` as the notebook has it, the lines of that with their ends, and the
    same lines as they are in the module; the last one ends there, too.
    """

    __slots__ = ("code", "lines", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        python, replaced = python_of(self.lines)
        self.code = list(python)
        for line in replaced:
            code = python[line].rstrip("\r\n")
            end = python[line][len(code) :]
            self.code[line] = f"{code}{'  ' if code else ''}{_MARK} {line}{end}"
        if text.endswith("\r"):  # which would become one line end with what follows
            self.code[-1] = f"{_MARK} {len(self.lines) - 1}"
        self.code[-1] += "\n"

    def after(self, code: str) -> str:
        """The cell's text once its code in the module is another one. Raises ``CellsLostError``."""
        own = {
            python.rstrip("\r\n"): line.rstrip("\r\n")
            for python, line in zip(self.code, self.lines, strict=True)
            if _MARK in python
        }
        lines = []
        for line in split_lines(code):
            text = line.rstrip("\r\n")
            if _MARK in text:
                if text not in own:
                    raise CellsLostError
                line = own.pop(text) + line[len(text) :]
            lines.append(line)
        if own:
            raise CellsLostError
        return "".join(lines)


class Cells:
    """The code cells of a notebook, as one module."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells: Sequence[Cell] = list(cells)
        self._firsts: list[int] = []
        first = 0
        for cell in self.cells:
            self._firsts.append(first)
            first += len(cell.lines) + len(_BETWEEN_CELLS)

    @property
    def code(self) -> str:
        """The text of the module."""
        return "".join(_BETWEEN_CELLS).join("".join(cell.code) for cell in self.cells)

    def first_line(self, cell: int) -> int:
        """The line of the module that a cell begins with."""
        return self._firsts[cell]

    @property
    def lines(self) -> list[str]:
        """The lines of the module as the notebook has them, with their ends."""
        lines: list[str] = []
        for cell in self.cells:
            lines += _BETWEEN_CELLS if lines else []
            lines += [*cell.lines[:-1], f"{cell.lines[-1]}\n"]
        return lines

    def edits(self, edits: Iterable[TextEdit]) -> dict[int, list[TextEdit]]:
        """Edits of the module as those of its cells. Raises ``CellsLostError``."""
        texts = self.after(applied(split_lines(self.code), edits))
        return {
            number: line_edits(cell.lines, split_lines(text))
            for number, (cell, text) in enumerate(zip(self.cells, texts, strict=True))
            if text != cell.text
        }

    def after(self, code: str) -> list[str]:
        """The cells' texts once the module's text is another one. Raises ``CellsLostError``."""
        parts = _CELL_ENDS.split(code)
        if len(parts) != len(self.cells):
            raise CellsLostError
        return [
            cell.after(part.removesuffix("\n"))
            for cell, part in zip(self.cells, parts, strict=True)
        ]
