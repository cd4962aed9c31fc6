"""Jupyter's notebooks on disk: JSON, of which nothing but the sources of cells is ever changed.

Source of the format: the documentation of nbformat 4.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from backlint.json_values import look_up
from backlint.notebook_cells import Cell, Cells
from backlint.source import SourceError
from backlint_rules.syntax.text import split_lines

_PYTHON: Final = "python"
_FORMAT: Final = 4
_INDENTATION: Final = re.compile(r"\s*\{\n([ \t]+)")


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook: the ``text`` of its file, and its code ``cells``; of all cells these are the ones
    with the ``numbers``, from 0.
    """

    text: str
    cells: Cells
    numbers: Sequence[int]

    def after(self, code: str) -> str:
        """The file's text once the text of the cells' module is another one.

        Raises ``CellsLostError``, and ``SourceError`` for JSON that cannot be written as it was.
        """
        notebook = json.loads(self.text)
        style = _json_style(self.text, notebook)
        texts = self.cells.after(code)
        for number, cell, new in zip(self.numbers, self.cells.cells, texts, strict=True):
            if new != cell.text:
                was_list = isinstance(notebook["cells"][number]["source"], list)
                notebook["cells"][number]["source"] = _lines(new) if was_list else new
        return style.write(notebook)


def read_notebook(text: str) -> Notebook:
    """The notebook in a file's text. Raises ``SourceError``.

    One in another language has no cells, nor has one of its cells that is.
    """
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(f"is not a notebook: {error.msg}", error.lineno - 1) from None
    except RecursionError:
        raise SourceError("is not a notebook: it is nested too deeply") from None
    version = look_up(notebook, "nbformat")
    if version != _FORMAT:
        raise SourceError(
            f"is not a notebook in format {_FORMAT}, the only one that backlint reads"
            + ("; `jupyter nbconvert --to notebook` converts it" if version else "")
        )
    all_cells = look_up(notebook, "cells")
    sources = {
        number: source
        for number, cell in enumerate(all_cells if isinstance(all_cells, list) else ())
        if (source := _source_of(cell)) is not None
    }
    if _language_of(notebook) != _PYTHON:
        sources = {}
    cells = Cells(map(Cell, sources.values()))
    return Notebook(text, cells, [*sources])


def _source_of(cell: object) -> str | None:
    """The text of a cell with Python."""
    language = look_up(cell, "metadata.vscode.languageId")
    if look_up(cell, "cell_type") != "code" or language not in (None, _PYTHON):
        return None
    source = look_up(cell, "source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source if isinstance(source, str) else None


def _language_of(notebook: object) -> object:
    for path in ("metadata.language_info.name", "metadata.kernelspec.language"):
        if language := look_up(notebook, path):
            return language
    return _PYTHON


def _lines(text: str) -> list[str]:
    return [line for line in split_lines(text) if line]


@dataclass(frozen=True, slots=True)
class _JsonStyle:
    """How a JSON text is laid out."""

    indentation: str | None
    ascii_only: bool
    end: str

    def write(self, document: object) -> str:
        text = json.dumps(document, indent=self.indentation, ensure_ascii=self.ascii_only)
        return text + self.end


def _json_style(text: str, document: object) -> _JsonStyle:
    """The style in which the text is that of the document. Raises ``SourceError`` without one."""
    indented = _INDENTATION.match(text)
    end = text[len(text.rstrip()) :]
    for ascii_only in (False, True):
        style = _JsonStyle(indented and indented[1], ascii_only, end)
        if style.write(document) == text:
            return style
    raise SourceError("is a notebook laid out in a way that backlint cannot keep: save it anew")
