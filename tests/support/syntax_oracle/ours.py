"""What our tree says of a file, in the terms of CPython's ``ast``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backlint_rules.syntax.parser import parse
from backlint_rules.syntax.tree import BaseNode, Leaf, NodeOrLeaf, errors, leaves
from syntax_oracle.reference import Span

Position = tuple[int, int]


class NotFaithful(Exception):
    """The tree has an error node, or its leaves are not the text."""


def spans_of(text: str, inside_f_strings: bool = True) -> list[Span]:
    """What is where in a text that CPython accepts. Raises ``NotFaithful``."""
    module = parse(text)
    error = next(errors(module), None)
    if error is not None:
        raise NotFaithful(f"error in line {error.start_pos[0]}: {error}")
    if "".join([leaf.prefix + leaf.value for leaf in leaves(module)]) != text:
        raise NotFaithful("the leaves are not the text")
    _link_parents(module)
    reader = _Reader(inside_f_strings)
    reader.read(module)
    if not text.startswith("\ufeff"):
        return reader.spans
    return [
        (kind, first, start - (first == 1), last, end - (last == 1))
        for kind, first, start, last, end in reader.spans
    ]


def _link_parents(module: BaseNode) -> None:
    module.parent = None
    stack = [module]
    while stack:
        node = stack.pop()
        for child in node.children:
            child.parent = node
            if isinstance(child, BaseNode):
                stack.append(child)


class _Reader:
    """Collects spans. What is left to visit is on a stack: a tree may be deep."""

    def __init__(self, inside_f_strings: bool) -> None:
        self.spans: list[Span] = []
        self.inside_f_strings = inside_f_strings
        self._stack: list[tuple[NodeOrLeaf, str]] = []

    def read(self, module: NodeOrLeaf) -> None:
        self._stack.append((module, "Load"))
        while self._stack:
            node, context = self._stack.pop()
            if isinstance(node, Leaf):
                if node.type == "name":
                    self.add(f"name {context}", node.start_pos, node.end_pos)
            else:
                assert isinstance(node, BaseNode)
                _VISITORS.get(node.type, _Reader.other)(self, node, context)

    def add(self, kind: str, start: Position, end: Position) -> None:
        self.spans.append((kind, *start, *end))

    def visit(self, nodes: Sequence[NodeOrLeaf], context: str = "Load") -> None:
        self._stack += [(node, context) for node in nodes]

    # Names that are bound or deleted

    def other(self, node: BaseNode, context: str) -> None:
        """Passes the context on to what may be a target; ``name := value`` may be anywhere."""
        children = node.children
        if node.type not in _TARGETS or (node.type == "atom" and children[0].value == "{"):
            context = "Load"
        for child, following in zip(children, [*children[1:], None], strict=True):
            is_bound = following is not None and _is(following, ":=")
            self.visit([child], "Store" if is_bound else context)

    def expression_statement(self, node: BaseNode, context: str) -> None:
        *targets, value = node.children[::2] if len(node.children) > 2 else [*node.children]
        if value.type == "annassign":
            self.visit(value.children)
        else:
            self.visit([value])
        self.visit(targets, "Store")

    def loop(self, node: BaseNode, context: str) -> None:
        self.visit(node.children[1:2], "Store")
        self.visit(node.children[2:])

    def with_item(self, node: BaseNode, context: str) -> None:
        self.visit(node.children[:1])
        self.visit(node.children[2:], "Store")

    def delete(self, node: BaseNode, context: str) -> None:
        self.visit(node.children[1:], "Del")

    def type_alias(self, node: BaseNode, context: str) -> None:
        self.visit(node.children[1:2], "Store")
        self.visit(node.children[2:])

    # Names that are no expressions

    def nothing(self, node: BaseNode, context: str) -> None:
        """All names in here are plain strings for ``ast``."""

    def except_clause(self, node: BaseNode, context: str) -> None:
        self.visit([child for child in node.children if not _follows(child, "as")])

    def parameter(self, node: BaseNode, context: str) -> None:
        position = 1 if _is(node.children[0], "*") or _is(node.children[0], "**") else 0
        name = node.children[position]
        if isinstance(name, BaseNode):
            self.visit(name.children[1:])
        self.visit(node.children[position + 1 :])

    def type_parameters(self, node: BaseNode, context: str) -> None:
        self.visit([child for child in node.children if child.type == "type_param"])

    def type_parameter(self, node: BaseNode, context: str) -> None:
        self.visit([child for child in node.children if isinstance(child, BaseNode)])

    def argument(self, node: BaseNode, context: str) -> None:
        children = node.children
        if _is(children[1], "="):
            self.visit(children[2:])
        elif children[-1].type in _COMPREHENSIONS:
            # Alone in a call, it takes the call's brackets for its own.
            assert node.parent is not None
            assert node.parent.type == "trailer"
            self.add("comprehension", node.parent.start_pos, node.parent.end_pos)
            self.other(node, "Load")
        else:
            self.other(node, "Load")

    # Patterns

    def pattern(self, node: BaseNode, context: str) -> None:
        """The names on their own are captures, dotted ones are values."""
        self.visit([child for child in node.children if isinstance(child, BaseNode)])

    def case_block(self, node: BaseNode, context: str) -> None:
        _, pattern, *rest = node.children
        if isinstance(pattern, BaseNode):
            self.visit([pattern])
        self.visit(rest)

    def class_pattern(self, node: BaseNode, context: str) -> None:
        self.visit(node.children[:1])
        self.visit([child for child in node.children[1:] if isinstance(child, BaseNode)])

    # What has a kind of its own

    def chain(self, node: BaseNode, context: str) -> None:
        """A name or the like with its calls, attributes and subscripts."""
        children = node.children[1:] if _is(node.children[0], "await") else node.children
        start = children[0].start_pos
        self.visit(children[:1])
        for trailer in children[1:]:
            assert isinstance(trailer, BaseNode)
            if _is(trailer.children[0], "."):
                self.add("attribute", start, trailer.end_pos)
            else:
                if _is(trailer.children[0], "("):
                    self.add("call", start, trailer.end_pos)
                self.visit(trailer.children)

    def brackets(self, node: BaseNode, context: str) -> None:
        inner = node.children[1]
        if isinstance(inner, BaseNode) and inner.children[-1].type in _COMPREHENSIONS:
            self.add("comprehension", node.start_pos, node.end_pos)
        self.other(node, context)

    def function(self, node: BaseNode, context: str) -> None:
        self.add("function", _start(node), _end(node))
        self.visit(node.children[2 if node.type == "funcdef" else 1 :])

    def class_(self, node: BaseNode, context: str) -> None:
        self.add("class", node.start_pos, _end(node))
        self.visit(node.children[2:])

    def import_name(self, node: BaseNode, context: str) -> None:
        self.add("import", _start(node), node.end_pos)
        self.imported(node.children[-1], "dotted_as_names")

    def import_from(self, node: BaseNode, context: str) -> None:
        self.add("import", _start(node), node.end_pos)
        names = node.children[-2] if _is(node.children[-1], ")") else node.children[-1]
        self.imported(names, "import_as_names")

    def imported(self, names: NodeOrLeaf, list_type: str) -> None:
        several = isinstance(names, BaseNode) and names.type == list_type
        for name in names.children[::2] if several else [names]:  # type: ignore[attr-defined]
            self.add("imported name", name.start_pos, name.end_pos)

    def f_string(self, node: BaseNode, context: str) -> None:
        if self.inside_f_strings:
            self.visit(node.children)

    def f_string_expression(self, node: BaseNode, context: str) -> None:
        # Within a format specification, a t-string is an f-string.
        string = node.parent
        assert string is not None
        opening = string.children[0]
        is_template = opening.type == "fstring_start" and "t" in opening.value.lower()
        kind = "t-string expression" if is_template else "f-string expression"
        self.add(kind, node.start_pos, node.end_pos)
        self.visit([child for child in node.children if child.type != "fstring_conversion"])


_COMPREHENSIONS = ("sync_comp_for", "comp_for")
#: What hands the context of a target on to its parts.
_TARGETS = frozenset(
    ["atom", "exprlist", "star_expr", "testlist", "testlist_comp", "testlist_star_expr"]
)

_Visitor = Callable[[_Reader, BaseNode, str], None]
_VISITORS: dict[str, _Visitor] = {
    "expr_stmt": _Reader.expression_statement,
    "for_stmt": _Reader.loop,
    "sync_comp_for": _Reader.loop,
    "with_item": _Reader.with_item,
    "del_stmt": _Reader.delete,
    "type_stmt": _Reader.type_alias,
    "global_stmt": _Reader.nothing,
    "nonlocal_stmt": _Reader.nothing,
    "except_clause": _Reader.except_clause,
    "param": _Reader.parameter,
    "type_params": _Reader.type_parameters,
    "type_param": _Reader.type_parameter,
    "argument": _Reader.argument,
    "case_block": _Reader.case_block,
    "class_pattern": _Reader.class_pattern,
    "atom_expr": _Reader.chain,
    "atom": _Reader.brackets,
    "funcdef": _Reader.function,
    "lambdef": _Reader.function,
    "classdef": _Reader.class_,
    "import_name": _Reader.import_name,
    "import_from": _Reader.import_from,
    "fstring": _Reader.f_string,
    "fstring_expr": _Reader.f_string_expression,
    "as_pattern": _Reader.pattern,
    "case_patterns": _Reader.pattern,
    "class_pattern_arg": _Reader.pattern,
    "class_pattern_args": _Reader.pattern,
    "group_pattern": _Reader.pattern,
    "mapping_item": _Reader.pattern,
    "mapping_items": _Reader.pattern,
    "mapping_pattern": _Reader.pattern,
    "or_pattern": _Reader.pattern,
    "sequence_pattern": _Reader.pattern,
    "star_pattern": _Reader.pattern,
}


def _is(node: NodeOrLeaf, text: str) -> bool:
    return isinstance(node, Leaf) and node.value == text


def _follows(node: NodeOrLeaf, text: str) -> bool:
    before = node.get_previous_sibling()  # type: ignore[no-untyped-call]
    return before is not None and _is(before, text)


def _start(node: BaseNode) -> Position:
    """With the ``async`` or ``lazy`` in front."""
    parent = node.parent
    if parent is not None and parent.type in ("async_stmt", "async_funcdef", "lazy_import"):
        return parent.start_pos
    return node.start_pos


def _end(node: NodeOrLeaf) -> Position:
    """Without the line end behind; a semicolon is part of the statement."""
    while isinstance(node, BaseNode):
        node = node.children[-2 if node.children[-1].type == "newline" else -1]
    return node.end_pos
