"""The import statements of a module, and how to add to them and take from them.

What is added goes where isort and ruff put it: into a statement that imports from the same module,
or else into a line of its own among those of its section. The layout that a person chose stays as
it is, and no comment is lost: where that cannot be, or where code above would not see what is
imported, ``CannotChangeImports`` says why.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from backlint_rules.edits import TextEdit
from backlint_rules.facts.bound_names import FilePiece
from backlint_rules.facts.libraries import canonical
from backlint_rules.finding import Imported, Range
from backlint_rules.import_statements import (
    ImportStatement,
    Item,
    first_logical_line,
    import_statement,
    item_key,
    merged,
)
from backlint_rules.syntax.module_head import docstring_in, imports_from_future, n_fixed_lines
from backlint_rules.syntax.text import line_end_of


class CannotChangeImports(Exception):
    """The imports cannot be changed without loss, for the reason that the message names."""


class Imports:
    """The import statements that stand directly in a module.

    ``package`` is the top-level package of the module itself; ``line_length`` what lines should
    not exceed.
    """

    def __init__(
        self, pieces: Iterable[FilePiece], lines: Sequence[str], package: str, line_length: int
    ) -> None:
        self._lines = lines
        self._package = package
        self._line_length = line_length
        self._line_end = line_end_of(lines)
        self.statements: list[ImportStatement] = []
        #: Those that come before everything else but a docstring.
        self._block: list[ImportStatement] = []
        self._n_fixed = n_fixed_lines(lines)
        #: Where the first import may be: below those, the docstring and what is of the future.
        self._top = self._n_fixed
        self._has_docstring = False
        #: The lines where statements begin, with the comments above them.
        self._begins: list[int] = []
        self._first_code: int | None = None
        #: The first that may do more than to give names to things.
        self._first_effect = len(lines)
        self._read(pieces)

    def _read(self, pieces: Iterable[FilePiece]) -> None:
        line = 0
        for position, piece in enumerate(pieces):
            self._begins.append(line)
            tokens = first_logical_line(piece, line)
            statement = import_statement(tokens) if tokens and not piece.facts.errors else None
            if statement is not None:
                self.statements.append(statement)
                if self._first_code is None:
                    self._block.append(statement)
            elif position == 0 and docstring_in(tokens):
                self._has_docstring = True
                self._top = line + piece.n_lines
            elif tokens:
                if self._first_code is None:
                    self._first_code = tokens[0][2] - 1
                if _has_effects(piece):
                    self._first_effect = min(self._first_effect, line)
            line += piece.n_lines
            if imports_from_future(tokens):
                self._top = line

    # What is there

    def spelled(self, imported: Imported, above: int) -> str | None:
        """How code below a line can name it without a new import."""
        module, name = imported
        for statement in self.statements:
            if statement.range.line >= above:
                break
            for item in statement.items:
                if statement.module:
                    path = f"{statement.module}.{item.name}"
                    if name and f"{module}.{name}" in (path, canonical(path)):
                        return item.binds
                    if name and path == module:
                        return f"{item.binds}.{name}"
                elif item.name == module:
                    local = item.alias or item.name
                    return f"{local}.{name}" if name else local
        return None

    # Changing it

    def edits(self, add: Mapping[Imported, int], drop: Collection[str]) -> list[TextEdit]:
        """What imports these, for code from the given lines on, and does not import any more what
        binds these names.
        """
        new: dict[int, list[str]] = {}
        statements: list[_New] = []
        for module in sorted({imported.module for imported in add}):
            names = sorted({i.name for i in add if i.module == module and i.name}, key=item_key)
            line = min([add[imported] for imported in add if imported.module == module])
            if Imported(module) in add:
                statements.append(_New(module, f"import {module}", line))
            if names:
                index = self._statement_from(module, line)
                if index is None:
                    statements.append(_New(module, self._from_statement(module, names), line))
                else:
                    new[index] = names
        edits: list[TextEdit] = []
        for index, statement in enumerate(self.statements):
            kept = [item for item in statement.items if item.binds not in drop]
            if len(kept) < len(statement.items) or index in new:
                edits += self._rewritten(statement, kept, new.get(index, []))
        return [*edits, *self._inserted(statements)]

    def _statement_from(self, module: str, above: int) -> int | None:
        for index, statement in enumerate(self.statements):
            has_star = any(item.name == "*" for item in statement.items)
            is_above = statement.range.end_line < above
            if statement.module == module and statement.is_alone and is_above and not has_star:
                return index
        return None

    def _from_statement(self, module: str, names: Sequence[str]) -> str:
        text = f"from {module} import {', '.join(names)}"
        if len(text) <= self._line_length:
            return text
        return f"from {module} import {self._in_brackets(names)}"

    def _in_brackets(self, items: Iterable[str]) -> str:
        end = self._line_end
        return f"({end}{''.join([f'    {item},{end}' for item in items])})"

    def _rewritten(
        self, statement: ImportStatement, kept: Sequence[Item], new: Sequence[str]
    ) -> Iterator[TextEdit]:
        if not statement.is_alone:
            raise CannotChangeImports("an import shares its line with another statement")
        if not kept and not new:
            yield self._deleted(statement)
            return
        if statement.has_a_line_for_each_item:
            yield from self._by_lines(statement, kept, new)
            return
        items = merged([item.text for item in kept], new)
        first, last = statement.items[0].range, statement.items[-1].range
        if first.line == last.end_line:
            line = self._lines[first.line]
            text = ", ".join(items)
            length = len(line.rstrip("\r\n")) - (last.end_column - first.column) + len(text)
            stays = length <= self._line_length or statement.brackets or statement.has_comment
            if not stays and statement.module:
                text = self._in_brackets(items)
            yield TextEdit(Range(first.line, first.column, last.end_line, last.end_column), text)
        elif not statement.has_comment:
            start = (first.line, first.column)
            if statement.brackets is not None:
                start = self._position_of_bracket(statement)
            where = Range(*start, statement.range.end_line, statement.range.end_column)
            yield TextEdit(
                where, self._in_brackets(items) if statement.module else ", ".join(items)
            )
        elif len(kept) == len(statement.items):
            end = last.end_line, last.end_column
            yield TextEdit(Range(*end, *end), "".join([f", {name}" for name in new]))
        else:
            raise CannotChangeImports("a comment stands between the names of an import")

    def _position_of_bracket(self, statement: ImportStatement) -> tuple[int, int]:
        assert statement.brackets is not None
        line = statement.brackets[0]
        begin = statement.range.column if line == statement.range.line else 0
        return line, self._lines[line].index("(", begin)

    def _by_lines(
        self, statement: ImportStatement, kept: Sequence[Item], new: Sequence[str]
    ) -> Iterator[TextEdit]:
        for item in statement.items:
            if item not in kept:
                line = item.range.line
                if "#" in self._lines[line]:
                    raise CannotChangeImports("a comment stands behind the name of an import")
                yield TextEdit(Range(line, 0, line + 1, 0), "")
        first, last = statement.items[0].range, statement.items[-1].range
        indentation = self._lines[first.line][: first.column]
        all_items = merged([item.text for item in kept], new)
        following = {item.text: item.range.line for item in kept}
        line = last.line + 1
        added: dict[int, str] = {}
        for text in reversed(all_items):
            if text in following:
                line = following[text]
            else:
                added[line] = f"{indentation}{text},{self._line_end}" + added.get(line, "")
        if last.line + 1 in added:
            behind = self._lines[last.line][last.end_column :]
            if not behind.lstrip().startswith(","):
                yield TextEdit(Range(last.line, last.end_column, last.line, last.end_column), ",")
        for line, text in sorted(added.items()):
            yield TextEdit(Range(line, 0, line, 0), text)

    def _deleted(self, statement: ImportStatement) -> TextEdit:
        if statement.has_comment:
            raise CannotChangeImports("a comment stands behind an import")
        line, column, end_line, end_column = statement.range
        if end_line + 1 < len(self._lines):
            return TextEdit(Range(line, 0, end_line + 1, 0), "")
        return TextEdit(Range(line, column, end_line, end_column), "")

    # New statements

    def _inserted(self, statements: Iterable[_New]) -> Iterator[TextEdit]:
        """Puts each statement among those of its section, and sections apart by blank lines."""
        places: dict[tuple[int, bool], dict[int, list[str]]] = {}
        for module, text, needed_at in sorted(statements, key=lambda new: self._key(*new[:2])):
            section, place = self._section(module), self._place(module, text, needed_at)
            if place[0] > needed_at:
                raise CannotChangeImports("what needs an import stands above the place for it")
            places.setdefault(place, {}).setdefault(section, []).append(text)
        end = self._line_end
        for (line, is_new_section), by_section in places.items():
            sections = ["".join([text + end for text in texts]) for texts in by_section.values()]
            if not is_new_section:
                text = "".join(sections)
            else:
                text = end.join(sections)
                above, below = self._line(line - 1), self._line(line)
                if above.strip() and line:
                    text = end + text
                if below.strip():
                    text += end * (2 if below.startswith(_DEFINITIONS) else 1)
            yield TextEdit(Range(line, 0, line, 0), text)

    def _place(self, module: str, text: str, needed_at: int) -> tuple[int, bool]:
        """The line to insert it at, and whether nothing of its section is there.

        Code that does something may prepare for the first import of a package: it stays above.
        """
        section, key = self._section(module), self._key(module, text)
        related = [
            s
            for s in self.statements
            if _package_of(_module_of(s)) == _package_of(module) and s.range.end_line < needed_at
        ]
        if related and self._first_effect < related[0].range.line:
            return self._place_among(related, key), False
        same = [s for s in self._block if self._section_of(s) == section]
        if same:
            return self._place_among(same, key), False
        before = [s for s in self._block if self._section_of(s) < section]
        if before:
            return before[-1].below, True
        if self._block:
            return self._above_comments(self._block[0].range.line), True
        if self._has_docstring:
            return self._top, True
        if self._first_code is None:
            return len(self._lines) - 1, True
        return self._above_comments(self._first_code), True

    def _place_among(self, statements: Sequence[ImportStatement], key: _Key) -> int:
        later = [s for s in statements if self._key_of(s) > key]
        return self._above_comments(later[0].range.line) if later else statements[-1].below

    def _above_comments(self, line: int) -> int:
        """The first line of what stands at a line: with the comment right above it, unless that
        is the one at the top of the file. What has to be first in a file stays above.
        """
        begin = self._begins[bisect_right(self._begins, line) - 1]
        first = line
        while first > begin and self._lines[first - 1].startswith("#"):
            first -= 1
        return max(first if first > self._n_fixed else line, self._top)

    def _line(self, line: int) -> str:
        return self._lines[line] if 0 <= line < len(self._lines) else ""

    def _section(self, module: str) -> int:
        top = _package_of(module)
        if not top:
            return 4
        if top == "__future__":
            return 0
        if top in sys.stdlib_module_names:
            return 1
        return 3 if top == self._package else 2

    def _section_of(self, statement: ImportStatement) -> int:
        return self._section(_module_of(statement))

    def _key(self, module: str, text: str) -> _Key:
        return self._section(module), text.startswith("from"), module.lower()

    def _key_of(self, statement: ImportStatement) -> _Key:
        module = _module_of(statement)
        return self._section(module), bool(statement.module), module.lower()


#: The order of statements.
_Key = tuple[int, bool, str]


class _New(NamedTuple):
    """A statement that imports something from a module, for code from a line on."""

    module: str
    text: str
    needed_at: int


def _has_effects(piece: FilePiece) -> bool:
    """Whether code may do more than to give names to things."""
    return not piece.facts.scopes[0].bindings or any(part.facts.calls for part in piece.walk())


def _module_of(statement: ImportStatement) -> str:
    return statement.module or statement.items[0].name


def _package_of(module: str) -> str:
    return module.partition(".")[0]


_DEFINITIONS = ("def ", "class ", "async ", "@")
