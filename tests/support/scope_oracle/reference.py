"""What CPython's ``symtable`` says of a file.

This module imports nothing of ours and runs in any CPython from 3.11 on: as a process that
answers lines, or as a text that is sent to a CPython in WebAssembly.
"""

from __future__ import annotations

import ast
import json
import re
import symtable
import sys
import warnings

#: Kind, name, line, names with what is said of each, inner scopes.
Table = tuple[str, str, int, dict[str, list[str]], list["Table"]]

_DEEDS = {
    "is_assigned": "assigned",
    "is_imported": "imported",
    "is_parameter": "parameter",
    "is_annotated": "annotated",
    "is_referenced": "used",
    "is_declared_global": "global",
    "is_nonlocal": "nonlocal",
}


def table_of(text: str) -> Table:
    """The symbol table of the text in which what ``symtable`` passes over is written out.

    See ``written_out``. Raises what ``symtable`` raises for the text itself.
    """
    changed = written_out(text)
    try:
        return raw_table_of(changed)
    except SyntaxError as error:
        raw_table_of(text)
        raise RuntimeError(f"not the same program any more: {error}") from error


def raw_table_of(text: str) -> Table:
    """The symbol table of the text as it is."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _table(symtable.symtable(text, "<text>", "exec"))


def _table(table: symtable.SymbolTable) -> Table:
    symbols = {}
    in_module = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_free():
            verdict = "free"
        elif symbol.is_local() and not in_module:
            verdict = "local"
        else:
            verdict = "global"
        deeds = [deed for method, deed in _DEEDS.items() if getattr(symbol, method)()]
        symbols[symbol.get_name()] = [verdict, *deeds]
    children = [_table(child) for child in table.get_children()]
    kind = str(getattr(table.get_type(), "value", table.get_type()))
    return kind, table.get_name(), table.get_lineno(), symbols, children


def written_out(text: str) -> str:
    """The text with nothing in it that ``symtable`` passes over.

    Annotations that are never evaluated are made values, and ``x += y`` becomes ``x = x, (y)``:
    a use of ``x`` beside a binding. Lines stay where they are.
    """
    lines = _Lines(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    stack: list[tuple[ast.AST, bool]] = [(tree, False)]
    while stack:
        node, in_function = stack.pop()
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            lines.write_out_augmented(node, node.target)
        elif isinstance(node, ast.AnnAssign) and in_function and sys.version_info >= (3, 14):
            lines.evaluate(node)
        elif isinstance(node, ast.ImportFrom) and node.module == "__future__":
            lines.disable_future(node)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            in_function = True
        elif isinstance(node, ast.ClassDef):
            in_function = False
        stack += [(child, in_function) for child in ast.iter_child_nodes(node)]
    return lines.changed()


class _Lines:
    """A text and the changes that are wanted in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._encoded = text.encode("utf-8", "surrogatepass")
        self._starts = [0]
        self._starts += [match.end() for match in re.finditer(b"\r\n|\r|\n", self._encoded)]
        self._changes: list[tuple[int, int, bytes]] = []

    def changed(self) -> str:
        """The text with all changes made."""
        if not self._changes:
            return self._text
        parts = []
        at = 0
        for start, end, replacement in sorted(self._changes):
            parts += [self._encoded[at:start], replacement]
            at = end
        return b"".join([*parts, self._encoded[at:]]).decode("utf-8", "surrogatepass")

    def write_out_augmented(self, node: ast.AugAssign, target: ast.Name) -> None:
        """``x += y`` to ``x = x, (y)``."""
        operator = self._next(b"=", self._end(target))
        start = self._end(target)
        while self._encoded[start : start + 1] in (b" ", b"\t", b"\\", b"\r", b"\n", b"\f"):
            start += 1
        self._changes.append((start, operator + 1, b"= " + target.id.encode() + b", ("))
        self._changes.append((self._end(node), self._end(node), b")"))

    def evaluate(self, node: ast.AnnAssign) -> None:
        """``x: T = y`` to ``x: 0 = T, (y)``."""
        colon = self._next(b":", self._end(node.target))
        if node.value is None:
            if not node.simple and isinstance(node.target, ast.Name):
                self._changes.append((colon, colon + 1, b";"))  # it binds nothing
            else:
                self._changes.append((colon, colon + 1, b": 0 ="))
            return
        equals = self._next(b"=", self._end(node.annotation))
        self._changes.append((colon, colon + 1, b": 0 ="))
        self._changes.append((equals, equals + 1, b", ("))
        self._changes.append((self._end(node), self._end(node), b")"))

    def disable_future(self, node: ast.ImportFrom) -> None:
        """Keeps the import and takes its effect."""
        if all(alias.name == "annotations" for alias in node.names):
            start = self._next(b"__future__", self._starts[node.lineno - 1] + node.col_offset)
            self._changes.append((start, start + len(b"__future__"), b"__futura__"))

    def _end(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._starts[node.end_lineno - 1] + node.end_col_offset

    def _next(self, what: bytes, start: int) -> int:
        """Where it stands next, past comments."""
        while not self._encoded.startswith(what, start):
            if self._encoded.startswith(b"#", start):
                line_end = re.compile(rb"[\r\n]").search(self._encoded, start)
                assert line_end is not None
                start = line_end.start()
            else:
                start += 1
            assert start < len(self._encoded)
        return start


def main() -> None:
    """Answers [function, argument...] with [result, error], a line of JSON each."""
    for line in sys.stdin:
        function, *arguments = json.loads(line)
        result, problem = None, None
        try:
            result = globals()[function](*arguments)
        except Exception as error:
            problem = type(error).__name__
        print(json.dumps([result, problem]), flush=True)


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    main()
