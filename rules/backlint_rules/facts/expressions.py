"""From the tree's expressions to facts.

Written for speed: one descent, a table from node type to method, leaves that matter to nobody
are never visited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from backlint_rules.facts.model import (
    Argument,
    Arguments,
    Attribute,
    AttributeBinding,
    Binding,
    Block,
    BoundValue,
    Chain,
    Choice,
    Display,
    Expression,
    Link,
    Literal,
    Name,
    Opaque,
    Parameter,
    PieceFacts,
    Scope,
    Subscript,
)
from backlint_rules.finding import Range
from backlint_rules.syntax.tree import perhaps_bound_names

#: A node or leaf of the tree; the tree's library has no types for what is read here.
Node = Any

COMPREHENSIONS = frozenset(["comp_for", "sync_comp_for"])
#: A piece may stand in the body of a class.
_BODIES_OF_CLASSES = frozenset(["class", "outer"])
#: What, called by one of these names, uses up a generator that it is given.
_USE_UP = frozenset(
    ["all", "any", "dict", "extend", "frozenset", "join", "list", "max", "min", "set", "sorted"]
    + ["sum", "tuple", "update"]
)
_DISPLAYS = {"(": "builtins.tuple()", "[": "builtins.list()", "{": "builtins.dict()"}


#: What a NamedTuple's own constructor does, without a call of a Python function.
_new = tuple.__new__


class ExpressionReader:
    """Reads expressions in the scope and block that it stands in."""

    def __init__(self, first_line: int) -> None:
        self.facts = PieceFacts()
        self.scopes = self.facts.scopes
        self.scope = 0
        self.block: Block | None = None
        self._uses = self.scopes[0].uses
        self._base = first_line + 1

    # Scopes

    def open_scope(self, kind: str, name: str = "", is_async: bool = False) -> int:
        """Goes into a new scope within the present one; gives its index."""
        self.scopes.append(Scope(kind, self.scope, name, is_async))
        self.enter(len(self.scopes) - 1)
        return self.scope

    def enter(self, scope: int) -> None:
        """Goes on in another scope."""
        self.scope = scope
        self._uses = self.scopes[scope].uses

    def add(
        self,
        leaf: Node,
        how: str,
        value: BoundValue = None,
        annotation: Expression | None = None,
        inner: int = -1,
    ) -> None:
        """Binds a name in the present scope."""
        line = leaf.line - self._base
        binding = Binding(how, value, annotation, inner, line, leaf.column, self.block)
        self.scopes[self.scope].bindings.setdefault(leaf.value, []).append(binding)

    # Expressions

    def expression(self, node: Node, role: str = "value") -> Expression:
        """The facts of an expression."""
        type_ = node.type
        if type_ == "name":
            value = node.value
            self._uses.append(value)
            return _new(Name, (value, node.line - self._base, node.column))
        read = _READERS.get(type_)
        if read is None:
            self.visit_children(node)
            return Opaque(self.range(node))
        return read(self, node, role)

    def visit_children(self, node: Node) -> None:
        """Collects what matters in an expression that nothing is said about."""
        for child in node.children:
            type_ = child.type
            if type_ == "name":
                self._uses.append(child.value)
            elif type_ not in _SILENT_LEAVES:
                read = _READERS.get(type_)
                if read is None:
                    self.visit_children(child)
                else:
                    read(self, child, "value")

    def range(self, node: Node) -> Range:
        """Where a node stands, without the blanks and comments in front of it."""
        first = last = node
        while (children := getattr(first, "children", None)) is not None:
            first = children[0]
        while (children := getattr(last, "children", None)) is not None:
            last = children[-1]
        base = self._base
        if last.type in _ON_ONE_LINE:
            end_line, end_column = last.line, last.column + len(last.value)
        else:
            end_line, end_column = last.end_pos
        return _new(Range, (first.line - base, first.column, end_line - base, end_column))

    def _name(self, node: Node, role: str) -> Expression:
        self._uses.append(node.value)
        return Name(node.value, node.line - self._base, node.column)

    def _string(self, node: Node, role: str) -> Expression:
        prefix = node.value[: node.value.find(node.value[-1])].lower()
        kind = "builtins.bytes()" if "b" in prefix else "builtins.str()"
        return Literal(kind, node.value, self.range(node))

    def _strings(self, node: Node, role: str) -> Expression:
        self.visit_children(node)
        first = node.children[0]
        text = getattr(first, "value", "")
        prefix = text[: len(text) - len(text.lstrip("bBrRuU"))].lower()
        kind = "builtins.bytes()" if "b" in prefix else "builtins.str()"
        return Literal(kind, node.get_code(include_prefix=False), self.range(node))

    def _fstring(self, node: Node, role: str) -> Expression:
        self.visit_children(node)
        start = node.children[0].value.lower()
        kind = "string.templatelib.Template()" if "t" in start else "builtins.str()"
        return Literal(kind, node.get_code(include_prefix=False), self.range(node))

    def _number(self, node: Node, role: str) -> Expression:
        text = node.value.lower()
        if text[-1] == "j" and not text.startswith("0x"):
            kind = "builtins.complex()"
        elif not text.startswith("0x") and ("." in text or "e" in text):
            kind = "builtins.float()"
        else:
            kind = "builtins.int()"
        return Literal(kind, node.value, self.range(node))

    def _keyword(self, node: Node, role: str) -> Expression:
        if node.value == "None":
            return Literal("None()", "None", self.range(node))
        if node.value in ("True", "False"):
            return Literal("builtins.bool()", node.value, self.range(node))
        if node.value == "yield":
            self.scopes[self._function_scope()].yields.append(None)
        return Opaque(self.range(node))

    def _leaf(self, node: Node, role: str) -> Expression:
        if node.type == "operator" and node.value == "...":
            return Literal("types.EllipsisType()", "...", self.range(node))
        return Opaque(self.range(node))

    def broken_header(self, node: Node, binds: bool) -> None:
        """Notes that a header does not parse: nobody knows what it binds its names to."""
        self.facts.errors.append(self.range(node))
        for leaf in perhaps_bound_names(node, binds):
            self.add(leaf, "unpack")

    def _broken(self, node: Node, role: str) -> Expression:
        self.broken_header(node, binds=False)
        return Opaque(self.range(node))

    def _either(self, node: Node, role: str) -> Expression:
        options = tuple([self.expression(child) for child in node.children[::2]])
        return Choice(options, self.range(node))

    def _bit_or(self, node: Node, role: str) -> Expression:
        if all(operator.value == "|" for operator in node.children[1::2]):
            return self._either(node, role)
        self.visit_children(node)
        return Opaque(self.range(node))

    def _conditional(self, node: Node, role: str) -> Expression:
        body, _, test, _, otherwise = node.children
        first = self.expression(body)
        self.expression(test)
        return Choice((first, self.expression(otherwise)), self.range(node))

    def _sequence(self, node: Node, role: str) -> Expression:
        children = node.children
        if children[-1].type in COMPREHENSIONS:
            return self._comprehension(children[:-1], children[-1], node)
        items = [self.expression(child) for child in children if child.type != "operator"]
        return Display("builtins.tuple()", tuple(items), self.range(node))

    def _atom(self, node: Node, role: str) -> Expression:
        children = node.children
        bracket = children[0].value
        if len(children) == 2:
            return Display(_DISPLAYS[bracket], (), self.range(node))
        inner = children[1]
        if bracket == "(":
            if inner.type == "testlist_comp" and inner.children[-1].type in COMPREHENSIONS:
                return self._comprehension(inner.children[:-1], inner.children[-1], node, lazy=True)
            return self.expression(inner, role)
        value = self.expression(inner)
        if bracket != "[":
            is_dict = inner.type == "dictorsetmaker" and _is_dict(inner.children)
            kind = "builtins.dict()" if is_dict else "builtins.set()"
            return Display(kind, (), self.range(node))
        items: tuple[Expression, ...] = (value,)
        if inner.type in ("testlist_comp", "testlist_star_expr") and isinstance(value, Display):
            items = value.items
        return Display("builtins.list()", items, self.range(node))

    def _dict_or_set(self, node: Node, role: str) -> Expression:
        children = node.children
        if children[-1].type in COMPREHENSIONS:
            return self._comprehension(children[:-1], children[-1], node)
        self.visit_children(node)
        return Opaque(self.range(node))

    def _comprehension(
        self, elements: Sequence[Node], clauses: Node, node: Node, lazy: bool = False
    ) -> Expression:
        """``lazy``: it is a generator, and may be used later than where it stands."""
        outer, outer_block = self.scope, self.block
        inner = self.open_scope("comprehension")
        self.scopes[inner].is_lazy = lazy
        is_first, role = True, "generated from" if lazy else "iterated"
        clause = clauses
        how = "for"
        while clause is not None:
            if clause.type == "comp_for":
                how = "async for"
                clause = clause.children[1]
                continue
            if clause.children[0].value == "for":
                _, target, _, source, *rest = clause.children
                if is_first:  # evaluated where the comprehension stands
                    self.enter(outer)
                value = self.expression(source, role)
                self.enter(inner)
                is_first, role = False, "iterated"
                self.bind(target, how, value)
                how = "for"
                clause = rest[0] if rest else None
            else:
                self.expression(clause.children[1])
                clause = clause.children[2] if len(clause.children) > 2 else None
        for element in elements:
            if element.type != "operator":
                self.expression(element)
        self.enter(outer)
        self.block = outer_block
        return Display("builtins.list()", (), self.range(node))

    def _walrus(self, node: Node, role: str) -> Expression:
        target, _, value_node = node.children
        value = self.expression(value_node)
        scope = self.scope
        while self.scopes[self.scope].kind == "comprehension":
            self.enter(self.scopes[self.scope].parent)
        self.bind(target, "assign", value)
        self.enter(scope)
        return value

    def _subscript(self, node: Node, role: str) -> Expression:
        children = node.children
        if len(children) == 3 and getattr(children[1], "value", None) == ":=":
            return self._walrus(node, role)
        self.visit_children(node)
        return Opaque(self.range(node))

    def _argument_alone(self, node: Node, role: str) -> Expression:
        return self._argument(node).value

    def _lambda(self, node: Node, role: str) -> Expression:
        outer = self.scope
        parameters = self.parameters(node.children, outer)
        block, self.block = self.block, None
        self.open_scope("lambda", "<lambda>")
        self.bind_parameters(parameters, node.children)
        self.expression(node.children[-1], "returned")
        self.block = block
        self.enter(outer)
        return Opaque(self.range(node))

    def _yield(self, node: Node, role: str) -> Expression:
        argument = node.children[1]
        if argument.type == "yield_arg":
            self.expression(argument.children[1], "iterated")
            value: Expression | None = None
        else:
            value = self.expression(argument)
        self.scopes[self._function_scope()].yields.append(value)
        return Opaque(self.range(node))

    def _function_scope(self) -> int:
        scope = self.scope
        while self.scopes[scope].kind == "comprehension":
            scope = self.scopes[scope].parent
        return scope

    def chain(self, node: Node, role: str) -> Expression:
        """``await``, an atom and its trailers."""
        base = self._base
        children = node.children
        index = 0
        awaited = children[0].type == "keyword" and children[0].value == "await"
        if awaited:
            index = 1
        root = self.expression(children[index])
        root_name = name = root.id if type(root) is Name else None
        links: list[Link] = []
        calls: list[tuple[str, int]] = []
        matters = awaited
        for trailer in children[index + 1 :]:
            parts = trailer.children
            first, last = parts[0], parts[-1]
            opening = first.value
            if opening == ".":
                name = last.value
                links.append(_new(Attribute, (name, last.line - base, last.column)))
                continue
            end = last.column + 1
            span = _new(Range, (first.line - base, first.column, last.line - base, end))
            if opening == "(":
                matters = True
                if name is not None:
                    calls.append((name, len(links)))
                arguments = self.arguments(parts[1:-1], uses_up=name in _USE_UP)
                links.append(_new(Arguments, (arguments, span)))
            else:
                links.append(Subscript(self._items(parts[1]), span))
            name = None
        if root_name is not None and links and type(links[0]) is Attribute:
            scope = self.scopes[self.scope]
            if scope.kind in _BODIES_OF_CLASSES:
                scope.attributes_read.append((root_name, links[0].name))
        chain = Chain(root, tuple(links), self.range(node), awaited, role, self.scope, self.block)
        if matters:
            self.facts.chains.append(chain)
            self.facts.calls += [(called, chain, position) for called, position in calls]
        return chain

    def _items(self, node: Node) -> tuple[Expression, ...]:
        if node.type == "subscriptlist":
            items = [
                child for child in node.children if child.type != "operator" or child.value != ","
            ]
            return tuple([self.expression(child) for child in items])
        return (self.expression(node),)

    def arguments(self, nodes: Iterable[Node], uses_up: bool = False) -> tuple[Argument, ...]:
        """The arguments between two parentheses; ``uses_up``: generators among them are used up
        by what is called.
        """
        arguments: list[Argument] = []
        for node in nodes:
            if node.type == "arglist":
                arguments += [
                    self._argument(child, uses_up)
                    for child in node.children
                    if child.type != "operator"
                ]
            else:
                arguments.append(self._argument(node, uses_up))
        return tuple(arguments)

    def _argument(self, node: Node, uses_up: bool = False) -> Argument:
        if node.type != "argument":
            return Argument(None, self.expression(node, "argument"), self.range(node))
        children = node.children
        first, second = children[:2]
        if first.type == "operator":  # *args, **kwargs, *xs for xs in y
            if len(children) > 2:
                value = self._comprehension([second], children[2], node)
            else:
                value = self.expression(second, "argument")
            return Argument(first.value, value, self.range(node))
        if second.type == "operator" and second.value == "=":
            value = self.expression(children[2], "argument")
            keyword = getattr(first, "value", None)  # f(a.b=1) parses, but is no Python
            return Argument(keyword, value, self.range(node))
        if second.type == "operator" and len(children) == 3:
            value = self._walrus(node, "argument")
        elif second.type in COMPREHENSIONS:
            value = self._comprehension([first], second, node, lazy=not uses_up)
        else:  # x := y for y in z
            value = self._comprehension(children[:-1], children[-1], node, lazy=not uses_up)
        return Argument(None, value, self.range(node))

    # What functions and lambdas share

    def parameters(self, nodes: Iterable[Node], outer: int) -> tuple[Parameter, ...]:
        """Reads parameters: annotations in the present scope, defaults in the outer one, which
        is another one where there are type parameters.
        """
        here = self.scope
        result = []
        for node in nodes:
            if node.type != "param":
                continue
            children = list(node.children)
            if children[-1].type == "operator" and children[-1].value == ",":
                children.pop()
            stars = 0
            if children[0].type == "operator":
                stars = len(children.pop(0).value)
            leaf = children[0]
            annotation = None
            if leaf.type == "tfpdef":
                annotation = self.expression(leaf.children[2], "annotation")
                leaf = leaf.children[0]
            default = None
            if len(children) > 2:
                self.enter(outer)
                default = self.expression(children[2], "default")
                self.enter(here)
            result.append(Parameter(leaf.value, stars, annotation, default))
        return tuple(result)

    def bind_parameters(self, parameters: Sequence[Parameter], nodes: Iterable[Node]) -> None:
        """Binds parameters in the present scope, the function's own."""
        leaves = [_parameter_name(node) for node in nodes if node.type == "param"]
        for parameter, leaf in zip(parameters, leaves, strict=True):
            how = "*" * parameter.stars + "parameter"
            self.add(leaf, how, parameter.default, parameter.annotation)

    # Targets

    def bind(
        self, node: Node, how: str, value: Expression | None, annotation: Expression | None = None
    ) -> None:
        """Binds the names of an assignment's target; what else is in there is read."""
        type_ = node.type
        if type_ == "name":
            self.add(node, how, value, annotation)
        elif type_ == "atom_expr":
            self._bind_attribute(node, how, value, annotation)
        elif type_ == "atom" and len(node.children) == 3 and node.children[0].value == "(":
            self.bind(node.children[1], how, value, annotation)
        elif type_ == "star_expr":
            self.bind(node.children[1], "unpack", None)
        elif hasattr(node, "children"):
            self._unpack(node, how, value)

    def _unpack(self, node: Node, how: str, value: Expression | None) -> None:
        if node.type == "atom":
            node = node.children[1]
            if not hasattr(node, "children") or node.type in ("atom", "atom_expr", "star_expr"):
                self.bind(node, "unpack", None)
                return
        items = value.items if isinstance(value, Display) and how == "assign" else ()
        targets = [child for child in node.children if child.type != "operator"]
        if any(target.type == "star_expr" for target in targets):
            items = ()
        for position, target in enumerate(targets):
            if position < len(items):
                self.bind(target, how, items[position])
            else:
                self.bind(target, "unpack", None)

    def _bind_attribute(
        self, node: Node, how: str, value: Expression | None, annotation: Expression | None
    ) -> None:
        chain = self.chain(node, "target")
        match chain:
            case Chain(root=Name(id=root), links=(Attribute(name, line, _),)):
                known = value if how in ("assign", "declare") else None
                binding = AttributeBinding(root, name, known, annotation, line)
                self.scopes[self.scope].attributes.append(binding)


