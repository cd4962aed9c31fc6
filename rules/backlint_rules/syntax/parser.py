"""Tokens to a tree, broken code included.

It is a table-driven LL(1) parser for parso's grammar that builds parso's tree. Between two
leaves of an expression a dozen rules begin and end that have no node of their own, since a rule
with a single child passes that on. To walk through them one by one is what takes time; so what a
terminal leads to is worked out once for each situation, and then looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, cast

from backlint_rules.syntax.grammar import BLOCKS, Grammar, State, Terminal, load_grammar
from backlint_rules.syntax.text import split_lines
from backlint_rules.syntax.tokenizer import tokenize
from backlint_rules.syntax.tokens import (
    DEDENT,
    ENDMARKER,
    ERRORTOKEN,
    INDENT,
    NAME,
    NEWLINE,
    OP,
    Token,
)
from backlint_rules.syntax.tree import (
    Leaf,
    Module,
    NodeOrLeaf,
    error_leaf,
    error_node,
    leaf_class,
    leaves,
    make_node,
)


def parse(text: str) -> Module:
    """The tree of a file's text."""
    return parse_tokens(list(tokenize(split_lines(text))))


def parse_tokens(tokens: Sequence[Token]) -> Module:
    """The tree of some statements: tokens up to and with an ENDMARKER.

    Columns are not looked at, so the statements of an indented block will do as well.

    A broken header such as ``if x y:`` keeps the indented block below it: what stands between the
    keyword and the colon is an error node (of ``except``, all in front of the colon). If nothing
    does, that has an empty leaf.
    """
    tables = _tables()
    reserved = tables.reserved
    situation = tables.start
    children: list[NodeOrLeaf] = []
    around: _Stack = []  # the rules that wait for the one of `situation` to end
    blocks = 0  # that are open
    dropped: list[int] = []  # which of them have no place in the tree
    new = object.__new__

    stream = iter(enumerate(tokens))
    for index, token in stream:
        type_, text, line, column, prefix = token
        terminal: Terminal = type_
        if type_ is NAME or type_ is OP:
            terminal = reserved.get(text, type_)
        elif type_ is INDENT:
            blocks += 1
        elif type_ is DEDENT:
            blocks -= 1
            if dropped and dropped[-1] > blocks:
                dropped.pop()
                continue

        while True:
            if len(children) == 1:
                action = situation.with_one_child.get(terminal)
                if action is None:
                    action = tables.with_one_child(situation, terminal)
            else:
                action = situation.with_more.get(terminal)
                if action is None:
                    action = tables.with_more(situation, terminal)
            kind, following, opened, class_ = action
            if kind <= _OPEN:
                leaf = new(class_)
                leaf.value = text
                leaf.line = line
                leaf.column = column
                leaf.prefix = prefix
                if kind == _SHIFT:
                    children.append(leaf)
                    situation = following
                else:
                    around.append((following, children))
                    situation = opened
                    children = [leaf]
                break
            if kind == _PASS:
                child = children[0]
                situation, children = around.pop()
                children.append(child)
            elif kind == _REDUCE:
                node = make_node(situation.state.from_rule, children)
                situation, children = around.pop()
                children.append(node)
            elif kind == _REDUCE_WITHIN:
                children = [make_node(situation.state.from_rule, children)]
                situation = following
            elif type_.plain is not None:  # no place for the keyword, so it is none
                type_ = type_.plain
                terminal = reserved.get(text, type_)
            elif type_ in _ENDS and following.state.from_rule == "simple_stmt":
                # the last line of a text needs no line end
                situation = tables.after(following, "NEWLINE")
            else:
                around.append((following, children))
                colon = _header_end(tokens, index)
                if colon and (header := _broken_header(around, tokens[index : colon + 1])):
                    state, outer, children = header
                    situation = tables.situation(state, outer)
                    if colon == index:
                        continue
                    while index + 1 < colon:
                        index, _ = next(stream)
                    break
                damaged = _leave_statement(around)
                situation, children = around.pop()
                # What is wrong stands for a statement; a block needs one.
                situation = tables.after(situation, "stmt")
                if damaged:
                    children.append(error_node(damaged))
                    continue
                children.append(error_leaf(token))
                if type_ is INDENT:
                    dropped.append(blocks)
                break

    if around or not situation.state.is_final:
        raise ValueError("the tokens do not end with an ENDMARKER")
    return cast(Module, make_node(situation.state.from_rule, children))


# What to do about a terminal.
_SHIFT: Final = 0  # it is the next child
_OPEN: Final = 1  # it is the first child of a new rule
_PASS: Final = 2  # the rule is over: its only child goes to the rule around it
_REDUCE: Final = 3  # the rule is over: its children become a node
_REDUCE_WITHIN: Final = 4  # the same, and the rule around it has no child yet
_ERROR: Final = 5

_ENDS: Final = frozenset([DEDENT, ENDMARKER])


class _Situation:
    """How far the innermost rule is, and those around it that have no child yet.

    ``with_one_child`` and ``with_more`` tell for each terminal what to do, which depends on
    whether the innermost rule has one child or more.
    """

    __slots__ = ("outer", "state", "with_more", "with_one_child")

    def __init__(self, state: State, outer: _Situation | None) -> None:
        self.state = state
        self.outer = outer
        self.with_one_child: dict[Terminal, _Action] = {}
        self.with_more: dict[Terminal, _Action] = {}


