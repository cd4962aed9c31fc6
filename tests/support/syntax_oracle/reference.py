"""What CPython says of a file.

This module imports nothing of ours and runs in any CPython from 3.10 on: in the one at hand, or
as a text that is sent to another one.
"""

from __future__ import annotations

import ast
import base64
import io
import re
import sys
import tokenize
import warnings

#: kind, first line (1-based), first column (in characters), last line, column of the end.
Span = tuple[str, int, int, int, int]

#: Older ones do not tell where the parts of an f-string are.
LOCATES_F_STRINGS = sys.version_info >= (3, 12)

_KINDS = {
    "Call": "call",
    "Attribute": "attribute",
    "FunctionDef": "function",
    "AsyncFunctionDef": "function",
    "Lambda": "function",
    "ClassDef": "class",
    "Import": "import",
    "ImportFrom": "import",
    "alias": "imported name",
    "ListComp": "comprehension",
    "SetComp": "comprehension",
    "DictComp": "comprehension",
    "GeneratorExp": "comprehension",
    "FormattedValue": "f-string expression",
    "Interpolation": "t-string expression",
}


def text_of(source: bytes) -> str:
    """The text of a file, by its byte order mark and its coding comment."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    return source.decode(encoding)


def spans_of_base64(source: str) -> list[Span]:
    """``spans_of`` for what came through JSON."""
    return spans_of(base64.b64decode(source))


def spans_of_accepted(programs: list[str]) -> list[list[Span] | None]:
    """The spans of each of some texts, ``None`` for those that CPython cannot parse."""
    return [_spans_if_accepted(program) for program in programs]


def _spans_if_accepted(program: str) -> list[Span] | None:
    try:
        return spans_of(program.encode())
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def spans_of(source: bytes) -> list[Span]:
    """What is where in a file, in some order. Raises what ``ast.parse`` raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
    lines = re.split("\r\n|\r|\n", text_of(source))
    found: list[Span] = []
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.JoinedStr) and not LOCATES_F_STRINGS:
            continue
        stack += ast.iter_child_nodes(node)
        name = type(node).__name__
        kind = f"name {type(node.ctx).__name__}" if isinstance(node, ast.Name) else _KINDS.get(name)
        if kind is not None:
            first, last = node.lineno, node.end_lineno  # type: ignore[attr-defined]
            start = _column(lines[first - 1], node.col_offset)  # type: ignore[attr-defined]
            end = _column(lines[last - 1], node.end_col_offset)  # type: ignore[attr-defined]
            found.append((kind, first, start, last, end))
    return found


def _column(line: str, offset: int) -> int:
    if line.isascii():
        return offset
    return len(line.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "replace"))
