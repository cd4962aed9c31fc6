"""A TOML file whose values know the lines that they stand on.

The standard library's parser gives values without positions. So the values are its business, and
a scan of the same text, which by then is known to be valid, finds where the keys are.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Keys = tuple[str | int, ...]
"""The way to a value: keys of tables and indices of arrays."""


class Mark(NamedTuple):
    """Where a key, or an array's element, begins and ends; line and columns count from 0."""

    line: int
    column: int
    end_column: int


class TomlSyntaxError(Exception):
    """A text that is not TOML; ``line`` and ``column`` count from 0."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True)
class TomlDocument:
    """The values of a TOML text, and where each key stands."""

    text: str
    values: dict[str, Any]

    @classmethod
    def parse(cls, text: str) -> TomlDocument:
        """Raises ``TomlSyntaxError``."""
        try:
            return cls(text, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise _syntax_error(error, text) from None

    @classmethod
    def read(cls, path: Path) -> TomlDocument:
        """Raises ``TomlSyntaxError`` and ``OSError``."""
        return cls.decode(path.read_bytes())

    @classmethod
    def decode(cls, data: bytes) -> TomlDocument:
        """Raises ``TomlSyntaxError``, also where the file is not UTF-8."""
        try:
            return cls.parse(data.decode("utf-8"))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start)
            raise TomlSyntaxError(f"not UTF-8: {error.reason}", line, 0) from None

    def mark(self, *keys: str | int) -> Mark | None:
        """Where the value at ``keys`` is named; arrays' elements are named by their index."""
        return self.marks.get(keys)

    def line(self, *keys: str | int) -> int | None:
        """The line, from 1, of the nearest mark on the way to ``keys``."""
        for length in range(len(keys), 0, -1):
            if mark := self.marks.get(keys[:length]):
                return mark.line + 1
        return None

    @cached_property
    def marks(self) -> dict[Keys, Mark]:
        """Every key and every array's element, in the order of the text."""
        return _Scan(self.text).marks


_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY_PART = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")


class _Scan:
    """One walk over a valid TOML text."""

    def __init__(self, text: str) -> None:
        self.marks: dict[Keys, Mark] = {}
        self._text = text
        self._at = 0
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._tables_seen: dict[Keys, int] = {}
        table: Keys = ()
        while self._skip_blank() < len(text):
            if text.startswith("[[", self._at):
                self._at += 2
                table = self._header(repeated=True)
                self._at += 2
            elif text[self._at] == "[":
                self._at += 1
                table = self._header(repeated=False)
                self._at += 1
            else:
                self._key_and_value(table)

    def _skip_blank(self) -> int:
        self._at = cast("re.Match[str]", _BLANK.match(self._text, self._at)).end()
        return self._at

    def _header(self, repeated: bool) -> Keys:
        """The table that a ``[header]`` opens: the last of its name in an array of tables."""
        parts = self._dotted_key()
        table: Keys = ()
        for position, (part, mark) in enumerate(parts):
            table += (part,)
            self.marks.setdefault(table, mark)
            if repeated and position == len(parts) - 1:
                self._tables_seen[table] = self._tables_seen.get(table, 0) + 1
            if table in self._tables_seen:
                table += (self._tables_seen[table] - 1,)
                self.marks.setdefault(table, mark)
        return table

    def _key_and_value(self, table: Keys) -> None:
        for part, mark in self._dotted_key():
            table += (part,)
            self.marks.setdefault(table, mark)
        self._at += 1  # the equals sign
        self._value(table)

    def _dotted_key(self) -> list[tuple[str, Mark]]:
        parts = []
        while True:
            start = self._skip_blank()
            part = cast("re.Match[str]", _KEY_PART.match(self._text, start)).group()
            self._at += len(part)
            parts.append((_unquoted(part), self._mark(start)))
            if self._text[self._skip_blank()] != ".":
                return parts
            self._at += 1

    def _value(self, keys: Keys) -> None:
        start = self._skip_blank()
        if string := _STRING.match(self._text, start):
            self._at = string.end()
        elif self._text[start] == "[":
            self._array(keys)
        elif self._text[start] == "{":
            self._inline_table(keys)
        else:
            self._at = cast("re.Match[str]", _BARE_VALUE.match(self._text, start)).end()

    def _array(self, keys: Keys) -> None:
        self._at += 1
        index = 0
        while self._text[self._skip_blank()] != "]":
            element = (*keys, index)
            start = self._at
            self._value(element)
            self.marks[element] = self._mark(start)
            index += 1
            if self._text[self._skip_blank()] == ",":
                self._at += 1
        self._at += 1

    def _inline_table(self, keys: Keys) -> None:
        self._at += 1
        while self._text[self._skip_blank()] != "}":
            self._key_and_value(keys)
            if self._text[self._skip_blank()] == ",":
                self._at += 1
        self._at += 1

    def _mark(self, start: int) -> Mark:
        """From ``start`` to here, as far as it is on one line."""
        line = bisect_right(self._line_starts, start) - 1
        end = self._text.find("\n", start, self._at)
        first = self._line_starts[line]
        return Mark(line, start - first, (self._at if end < 0 else end) - first)


def _unquoted(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    if part[0] == '"':
        return cast("str", tomllib.loads(f"key = {part}")["key"])
    return part


def _syntax_error(error: tomllib.TOMLDecodeError, text: str) -> TomlSyntaxError:
    # Only the newest versions carry the position as numbers; all say it in the message.
    message, _, place = str(error).rpartition(" (at ")
    numbers = re.findall(r"\d+", place)
    if len(numbers) == 2:
        line, column = int(numbers[0]) - 1, int(numbers[1]) - 1
    else:
        line, column = text.rstrip().count("\n"), 0
    return TomlSyntaxError(message or str(error), line, column)