#: What to do, the situation to go on with, that of a new rule, and the class of the leaf.
_Action = tuple[int, "_Situation", "_Situation", type[Leaf]]
_Stack = list[tuple[_Situation, list[NodeOrLeaf]]]


def _leave_statement(stack: _Stack) -> list[NodeOrLeaf]:
    """Goes back to the innermost block, so that a new statement can begin there.

    Returns what has been read of those that cannot go on.
    """
    left: list[list[NodeOrLeaf]] = []
    while True:
        innermost, children = stack.pop()
        situation: _Situation | None = innermost
        while situation is not None:
            own = children if situation is innermost else []
            rule = situation.state.from_rule
            # Before its INDENT, a block has one child, its NEWLINE: it is not begun.
            if rule == "file_input" or (rule in BLOCKS and len(own) != 1):
                stack.append((situation, own))
                if situation is not innermost:
                    left.append(children)
                return [child for children in reversed(left) for child in children]
            situation = situation.outer
        left.append(children)


def _header_end(tokens: Sequence[Token], index: int) -> int | None:
    """The index of the colon behind which the logical line ends and an indented block begins."""
    for end in range(index, len(tokens) - 1):
        if tokens[end][0] is NEWLINE:
            is_header = tokens[end - 1][1] == ":" and tokens[end + 1][0] is INDENT
            return end - 1 if is_header and end > index else None
    return None


def _broken_header(
    stack: _Stack, rest: Sequence[Token]
) -> tuple[State, _Situation | None, list[NodeOrLeaf]] | None:
    """Goes back to the statement that a header belongs to; ``rest`` are the tokens up to its colon
    that have not been read.

    Returns the state in front of the colon, the situation around it, and the children up to it.
    """
    *unread, colon = rest
    broken: list[NodeOrLeaf] = [error_leaf(token) for token in unread]
    for depth in range(len(stack) - 1, -1, -1):
        situation, children = stack[depth]
        rule = situation.state.from_rule
        if rule in BLOCKS:
            return None
        if rule in _HEADERS:
            break
        broken[:0] = children
    else:
        return None
    n_kept = 0
    for index, child in enumerate(children):
        if isinstance(child, Leaf) and child.value == ":":
            n_kept = index + 2  # the clause up to its body
    if n_kept > len(children):
        return None  # it is in the body
    broken[:0] = children[n_kept:]
    keyword = next(leaves(broken[0])).value if broken else ""
    if keyword not in _HEADERS[rule]:
        return None
    kept = children[:n_kept]
    if keyword != "except":
        kept.append(broken.pop(0))
    nothing = error_leaf((ERRORTOKEN, "", colon[2], colon[3], ""))
    kept.append(error_node(broken or [nothing]))
    del stack[depth:]
    return _in_front_of_colon(situation.state), situation.outer, kept


_HEADERS: Final = {
    "if_stmt": ("if", "elif"),
    "while_stmt": ("while",),
    "for_stmt": ("for",),
    "with_stmt": ("with",),
    "try_stmt": ("except",),
}


def _in_front_of_colon(state: State) -> State:
    """The nearest state of a rule from which a colon leads on."""
    states = [state]
    for state in states:
        if "':'" in state.arcs:
            return state
        states += state.arcs.values()
    raise ValueError(f"no colon in what is left of {state.from_rule}")


@cache
def _tables() -> _Tables:
    return _Tables(load_grammar())


class _Tables:
    """All situations that have come up, and what follows from them."""

    def __init__(self, grammar: Grammar) -> None:
        self.reserved = grammar.reserved
        self._situations: dict[tuple[int, int], _Situation] = {}
        self.start = self.situation(grammar.start, None)

    def situation(self, state: State, outer: _Situation | None) -> _Situation:
        """The only situation of its kind."""
        key = id(state), id(outer)
        if key not in self._situations:
            self._situations[key] = _Situation(state, outer)
        return self._situations[key]

    def after(self, situation: _Situation, label: str) -> _Situation:
        """The situation after something that the grammar calls so, if it may come there."""
        state = situation.state.arcs.get(label, situation.state)
        return self.situation(state, situation.outer)

    def with_one_child(self, situation: _Situation, terminal: Terminal) -> _Action:
        """Works out an action. The child is passed on until a rule wants the terminal."""
        current = situation
        while (action := self._shift(current, terminal)) is None:
            if not current.state.is_final:
                action = _ERROR, current, current, Leaf
                break
            if current.outer is None:
                action = _PASS, current, current, Leaf
                break
            current = current.outer
        situation.with_one_child[terminal] = action
        return action

    def with_more(self, situation: _Situation, terminal: Terminal) -> _Action:
        """Works out an action."""
        action = self._shift(situation, terminal)
        if action is None:
            outer = situation.outer
            if not situation.state.is_final:
                action = _ERROR, situation, situation, Leaf
            elif outer is None:
                action = _REDUCE, situation, situation, Leaf
            else:
                action = _REDUCE_WITHIN, outer, outer, Leaf
        situation.with_more[terminal] = action
        return action

    def _shift(self, situation: _Situation, terminal: Terminal) -> _Action | None:
        plan = situation.state.transitions.get(terminal)
        if plan is None:
            return None
        class_ = leaf_class(terminal)
        following = self.situation(plan.next_dfa, situation.outer)
        if not plan.dfa_pushes:
            return _SHIFT, following, following, class_
        opened = None
        for state in plan.dfa_pushes:
            opened = self.situation(state, opened)
        assert opened is not None
        return _OPEN, following, opened, class_
