"""Reading again one logical line of a large piece.

A function may have hundreds of lines, and a keystroke changes one of them. If that holds simple
statements, or the header of a block, before and after, and nothing in it reaches out of it, then
all other facts of the piece stay as they are: they keep their objects, lines and scopes.

Invariant (tested): what comes out equals the facts that are read from the whole text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import add
from typing import NamedTuple, TypeVar

from backlint_rules.facts.expressions import Node
from backlint_rules.facts.extract import aliases_in, names_of
from backlint_rules.facts.model import LogicalLine, PieceFacts, Scope
from backlint_rules.facts.statement_shapes import always_exits, ends_line, is_compound
from backlint_rules.facts.statements import StatementReader
from backlint_rules.syntax.document import LineChange
from backlint_rules.syntax.parser import parse_tokens
from backlint_rules.syntax.pieces import CLAUSES
from backlint_rules.syntax.tokenizer import Lookahead, logical_lines
from backlint_rules.syntax.tokens import (
    CASE_KEYWORD,
    DEDENT,
    ENDMARKER,
    INDENT,
    NAME,
    NEWLINE,
    OP,
    Token,
    TokenType,
    end_of,
)

T = TypeVar("T")


def revised(facts: PieceFacts, change: LineChange) -> PieceFacts | None:
    """The facts after a change; ``None`` if the whole piece has to be read for that."""
    position = bisect_right(facts.logical_lines, change.first, key=_line) - 1
    if position < 0:
        return None
    line = facts.logical_lines[position]
    try:
        old = Part.read(change.before, line, facts.scopes[line.scope])
        if old is None or old.end <= change.last or facts.errors != old.facts.errors:
            return None
        new = Part.read(change.after, line, facts.scopes[line.scope])
    except RecursionError:
        return None
    if new is None or not old.may_become(new):
        return None
    return _exchanged(facts, position, old, new)


def _line(line: LogicalLine) -> int:
    return line.line


class Part(NamedTuple):
    """What one logical line adds to a piece.

    ``end`` is the line below it, ``leads`` the words that say which kind of block a header leads,
    ``exits`` whether it ends in ``return`` or ``raise``, ``own`` what it adds to the scope that it
    stands in, ``inner`` the scopes in it.
    """

    end: int
    indentation: int
    leads: Sequence[str]
    exits: bool
    facts: PieceFacts
    own: Scope
    inner: Sequence[Scope]

    @classmethod
    def read(cls, lines: Sequence[str], line: LogicalLine, scope: Scope) -> Part | None:
        """Reads it; ``None`` if it may have to do with the lines around it."""
        indents = [0]
        lookahead = Lookahead()
        tokens = next(
            tokens
            for tokens in logical_lines(lines, line.line, indents, lookahead)
            if tokens[0][0] is not INDENT
        )
        end = tokens[-1][2]
        text = "".join(lines[line.line : end])
        if (
            tokens[0][2] != line.line + 1  # there is nothing any more
            or tokens[-1][0] is not NEWLINE
            or not tokens[-1][1]  # it goes on below the piece
            or any(to >= len(lines) for _, to in lookahead.reached)
            or "backlint:" in text.lower()
        ):
            return None
        own = _empty(scope)
        reader = StatementReader(first_line=0)
        reader.go_on_at(line, own)
        if line.is_header:
            if "isinstance" in text or "TYPE_CHECKING" in text:
                return None  # they say something about what is below
            statement = _statement_of(tokens)
            if statement is None or line.block is None:
                return None
            leads = [token[1] for token in tokens[:2] if token[1] in _LEADING]
            exits = False
            reader.first_header(statement, line.block)
        else:
            nodes = _simple_statements(tokens)
            if nodes is None:
                return None
            leads = []
            exits = always_exits(nodes[-1])
            reader.suite(nodes)
        inner = reader.scopes[line.n_scopes :]
        return cls(end, indents[-1], leads, exits, reader.facts, own, inner)

    def may_become(self, new: Part) -> bool:
        """Whether all else in the piece stays as it is if the line becomes this one."""
        return self.shape == new.shape and not any(
            part.own.declared or part.own.narrowings for part in (self, new)
        )

    @property
    def shape(self) -> object:
        return self.end, self.indentation, self.leads, self.exits, len(self.inner)

    @property
    def aliases(self) -> dict[str, str]:
        """The names that it gives to other names."""
        return aliases_in([self.own, *self.inner])


def _simple_statements(tokens: Sequence[Token]) -> Sequence[Node] | None:
    """The statements on a logical line, if they have nothing to do with those around it."""
    type_, text, *_ = tokens[0]
    if type_ is CASE_KEYWORD or text in CLAUSES:
        return None
    nodes = parse_tokens([*tokens, *_at_end_of(tokens, ENDMARKER)]).children[:-1]
    # What expects more below, as a decorator does, is only left at the end of the text.
    is_left = nodes[-1].type == "error_node" and ends_line(nodes[-1])
    return None if is_left or any(map(is_compound, nodes)) else nodes


def _statement_of(tokens: list[Token]) -> Node | None:
    """The statement that a logical line is the header of, without the clauses above it."""
    type_, text, line, column, prefix = tokens[0]
    if text == "elif":
        tokens = [(type_, "if", line, column, prefix), *tokens[1:]]
    elif text == "except":
        tried = [(NAME, "try"), (OP, ":"), (NAME, ""), (NEWLINE, "")]
        tokens = [*[(type_, text, line, column, "") for type_, text in tried], *tokens]
    elif text not in _LEADING:
        return None
    below = _at_end_of(tokens, INDENT, NAME, NEWLINE, DEDENT, ENDMARKER)
    statement, *others = parse_tokens([*tokens, *below]).children[:-1]
    is_one = not others and is_compound(statement) and statement.type != "async_funcdef"
    return statement if is_one else None


#: What the headers begin with that are read here.
_LEADING = frozenset(["if", "elif", "while", "for", "with", "except", "async"])


def _at_end_of(tokens: Sequence[Token], *types: TokenType) -> list[Token]:
    """Tokens without text."""
    line, column = end_of(tokens[-1])
    return [(type_, "", line, column, "") for type_ in types]


def _exchanged(facts: PieceFacts, position: int, old: Part, new: Part) -> PieceFacts:
    """The facts with what one line adds now in the place of what it added."""
    line = facts.logical_lines[position]
    result = PieceFacts()
    longer = _splice(_IN_PIECE, result, facts, line.in_piece, old.facts, new.facts)
    result.scopes = _spliced(facts.scopes, line.n_scopes, old.inner, new.inner)
    scope, longer_in_scope = _scope(facts.scopes[line.scope], line, old.own, new.own)
    result.scopes[line.scope] = scope
    result.suppressions = facts.suppressions
    result.call_names, result.aliases = facts.call_names, facts.aliases
    if names_of(old.facts.calls) != names_of(new.facts.calls):
        result.call_names = names_of(result.calls)
    if old.aliases != new.aliases:
        result.aliases = aliases_in(result.scopes[1:])
    result.logical_lines = list(facts.logical_lines)
    for index in range(position + 1, len(result.logical_lines)):
        later = result.logical_lines[index]
        if any(longer):
            later = later._replace(in_piece=_sums(later.in_piece, longer))
        if any(longer_in_scope) and later.scope == line.scope:
            later = later._replace(in_scope=_sums(later.in_scope, longer_in_scope))
        result.logical_lines[index] = later
    return result


def _scope(scope: Scope, line: LogicalLine, old: Scope, new: Scope) -> tuple[Scope, Sequence[int]]:
    """The scope with what one line adds now; how much longer its lists are."""
    result = _empty(scope)
    result.function = scope.function
    result.declared = scope.declared
    result.narrowings = scope.narrowings
    longer = _splice(_IN_SCOPE, result, scope, line.in_scope, old, new)
    result.bindings = dict(scope.bindings)
    for name in {**old.bindings, **new.bindings}:
        bindings = scope.bindings.get(name, ())
        above = sum([binding.line < line.line for binding in bindings])
        before, after = old.bindings.get(name, ()), new.bindings.get(name, ())
        result.bindings[name] = _spliced(bindings, above, before, after)
        if not result.bindings[name]:
            del result.bindings[name]
    return result, longer


def _empty(scope: Scope) -> Scope:
    return Scope(scope.kind, scope.parent, scope.name, scope.is_async)


#: What ``LogicalLine`` counts, in its order.
_IN_PIECE = ("chains", "calls", "errors")
_IN_SCOPE = ("uses", "returns", "yields", "attributes", "attributes_read")


def _splice(
    lists: Sequence[str], result: T, whole: T, starts: Sequence[int], old: T, new: T
) -> Sequence[int]:
    """Sets lists of the result: those of the whole, with the new part in the place of the old one.

    Returns how much longer they are.
    """
    longer = []
    for name, start in zip(lists, starts, strict=True):
        before, after = getattr(old, name), getattr(new, name)
        setattr(result, name, _spliced(getattr(whole, name), start, before, after))
        longer.append(len(after) - len(before))
    return longer


def _spliced(items: Sequence[T], start: int, old: Sequence[T], new: Sequence[T]) -> list[T]:
    return [*items[:start], *new, *items[start + len(old) :]]


def _sums(numbers: Sequence[int], more: Sequence[int]) -> tuple[int, ...]:
    return tuple(map(add, numbers, more))
