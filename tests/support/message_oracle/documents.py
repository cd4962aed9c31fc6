"""What is open in the client: texts and notebooks, and random changes of them."""

from __future__ import annotations

import copy
import random
from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import count
from typing import Any

from backlint_rules.check import FileCheck
from backlint_rules.environment import Environment
from backlint_rules.syntax.text import split_lines
from client_units import units
from incremental_oracle.edits import drawn_edit

Message = dict[str, Any]
Position = tuple[int, int]

_BEYOND = 3
"""Positions are up to so many lines or characters too far."""


def notification(method: str, params: object) -> Message:
    return {"jsonrpc": "2.0", "method": method, "params": params}


class Text:
    """A text that is open, with its version."""

    def __init__(self, uri: str, language: str, text: str) -> None:
        self.uri = uri
        self.language = language
        self.version = 1
        self.lines = split_lines(text)

    @property
    def text(self) -> str:
        return "".join(self.lines)

    def item(self) -> Message:
        """The ``TextDocumentItem``."""
        return {
            "uri": self.uri,
            "languageId": self.language,
            "version": self.version,
            "text": self.text,
        }

    def drawn_position(self, chance: random.Random, encoding: str) -> Message:
        """A position, seldom beyond the end of a line or of the text."""
        line = chance.randrange(len(self.lines))
        column = chance.randint(0, len(self.lines[line].rstrip("\r\n")))
        return self._position((line, column), chance, encoding)

    def drawn_change(self, chance: random.Random, encoding: str) -> tuple[Message, Edit | None]:
        """A change, which is made, as the client writes it; ``None`` if it replaces all."""
        if chance.random() < 0.03:
            shuffled = [*self.lines]
            chance.shuffle(shuffled)
            self.lines = split_lines("".join(shuffled))
            return {"text": self.text}, None
        start, end, new = drawn_edit(chance, [*self.lines])
        start, end = sorted(map(self._within, (start, end)))
        change = {
            "range": {
                "start": self._position(start, chance, encoding),
                "end": self._position(end, chance, encoding),
            },
            "text": new,
        }
        before = "".join([*self.lines[: start[0]], self.lines[start[0]][: start[1]]])
        after = "".join([self.lines[end[0]][end[1] :], *self.lines[end[0] + 1 :]])
        self.lines = split_lines(before + new + after)
        return change, (start, end, new)

    def _within(self, place: Position) -> Position:
        line, column = place
        return line, min(column, len(self.lines[line].rstrip("\r\n")))

    def _position(self, place: Position, chance: random.Random, encoding: str) -> Message:
        """A place as the client counts; the end of a line or of the text is sometimes said to be
        further off.
        """
        line, column = place
        text = self.lines[line]
        character = units(text[:column], encoding)
        if chance.random() < 0.2 and column == len(text.rstrip("\r\n")):
            character += chance.randint(1, _BEYOND)
            if line == len(self.lines) - 1:
                line += chance.randint(0, _BEYOND)
        return {"line": line, "character": character}


Edit = tuple[Position, Position, str]