def _parameter_name(node: Node) -> Node:
    leaf = node.children[0]
    if leaf.type == "operator":
        leaf = node.children[1]
    return leaf.children[0] if leaf.type == "tfpdef" else leaf


def _is_dict(children: Sequence[Node]) -> bool:
    return any(
        (child.type == "operator" and child.value in (":", "**")) or child.type == "dict_unpacking"
        for child in children
    )


_Read = Callable[[ExpressionReader, Node, str], Expression]
_E = ExpressionReader
_SILENT_LEAVES = frozenset(
    ["operator", "number", "string", "newline", "fstring_start", "fstring_string", "fstring_end"]
    + ["error_leaf", "error_node", "endmarker", "fstring_conversion"]
)
_ON_ONE_LINE = frozenset(["name", "operator", "keyword", "number"])
_READERS: dict[str, _Read] = {
    "name": _E._name,
    "string": _E._string,
    "strings": _E._strings,
    "fstring": _E._fstring,
    "number": _E._number,
    "keyword": _E._keyword,
    "operator": _E._leaf,
    "newline": _E._leaf,
    "error_leaf": _E._leaf,
    "error_node": _E._broken,
    "or_test": _E._either,
    "expr": _E._bit_or,
    "test": _E._conditional,
    "ternary": _E._conditional,
    "testlist_comp": _E._sequence,
    "testlist_star_expr": _E._sequence,
    "testlist": _E._sequence,
    "exprlist": _E._sequence,
    "subscriptlist": _E._sequence,
    "atom": _E._atom,
    "dictorsetmaker": _E._dict_or_set,
    "argument": _E._argument_alone,
    "namedexpr_test": _E._walrus,
    "subscript": _E._subscript,
    "lambdef": _E._lambda,
    "yield_expr": _E._yield,
    "atom_expr": _E.chain,
}
