"""What may be written at a place of a settings file, though the file be half-written.

The text up to the place is read token by token; nothing behind it is looked at.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from backlint.config.keys import KEYS, Shape

Path = tuple[str, ...]


class Place(NamedTuple):
    """Where in a TOML text a position is.

    ``path`` are the keys that lead there from the settings' table. ``is_key``: a key may stand
    there, otherwise a value, or an element of one. ``word`` is what is written already, up to the
    position, and ``is_quoted`` whether that is in a string.
    """

    path: Path
    is_key: bool
    word: str
    is_quoted: bool


def place_at_end(text: str, table: Path) -> Place | None:
    """The place at the end of a text, if it is in the table of these keys; not in a comment, nor
    where a value is complete.
    """
    tokens = _TOKEN.findall(text)
    last = tokens[-1] if tokens and text.endswith(tokens[-1]) else ""
    if last.startswith("#"):
        return None
    is_open_string = last[:1] in _QUOTES and not _is_closed(last)
    word = last if is_open_string or _is_bare(last) else ""
    scan = _Scan()
    for token in tokens[:-1] if word else tokens:
        scan.take(token)
    path, is_key = scan.path
    if path[: len(table)] != table or scan.is_complete:
        return None
    return Place(path[len(table) :], is_key, word.lstrip("\"'"), is_open_string)


def word_around(line: str, column: int) -> tuple[int, int]:
    """Where the word begins and ends that a column of a line is in or behind."""
    start = end = column
    while start and _is_bare(line[start - 1]):
        start -= 1
    while end < len(line) and _is_bare(line[end]):
        end += 1
    return start, end


def expected(place: Place) -> str:
    """What sort of names a place is for: ``keys``, ``selectors``, ``severities``,
    ``distributions``, or none.
    """
    if not place.path:
        return "keys" if place.is_key else ""
    key = KEYS.get(place.path[0])
    return "" if key is None else _EXPECTED.get((key.shape, len(place.path), place.is_key), "")


_EXPECTED = {
    (Shape.SELECTORS, 1, False): "selectors",
    (Shape.SEVERITY, 1, False): "severities",
    (Shape.SEVERITIES, 1, True): "selectors",
    (Shape.SEVERITIES, 2, False): "severities",
    (Shape.FILE_IGNORES, 2, False): "selectors",
    (Shape.VERSIONS, 1, True): "distributions",
}

_QUOTES = ("'", '"')
_TOKEN = re.compile(
    r"#[^\n]*"
    r'|"""(?:\\.|[^\\])*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|[\w-]+"
    r"|[^\w \t\r]",
    re.DOTALL,
)


def _is_bare(token: str) -> bool:
    return re.fullmatch(r"[\w-]+", token) is not None


def _is_closed(token: str) -> bool:
    return len(token) > 1 and token[-1] == token[0]


class _Frame:
    """The document, an array or an inline table that is open; ``keys`` lead to it."""

    def __init__(self, keys: Path, *, is_array: bool = False) -> None:
        self.keys = keys
        self.is_array = is_array
        self.begin()

    def begin(self) -> None:
        """The next element, or the next key and its value."""
        self.key: list[str] = []
        self.in_value = self.is_array
        self.is_complete = False

    def take(self, word: str) -> None:
        """A key, or a part of one, or a value."""
        if not self.in_value:
            self.key.append(word)
        self.is_complete = True


class _Scan:
    """A walk over tokens of TOML, which remembers what is open."""

    def __init__(self) -> None:
        self._frames = [_Frame(())]
        self._header: list[str] | None = None

    @property
    def path(self) -> tuple[Path, bool]:
        """The keys that lead to where it has come, and whether a key comes next."""
        frame = self._frames[-1]
        return (*frame.keys, *frame.key), not frame.in_value

    @property
    def is_complete(self) -> bool:
        """Whether nothing can come next that has a name."""
        return self._header is not None or self._frames[-1].is_complete

    def take(self, token: str) -> None:
        """Goes past a token."""
        if token.startswith("#"):
            return
        if self._header is not None:
            self._take_in_header(self._header, token)
            return
        frame = self._frames[-1]
        match token:
            case "[" if not frame.in_value and not frame.key:
                self._header = []
            case "[" | "{":
                self._frames.append(_Frame((*frame.keys, *frame.key), is_array=token == "["))
            case "]" | "}":
                if len(self._frames) > 1:
                    self._frames.pop()
                self._frames[-1].is_complete = True
            case "=":
                frame.in_value, frame.is_complete = True, False
            case ".":
                frame.is_complete = False
            case ",":
                frame.begin()
            case "\n":
                if len(self._frames) == 1:
                    frame.begin()
            case _:
                frame.take(_unquoted(token))

    def _take_in_header(self, header: list[str], token: str) -> None:
        if token in ("]", "\n"):
            self._frames = [_Frame(tuple(header))]
            self._header = None
        elif token not in ("[", "."):
            header.append(_unquoted(token))


def _unquoted(token: str) -> str:
    return token.strip("\"'")