class Opened(ABC):
    """What is opened, changed and closed as one."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self.diagnostics: dict[str, Any] = {}
        """What was last answered for each of its texts."""

    @abstractmethod
    def copy(self) -> Opened:
        """The same once more, which can be changed without this one."""

    @property
    @abstractmethod
    def texts(self) -> list[Text]:
        """The texts that may be asked about."""

    @abstractmethod
    def opening(self) -> Message:
        """The message that opens it as it stands."""

    @abstractmethod
    def closing(self) -> Message:
        """The message that closes it."""

    @abstractmethod
    def drawn_change(self, chance: random.Random, encoding: str) -> Message:
        """Changes it, and gives the message that says so."""

    @abstractmethod
    def saving(self) -> Message:
        """The message that it is saved."""

    @property
    @abstractmethod
    def settled(self) -> bool:
        """Whether the server must know all about the text; it may be still at it otherwise."""

    @abstractmethod
    def settle(self) -> None:
        """The server has had time."""


class File(Opened):
    """A file: a module, or the settings."""

    def __init__(self, uri: str, language: str, text: str) -> None:
        super().__init__(uri)
        self._text = Text(uri, language, text)
        self._check = FileCheck(text, (), Environment())

    def copy(self) -> File:
        return File(self.uri, self._text.language, self._text.text)

    @property
    def texts(self) -> list[Text]:
        return [self._text]

    def opening(self) -> Message:
        return notification("textDocument/didOpen", {"textDocument": self._text.item()})

    def closing(self) -> Message:
        return notification("textDocument/didClose", {"textDocument": {"uri": self.uri}})

    def saving(self) -> Message:
        return notification("textDocument/didSave", {"textDocument": {"uri": self.uri}})

    def drawn_change(self, chance: random.Random, encoding: str) -> Message:
        changes = []
        for _ in range(chance.choice([1, 1, 1, 2, 5])):
            change, edit = self._text.drawn_change(chance, encoding)
            changes.append(change)
            if edit is None:
                self._check.replace(self._text.text)
            else:
                self._check.edit(*edit)
        assert self._check.text == self._text.text
        self._text.version += chance.choice([1, 1, 1, 7])
        document = {"uri": self.uri, "version": self._text.version}
        params = {"textDocument": document, "contentChanges": changes}
        return notification("textDocument/didChange", params)

    @property
    def settled(self) -> bool:
        return self._check.settled

    def settle(self) -> None:
        for _ in self._check.settle():
            pass


class Notebook(Opened):
    """A notebook with Python, some prose and a magic."""

    def __init__(self, uri: str, texts: list[str], chance: random.Random) -> None:
        super().__init__(uri)
        self._version = 1
        self._n_made = 0
        self._cells = [self._cell(text, chance) for text in texts]

    def copy(self) -> Notebook:
        return copy.deepcopy(self)

    def _cell(self, text: str, chance: random.Random) -> Text:
        language = chance.choice(["python", "python", "python", "markdown", "sql"])
        magic = chance.choice(["", "", "%time\n", "!ls\n", "%%bash\n"])
        self._n_made += 1
        uri = f"{self.uri.replace('file:', 'vscode-notebook-cell:')}#c{self._n_made}"
        return Text(uri, language, magic * (language == "python") + text)

    @property
    def texts(self) -> list[Text]:
        return self._cells

    def opening(self) -> Message:
        document = {
            "uri": self.uri,
            "notebookType": "jupyter-notebook",
            "version": self._version,
            "cells": [_described(cell) for cell in self._cells],
        }
        items = [cell.item() for cell in self._cells]
        params = {"notebookDocument": document, "cellTextDocuments": items}
        return notification("notebookDocument/didOpen", params)

    def closing(self) -> Message:
        cells = [{"uri": cell.uri} for cell in self._cells]
        params = {"notebookDocument": {"uri": self.uri}, "cellTextDocuments": cells}
        return notification("notebookDocument/didClose", params)

    def saving(self) -> Message:
        return notification("notebookDocument/didSave", {"notebookDocument": {"uri": self.uri}})

    def drawn_change(self, chance: random.Random, encoding: str) -> Message:
        self._version += 1
        change = self._moved(chance) if chance.random() < 0.2 else self._typed(chance, encoding)
        document = {"uri": self.uri, "version": self._version}
        params = {"notebookDocument": document, "change": {"cells": change}}
        return notification("notebookDocument/didChange", params)

    @property
    def settled(self) -> bool:
        return False  # nobody here keeps the module that the cells make

    def settle(self) -> None:
        pass

    def _typed(self, chance: random.Random, encoding: str) -> Message:
        cell = chance.choice(self._cells)
        change, _ = cell.drawn_change(chance, encoding)
        cell.version += 1
        document = {"uri": cell.uri, "version": cell.version}
        return {"textContent": [{"document": document, "changes": [change]}]}

    def _moved(self, chance: random.Random) -> Message:
        """Cells go, and one comes, which may be one of those that went."""
        start = chance.randrange(len(self._cells))
        gone = self._cells[start : start + chance.randint(0, min(2, len(self._cells) - 1))]
        new = chance.choice([*gone, self._cell(chance.choice(self._cells).text, chance)])
        self._cells[start : start + len(gone)] = [new]
        array = {"start": start, "deleteCount": len(gone), "cells": [_described(new)]}
        closed = [{"uri": cell.uri} for cell in gone if cell is not new]
        opened = [] if new in gone else [new.item()]
        return {"structure": {"array": array, "didOpen": opened, "didClose": closed}}


def _described(cell: Text) -> Message:
    return {"kind": 1 if cell.language == "markdown" else 2, "document": cell.uri}


def drawn_opened(chance: random.Random, folder: str, programs: list[str]) -> Iterator[Opened]:
    """Ever new files and notebooks below a folder, whose URI it is."""
    for number in count(1):
        kind = chance.random()
        program = chance.choice(programs)
        if kind < 0.7:
            yield File(f"{folder}/module%20{number}.py", "python", program)
        elif kind < 0.85:
            lines = split_lines(program)
            cuts = sorted(chance.sample(range(len(lines) + 1), k=min(3, len(lines) + 1)))
            bounds = zip([0, *cuts], [*cuts, len(lines)], strict=True)
            cells = ["".join(lines[start:end]) for start, end in bounds]
            yield Notebook(f"{folder}/notebook{number}.ipynb", cells, chance)
        else:
            yield File(f"{folder}/settings/pyproject.toml", "toml", _SETTINGS)


_SETTINGS = """\
[project]
name = "é𝄞"
dependencies = ["sqlalchemy>=2.0", "fastapi>=0.115"]

[tool.backlint]
select = ["all"]
ignore = ["fastapi-on-evnt", "aio"]
severity = { sqlalchemy-legacy-query = "hint" }
"""
