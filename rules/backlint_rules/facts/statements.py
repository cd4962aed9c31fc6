"""From the tree's statements to facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backlint_rules.facts.expressions import Node
from backlint_rules.facts.headers import HeaderReader, without_async
from backlint_rules.facts.model import (
    Argument,
    Binding,
    Block,
    Class,
    Expression,
    Function,
    Import,
    LogicalLine,
    Scope,
)
from backlint_rules.facts.statement_shapes import (
    always_exits,
    clauses_of,
    deleted_names,
    dotted_name,
    ends_line,
    is_compound,
    is_cut_off,
    is_type_checking,
    is_unfinished_try,
    is_wrong_indentation,
)
from backlint_rules.finding import Range
from backlint_rules.syntax.tree import pattern_names


class StatementReader(HeaderReader):
    """Reads statements in the scope and block that it stands in."""

    def __init__(self, first_line: int, notes_lines: bool = False) -> None:
        super().__init__(first_line)
        self._notes_lines = notes_lines
        self._statements = 0
        self._matching = 0

    def suite(self, nodes: Sequence[Node]) -> None:
        """Reads the statements of a body, as far as they parse.

        Where an indentation is wrong nobody can tell what belongs to what: from the first error
        on nothing is read.
        """
        lost = any(is_wrong_indentation(node) for node in nodes)
        notes_lines = self._notes_lines and nodes[0].type == "newline"  # in an indented block
        before = None
        for node in nodes:
            if notes_lines:
                if before is not None and ends_line(before) and not is_compound(node):
                    self._note_line(node, self.block)
                before = node
            if is_unfinished_try(node):
                self._unfinished_try(node)
            elif node.type in ("error_node", "error_leaf"):
                where = self.range(node)
                if lost:
                    until = self.range(nodes[-1])
                    where = Range(where.line, where.column, until.end_line, until.end_column)
                self.facts.errors.append(where)
                if lost:
                    return
            elif (read := _STATEMENTS.get(node.type)) is not None:
                read(self, node)
            else:  # at the end of a text that does not end with a line end
                self._small(node)

    def go_on_at(self, line: LogicalLine, scope: Scope) -> None:
        """Stands where the reading of a piece was at a line; takes this for the scope there."""
        self.scopes[:] = [scope] * line.n_scopes
        self.enter(line.scope)
        self.block = line.block
        if line.is_header and line.block is not None:
            self.block = line.block.parent

    def _note_header(self, node: Node, body: Node, block: Block) -> None:
        if self._notes_lines and body.type == "suite":
            self._note_line(node, block, is_header=True)

    def _note_line(self, node: Node, block: Block | None, is_header: bool = False) -> None:
        facts = self.facts
        own = facts.scopes[self.scope]
        in_piece = len(facts.chains), len(facts.calls), len(facts.errors)
        in_scope = (
            len(own.uses),
            len(own.returns),
            len(own.yields),
            len(own.attributes),
            len(own.attributes_read),
        )
        line = LogicalLine(
            self.range(node).line,
            is_header,
            self.scope,
            block,
            len(facts.scopes),
            in_piece,
            in_scope,
        )
        facts.logical_lines.append(line)

    # Simple statements

    def _simple(self, node: Node) -> None:
        for child in node.children:
            self._small(child)

    def _small(self, node: Node) -> None:
        type_ = node.type
        if (read := _SMALL_STATEMENTS.get(type_)) is not None:
            read(self, node)
        elif type_ == "keyword":
            if node.value == "return":
                self.scopes[self.scope].returns.append(None)
            elif node.value == "yield":
                self.expression(node)
        elif type_ == "name" or hasattr(node, "children"):
            self.expression(node, "statement")

    def _assignment(self, node: Node) -> None:
        first, second, *rest = node.children
        if second.type == "annassign":
            _, annotation_node, *value_part = second.children
            annotation = self.expression(annotation_node, "annotation")
            in_brackets = first.type == "atom"  # then it says nothing about the name
            if value_part:
                value = self.expression(value_part[1], "assigned")
                self.bind(first, "assign", value, None if in_brackets else annotation)
            elif not in_brackets:
                self.bind(first, "declare", None, annotation)
        elif second.value == "=":
            value = self.expression(node.children[-1], "assigned")
            for target in node.children[:-1:2]:
                self.bind(target, "assign", value)
        else:
            self.expression(rest[0])
            if first.type == "name":
                self._uses.append(first.value)
            self.bind(first, "augment", None)

    def _import_name(self, node: Node) -> None:
        names = node.children[1]
        for name in names.children[::2] if names.type == "dotted_as_names" else [names]:
            if name.type == "dotted_as_name":
                dotted, _, alias = name.children
                self.add(alias, "import", Import(dotted_name(dotted), False))
            elif name.type == "dotted_name":
                self.add(name.children[0], "import", Import(dotted_name(name), True))
            else:
                self.add(name, "import", Import(name.value, True))

    def _import_from(self, node: Node) -> None:
        keyword = next(
            i for i, c in enumerate(node.children) if getattr(c, "value", "") == "import"
        )
        module = "".join(map(dotted_name, node.children[1:keyword]))
        prefix = module if module.strip(".") == "" else module + "."
        names = node.children[keyword + 1]
        if names.type == "operator" and names.value == "(":
            names = node.children[keyword + 2]
        if names.type == "operator":
            star = Binding(
                "star", Import(module, False), None, -1,
                names.line - self._base, names.column, self.block,
            )  # fmt: skip
            self.scopes[self.scope].bindings.setdefault("*", []).append(star)
            return
        for name in names.children[::2] if names.type == "import_as_names" else [names]:
            if name.type == "import_as_name":
                original, _, alias = name.children
                self.add(alias, "import", Import(prefix + original.value, False))
            else:
                self.add(name, "import", Import(prefix + name.value, False))

    def _lazy_import(self, node: Node) -> None:
        statement = node.children[1]
        read = self._import_from if statement.type == "import_from" else self._import_name
        read(statement)

    def _global(self, node: Node) -> None:
        keyword = node.children[0].value
        for name in node.children[1::2]:
            self.scopes[self.scope].declared[name.value] = keyword

    def _return(self, node: Node) -> None:
        value = self.expression(node.children[1], "returned")
        self.scopes[self.scope].returns.append(value)

    def _delete(self, node: Node) -> None:
        for leaf in deleted_names(node.children[1]):
            self.add(leaf, "delete")
        target = node.children[1]
        if target.type != "name":
            self._visit_deleted(target)

    def _visit_deleted(self, node: Node) -> None:
        if node.type == "atom_expr":
            self.expression(node, "target")
        elif hasattr(node, "children"):
            for child in node.children:
                self._visit_deleted(child)

    def _assert(self, node: Node) -> None:
        self.visit_children(node)
        self.narrow(node.children[1])

    def _type_alias(self, node: Node) -> None:
        outer = self.scope
        if node.children[2].type == "type_params":
            self._type_parameters(node.children[2])
        value_scope = self.open_scope("type alias", node.children[1].value)
        value = self.expression(node.children[-1], "annotation")
        self.enter(outer)
        self.add(node.children[1], "type", value, None, value_scope)

    # Definitions

    def _definition(self, node: Node) -> None:
        self._function(node, (), is_async=False)

    def _class_statement(self, node: Node) -> None:
        self._class(node, ())

    def _decorated(self, node: Node) -> None:
        first, definition = node.children
        nodes = first.children if first.type == "decorators" else [first]
        decorators = tuple([self.expression(d.children[1], "decorator") for d in nodes])
        if definition.type == "classdef":
            self._class(definition, decorators)
        elif definition.type == "funcdef":
            self._function(definition, decorators, is_async=False)
        else:
            self._function(definition.children[1], decorators, is_async=True)

    def _async(self, node: Node) -> None:
        statement = node.children[1]
        if statement.type == "funcdef":
            self._function(statement, (), is_async=True)
        elif statement.type == "with_stmt":
            self._with(node)
        else:
            self._for(node)

    def _function(self, node: Node, decorators: tuple[Expression, ...], is_async: bool) -> None:
        children = node.children
        name = children[1]
        outer = self.scope
        position = 2
        if children[2].type == "type_params":
            self._type_parameters(children[2])
            position = 3
        parameter_nodes = children[position].children
        parameters = self.parameters(parameter_nodes, outer)
        returns = None
        if getattr(children[position + 1], "value", "") == "->":
            returns = self.expression(children[position + 2], "annotation")
        around = self.scope
        index = len(self.scopes)
        function = Function(
            name.value,
            is_async,
            parameters,
            returns,
            decorators,
            index,
            self.range(name),
            self.range(children[position]),
        )
        self.enter(outer)
        self.add(name, "def", function)
        self.enter(around)
        self.open_scope("function", name.value, is_async)
        self.scopes[index].function = function
        block, self.block = self.block, None
        self.bind_parameters(parameters, parameter_nodes)
        self._body(children[-1])
        self.block = block
        self.enter(outer)

    def _class(self, node: Node, decorators: tuple[Expression, ...]) -> None:
        children = node.children
        name = children[1]
        outer = self.scope
        position = 2
        type_parameters: tuple[str, ...] = ()
        if children[2].type == "type_params":
            type_parameters = self._type_parameters(children[2])
            position = 3
        arguments: tuple[Argument, ...] = ()
        if children[position].value == "(":
            arguments = self.arguments(
                [child for child in children[position + 1 : -2] if child.type != "operator"]
            )
        bases = tuple([a.value for a in arguments if a.keyword is None])
        keywords = tuple([a for a in arguments if a.keyword is not None])
        around = self.scope
        is_piece = is_cut_off(children[-1])
        index = None if is_piece else len(self.scopes)
        class_ = Class(
            name.value, type_parameters, bases, keywords, decorators, index, self.range(name)
        )
        self.enter(outer)
        self.add(name, "class", class_)
        if not is_piece:
            self.enter(around)
            self.open_scope("class", name.value)
            block, self.block = self.block, None
            self._body(children[-1])
            self.block = block
        self.enter(outer)

    def _type_parameters(self, node: Node) -> tuple[str, ...]:
        """Opens the scope of PEP 695's ``[T: bound = default]`` and stays in it; their names."""
        index = self.open_scope("type parameters")
        for parameter in node.children:
            if parameter.type == "name":
                self.add(parameter, "type parameter")
            elif hasattr(parameter, "children"):
                leaf = next(child for child in parameter.children if child.type == "name")
                self.add(leaf, "type parameter")
                for child in parameter.children:
                    if child is not leaf and hasattr(child, "children"):
                        self.visit_children(child)
                    elif child is not leaf and child.type == "name":
                        self._uses.append(child.value)
        return tuple(self.scopes[index].bindings)

    # Compound statements

    def _body(self, node: Node) -> None:
        self.suite(node.children if node.type == "suite" else [node])

    def _block(self, block: Block, body: Node) -> None:
        self.block = block
        self._body(body)
        block.exits = always_exits(body)
        self.block = block.parent

    def _new_statement(self) -> int:
        self._statements += 1
        return self._statements

    def _if(self, node: Node) -> None:
        statement = self._new_statement()
        clauses = clauses_of(node.children)
        checked_before = False
        for keyword, test, body in clauses:
            outer = self.block
            block = Block(keyword.value, outer, statement)
            block.unchecked |= checked_before
            if test is not None:
                self._note_header(keyword, body, block)
                self.expression(test)
                self.block = block
                checked_before |= is_type_checking(test)
                if test.type == "not_test":
                    block.unchecked |= is_type_checking(test.children[1])
                self.narrow(test)
            self.block = block
            self._body(body)
            block.exits = always_exits(body)
            self.block = outer
        if len(clauses) == 1 and block.exits:
            self.narrow_if_not(clauses[0][1], node)

    def _while(self, node: Node) -> None:
        statement = self._new_statement()
        for keyword, test, body in clauses_of(node.children):
            block = Block("while" if test is not None else "loop else", self.block, statement)
            if test is not None:
                self._note_header(keyword, body, block)
                self.expression(test)
            self._block(block, body)

    def _for(self, node: Node) -> None:
        statement = self._new_statement()
        block = Block("for", self.block, statement)
        children = without_async(node).children
        clause = children[: 4 if children[1].type == "error_node" else 6]
        self._note_header(node, clause[-1], block)
        self.for_header(node, block)
        self.block = block
        self._body(clause[-1])
        self.block = block.parent
        if len(clause) < len(children):
            self._block(Block("loop else", self.block, statement), children[-1])

    def _try(self, node: Node) -> None:
        statement = self._new_statement()
        for head, body in zip(node.children[::3], node.children[2::3], strict=True):
            is_handler = head.type in ("except_clause", "error_node") or head.value == "except"
            block = Block("except" if is_handler else head.value, self.block, statement)
            if is_handler:
                self._note_header(head, body, block)
                self.except_header(head, block)
            self._block(block, body)

    def _unfinished_try(self, node: Node) -> None:
        """A ``try`` without a handler yet, or above an unclosed string: its body is there."""
        keyword, _, body = node.children
        self.facts.errors.append(self.range(keyword))
        self._block(Block("try", self.block, self._new_statement()), body)

    def _with(self, node: Node) -> None:
        how = "with" if node.type == "with_stmt" else "async with"
        block = Block(how, self.block, self._new_statement())
        body = without_async(node).children[-1]
        self._note_header(node, body, block)
        self.with_header(node, block)
        self._block(block, body)

    def _match(self, node: Node) -> None:
        self.expression(node.children[1])
        outer, self._matching = self._matching, self._new_statement()
        self._body(node.children[-1])
        self._matching = outer

    def _case(self, node: Node) -> None:
        outer = self.block
        self.block = Block("case", outer, self._matching)
        captured = list(pattern_names(node.children[1]))
        for leaf in captured:
            self.add(leaf, "pattern")
        self._visit_pattern(node.children[1], {id(leaf) for leaf in captured})
        for guard in node.children[2:-2]:
            self.visit_children(guard)
        self._body(node.children[-1])
        self.block.exits = always_exits(node.children[-1])
        self.block = outer

    def _visit_pattern(self, node: Node, captured: set[int]) -> None:
        if node.type == "name":
            if id(node) not in captured and node.value != "_":
                self._uses.append(node.value)
        elif node.type == "atom_expr":
            self.expression(node)
        elif node.type == "class_pattern_arg" and len(node.children) == 3:
            self._visit_pattern(node.children[2], captured)
        elif hasattr(node, "children"):
            for child in node.children:
                self._visit_pattern(child, captured)


_Read = Callable[[StatementReader, Node], None]
_S = StatementReader
_STATEMENTS: dict[str, _Read] = {
    "simple_stmt": _S._simple,
    "funcdef": _S._definition,
    "classdef": _S._class_statement,
    "decorated": _S._decorated,
    "async_stmt": _S._async,
    "async_funcdef": _S._async,
    "if_stmt": _S._if,
    "while_stmt": _S._while,
    "for_stmt": _S._for,
    "try_stmt": _S._try,
    "with_stmt": _S._with,
    "match_stmt": _S._match,
    "case_block": _S._case,
}
_SMALL_STATEMENTS: dict[str, _Read] = {
    "expr_stmt": _S._assignment,
    "import_name": _S._import_name,
    "import_from": _S._import_from,
    "lazy_import": _S._lazy_import,
    "global_stmt": _S._global,
    "nonlocal_stmt": _S._global,
    "return_stmt": _S._return,
    "del_stmt": _S._delete,
    "assert_stmt": _S._assert,
    "type_stmt": _S._type_alias,
}
