"""Reading again one logical line of a large piece.

A function may have hundreds of lines, and a keystroke changes one of them. If that holds simple
statements before and after, as many lines as before, and nothing that reaches out of it, then
all other facts of the piece stay as they are: they keep their objects, lines and scopes.

Invariant (tested): what comes out equals the facts that are read from the whole text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import add
from typing import NamedTuple, TypeVar

from backlint_rules.facts.extract import index_names
from backlint_rules.facts.model import Binding, LogicalLine, PieceFacts, Scope
from backlint_rules.facts.statement_shapes import always_exits, ends_line, is_compound
from backlint_rules.facts.statements import StatementReader
from backlint_rules.syntax.document import LineChange
from backlint_rules.syntax.parser import parse_tokens
from backlint_rules.syntax.pieces import CLAUSES
from backlint_rules.syntax.tokenizer import Lookahead, logical_lines
from backlint_rules.syntax.tokens import CASE_KEYWORD, ENDMARKER, INDENT, NEWLINE, end_of

T = TypeVar("T")


def revised(facts: PieceFacts, change: LineChange) -> PieceFacts | None:
    """The facts after a change; ``None`` if the whole piece has to be read for that."""
    position = bisect_right(facts.logical_lines, change.first, key=_line) - 1
    if position < 0:
        return None
    line = facts.logical_lines[position]
    try:
        old = _Part.read(change.before, line, facts.scopes[line.scope])
        if old is None or old.end <= change.last or len(facts.errors) != len(old.facts.errors):
            return None
        new = _Part.read(change.after, line, facts.scopes[line.scope])
    except RecursionError:
        return None
    if new is None or not old.may_become(new):
        return None
    return _exchanged(facts, position, old, new)


def _line(line: LogicalLine) -> int:
    return line.line


class _Part(NamedTuple):
    """What one logical line adds to a piece.

    ``end`` is the line below it, ``exits`` whether it ends in ``return`` or ``raise``, ``own`` what
    it adds to the scope that it stands in, ``inner`` the scopes in it.
    """

    end: int
    indentation: int
    exits: bool
    facts: PieceFacts
    own: Scope
    inner: Sequence[Scope]

    @classmethod
    def read(cls, lines: Sequence[str], line: LogicalLine, scope: Scope) -> _Part | None:
        """Reads it; ``None`` if it may have to do with the lines around it."""
        indents = [0]
        lookahead = Lookahead()
        tokens = next(
            tokens
            for tokens in logical_lines(lines, line.line, indents, lookahead)
            if tokens[0][0] is not INDENT
        )
        first, last = tokens[0], tokens[-1]
        end = last[2]
        if (
            first[0] is CASE_KEYWORD
            or first[1] in CLAUSES
            or last[0] is not NEWLINE
            or any(to >= len(lines) for _, to in lookahead.reached)
            or any("backlint:" in text.lower() for text in lines[line.line : end])
        ):
            return None
        tree = parse_tokens([*tokens, (ENDMARKER, "", *end_of(last), "")])
        nodes = tree.children[:-1]
        # What expects more below, as a decorator does, is only left at the end of the text.
        is_left = nodes[-1].type == "error_node" and ends_line(nodes[-1])
        if is_left or any(map(is_compound, nodes)):
            return None
        own = Scope(scope.kind, scope.parent, scope.name, scope.is_async)
        reader = StatementReader(first_line=0)
        reader.go_on_at(line, own)
        reader.suite(nodes)
        inner = reader.scopes[line.n_scopes :]
        return cls(end, indents[-1], always_exits(nodes[-1]), reader.facts, own, inner)

    def may_become(self, new: _Part) -> bool:
        """Whether all else in the piece stays as it is if the line becomes this one."""
        shape = (self.end, self.indentation, self.exits, len(self.inner))
        new_shape = (new.end, new.indentation, new.exits, len(new.inner))
        reaches_out = any(part.own.declared or part.own.narrowings for part in (self, new))
        return shape == new_shape and not reaches_out


def _exchanged(facts: PieceFacts, position: int, old: _Part, new: _Part) -> PieceFacts:
    """The facts with what one line adds now in the place of what it added."""
    line = facts.logical_lines[position]
    result = PieceFacts()
    result.scopes = _spliced(facts.scopes, line.n_scopes, old.inner, new.inner)
    scope = result.scopes[line.scope] = Scope(
        new.own.kind, new.own.parent, new.own.name, new.own.is_async
    )
    outer = facts.scopes[line.scope]
    scope.function, scope.declared, scope.narrowings = (
        outer.function,
        outer.declared,
        outer.narrowings,
    )
    scope.bindings = _bindings(outer, line.line, old.own, new.own)
    in_piece = _splice_lists(_IN_PIECE, result, facts, line.in_piece, old.facts, new.facts)
    in_scope = _splice_lists(_IN_SCOPE, scope, outer, line.in_scope, old.own, new.own)
    result.suppressions = facts.suppressions
    result.logical_lines = facts.logical_lines
    if any(in_piece) or any(in_scope):
        result.logical_lines = [
            *facts.logical_lines[: position + 1],
            *[
                each._replace(
                    in_piece=_sums(each.in_piece, in_piece),
                    in_scope=_sums(each.in_scope, in_scope)
                    if each.scope == line.scope
                    else each.in_scope,
                )
                for each in facts.logical_lines[position + 1 :]
            ],
        ]
    index_names(result)
    return result


_IN_PIECE = ("chains", "errors")
_IN_SCOPE = ("uses", "returns", "yields", "attributes")


def _splice_lists(
    names: Sequence[str], result: T, whole: T, starts: Sequence[int], old: T, new: T
) -> list[int]:
    """Exchanges what stands in the lists of these names; how much longer they are now."""
    longer = []
    for name, start in zip(names, starts, strict=True):
        before, after = getattr(old, name), getattr(new, name)
        setattr(result, name, _spliced(getattr(whole, name), start, before, after))
        longer.append(len(after) - len(before))
    return longer


def _bindings(scope: Scope, line: int, old: Scope, new: Scope) -> dict[str, list[Binding]]:
    bindings = dict(scope.bindings)
    for name in {**old.bindings, **new.bindings}:
        present = scope.bindings.get(name, [])
        above = sum([binding.line < line for binding in present])
        bindings[name] = _spliced(
            present, above, old.bindings.get(name, ()), new.bindings.get(name, ())
        )
        if not bindings[name]:
            del bindings[name]
    return bindings


def _spliced(items: Sequence[T], start: int, old: Sequence[T], new: Sequence[T]) -> list[T]:
    return [*items[:start], *new, *items[start + len(old) :]]


def _sums(numbers: Sequence[int], more: Sequence[int]) -> tuple[int, ...]:
    return tuple(map(add, numbers, more))
