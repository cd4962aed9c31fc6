"""From the headers of compound statements to facts."""

from __future__ import annotations

from backlint_rules.facts.expressions import ExpressionReader, Node
from backlint_rules.facts.model import Argument, Arguments, Binding, Block, Chain, Name


class HeaderReader(ExpressionReader):
    """Reads what stands in front of the colon that a block follows."""

    def first_header(self, statement: Node, block: Block) -> None:
        """Reads that of a statement's only clause, or of its only handler."""
        match without_async(statement).type:
            case "for_stmt":
                self.for_header(statement, block)
            case "with_stmt":
                self.with_header(statement, block)
            case "try_stmt":
                self.except_header(statement.children[3], block)
            case _:
                self.expression(statement.children[1])

    def for_header(self, statement: Node, block: Block) -> None:
        """Reads the source in the present block and binds the target in the one below."""
        how = "for" if statement.type == "for_stmt" else "async for"
        target, _, source = without_async(statement).children[1:4]
        outer = self.block
        if target.type == "error_node":
            self.block = block
            self.broken_header(target, binds=True)
        else:
            value = self.expression(source, "iterated")
            self.block = block
            self.bind(target, how, value)
        self.block = outer

    def with_header(self, statement: Node, block: Block) -> None:
        """Reads all items in the block below."""
        outer, self.block = self.block, block
        for item in without_async(statement).children[1:-2]:
            if item.type == "with_item":
                value = self.expression(item.children[0], "context")
                self.bind(item.children[2], block.kind, value)
            elif item.type != "operator":
                self.expression(item, "context")
        self.block = outer

    def except_header(self, head: Node, block: Block) -> None:
        """Reads the classes in the present block and binds the name in the one below."""
        if head.type == "error_node":
            self.expression(head)
        elif head.type == "except_clause":
            parts = [part for part in head.children[1:] if part.type != "operator"]
            value = self.expression(parts[0]) if parts else None
            if len(parts) > 2:
                outer, self.block = self.block, block
                self.add(parts[2], "except", value)
                self.block = outer

    # What a test says about a name

    def narrow(self, test: Node) -> None:
        """``isinstance(name, C)``, alone or in a conjunction, holds from here on."""
        for part in test.children if test.type == "and_test" else [test]:
            self._narrow_by(part, behind=part)

    def narrow_if_not(self, test: Node | None, statement: Node) -> None:
        """``not isinstance(name, C)`` did not hold where the code goes on behind a statement."""
        if test is not None and test.type == "not_test":
            self._narrow_by(test.children[1], behind=statement)

    def _narrow_by(self, test: Node, behind: Node) -> None:
        if test.type != "atom_expr" or test.children[0].type != "name":
            return
        if test.children[0].value != "isinstance":
            return
        scope, chains, calls = self.scopes[self.scope], self.facts.chains, self.facts.calls
        n_chains, n_calls = len(chains), len(calls)
        match self.chain(test, "value"):
            case Chain(links=(Arguments((Argument(None, Name(id=name)), Argument(None, class_))),)):
                end = self.range(behind)
                binding = Binding(
                    "narrow", None, class_, -1, end.end_line, end.end_column, self.block
                )
                scope.narrowings.setdefault(name, []).append(binding)
        del chains[n_chains:], calls[n_calls:]  # it has been read before


def without_async(statement: Node) -> Node:
    """What ``async`` stands in front of, or the statement itself."""
    return statement.children[1] if statement.type == "async_stmt" else statement
