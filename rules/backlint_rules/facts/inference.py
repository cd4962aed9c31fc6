"""What the names and expressions of a piece are.

An ``Inference`` sees one piece's facts and one door to all that lies outside: ``ask``, see
``questions``.
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from backlint_rules.facts import containers, kinds
from backlint_rules.facts.flow import reaching
from backlint_rules.facts.guard import Guard, Kept
from backlint_rules.facts.libraries.python import TRANSPARENT_DECORATORS
from backlint_rules.facts.model import (
    Argument,
    Arguments,
    Attribute,
    Binding,
    Block,
    Chain,
    Choice,
    Class,
    Display,
    Expression,
    Function,
    Import,
    Literal,
    Name,
    PieceFacts,
    Scope,
    Subscript,
)
from backlint_rules.facts.questions import Ask
from backlint_rules.facts.scoping import OUTER, scope_of
from backlint_rules.facts.strings import expression_in

BUILTINS = frozenset(dir(builtins)) - {"_"}


class Position(NamedTuple):
    """Where a name is used: what comes after cannot have given it its meaning."""

    line: int
    column: int
    block: Block | None


class Inference:
    """Answers about one piece. ``module`` is the dotted name of its file.

    Everything asked of the outside goes through ``ask``, so whoever hands that in can record it.
    ``owner`` is the path of the class in whose body the piece stands, or ``@``, so that what is
    asked does not change with the name of the class. ``guard`` is the one of whoever answers, or
    a new one.
    """

    def __init__(
        self, facts: PieceFacts, module: str, ask: Ask, owner: str | None, guard: Guard
    ) -> None:
        self.facts = facts
        self.module = module
        self.ask = ask
        self.owner = owner
        # By the objects themselves: one that a rule makes to ask about it must not be taken for
        # another one that was where it is.
        self._bindings: Kept[Binding, str | None] = {}
        self._prefixes: Kept[tuple[Chain, int], str | None] = {}
        self._guard = guard

    def kind(self, path: str) -> str | None:
        """The kind of a path from the outside."""
        answer = self.ask(path)
        return answer if isinstance(answer, str) else None

    # Classes

    def is_class(self, path: str, *targets: str) -> bool | None:
        """Whether the class of this path is, or derives from, one of these; ``None``: not known."""
        verdicts = [path == target or self.ask(f"isa {path} {target}") for target in targets]
        if True in verdicts:
            return True
        return None if None in verdicts else False

    def is_instance(self, kind: str | None, *targets: str) -> bool:
        """Whether a value of this kind is, in every case, an instance of one of these classes."""
        kind = kinds.present(kind)
        if kind is None:
            return False
        for alternative in kinds.alternatives(kind):
            cls = kinds.class_of(alternative)
            if cls is None or not self.is_class(cls, *targets):
                return False
        return True

    def is_base(self, path: str, target: str) -> bool:
        """Whether some class derives from this one and from another one: a mixin of it."""
        return self.ask(f"base {path} {target}") is True

    # Names

    def name(self, id: str, scope: int, position: Position | None = None) -> str | None:
        """The kind of a name, used in a scope; ``position`` if in the flow of that very scope."""
        index = scope_of(id, scope, self.facts.scopes)
        if index > OUTER:
            return self._bound(id, index, position if index == scope else None)
        if self.owner is not None:
            if index == OUTER:
                answer = self.ask(f"{self.owner}.<body>.{id}")
                if answer is not False:
                    return answer if isinstance(answer, str) else None
            if id in self._type_parameters:
                return None
        return self.kind(f"{self.module}.{id}")

    @cached_property
    def _type_parameters(self) -> frozenset[str]:
        """Those of the classes around the piece."""
        answer = self.ask(f"parameters {self.owner}")
        return answer if isinstance(answer, frozenset) else frozenset()

    def _bound(self, id: str, index: int, position: Position | None) -> str | None:
        scope = self.facts.scopes[index]
        bindings: Sequence[Binding] = scope.bindings[id]
        rebound = self._rebound_from_within(id, index)
        if position is not None and not rebound:
            bindings = reaching(bindings, scope.narrowings.get(id, ()), position)
            if not bindings:
                return None
        given = [self.binding(binding, index) for binding in bindings]
        return kinds.union(given + [self.binding(binding, inner) for binding, inner in rebound])

    def _rebound_from_within(self, id: str, index: int) -> list[tuple[Binding, int]]:
        """What inner functions bind a name of a scope to that they declare ``nonlocal``."""
        if id not in self._nonlocal_names:
            return []
        scopes = self.facts.scopes
        return [
            (binding, inner)
            for inner in range(index + 1, len(scopes))
            if scopes[inner].declared.get(id) == "nonlocal" and scope_of(id, inner, scopes) == index
            for binding in scopes[inner].bindings.get(id, ())
        ]

    @cached_property
    def _nonlocal_names(self) -> frozenset[str]:
        return frozenset(
            [n for s in self.facts.scopes for n in s.declared if s.declared[n] == "nonlocal"]
        )

    def binding(self, binding: Binding, scope: int) -> str | None:
        """The kind that a binding gives its name."""
        return self._guard.once(self._bindings, binding, lambda: self._binding(binding, scope))

    def _binding(self, binding: Binding, scope: int) -> str | None:
        how, value = binding.how, binding.value
        position = Position(binding.line, binding.column, binding.block)
        if isinstance(value, Import):
            if value.binds_root:
                return value.path.partition(".")[0]
            return self.kind("=" + value.path)
        if isinstance(value, Function):
            return self._definition(value.name, scope)
        if isinstance(value, Class):
            return self._definition(value.name, scope)
        if how == "parameter":
            return self._parameter(binding, value, scope)
        if how == "*parameter":
            return "builtins.tuple()"
        if how == "**parameter":
            return "builtins.dict()"
        if how == "narrow":
            return self._narrowed(binding.annotation, scope, position)
        if how == "type":
            alias = self.annotation(value, binding.scope)
            return f"~{alias}" if alias else None
        declared = None
        if binding.annotation is not None:
            declared = self.annotation(binding.annotation, scope)
        if how == "assign":
            kind = self.value(value, scope, position)
            if binding.annotation is None:
                return kind
            if kind is not None and kind != kinds.NONE and declared is not None:
                cls = kinds.class_of(kinds.present(declared) or "")
                if cls is not None and self.is_instance(kind, cls):
                    return kind
            return declared
        if how == "declare":
            return declared
        if how in ("with", "async with"):
            return self.entered(self.value(value, scope, position), how == "async with")
        if how in ("for", "async for"):
            return self.settled(containers.item(self.value(value, scope, position)))
        if how == "except":
            caught = self.value(value, scope, position)
            return f"{caught}()" if caught and not caught.endswith((")", "]")) else None
        return None

    def _definition(self, name: str, scope: int) -> str | None:
        if scope > 0:
            return None  # local functions and classes have no path
        return f"{self.owner or self.module}.{name}"

    def _parameter(self, binding: Binding, default: Expression | None, index: int) -> str | None:
        scope = self.facts.scopes[index]
        if binding.annotation is not None:
            return self.annotation(binding.annotation, scope.parent)
        function = scope.function
        if function is not None and scope.parent == 0 and self.owner and function.parameters:
            first = function.parameters[0].name
            if not function.parameters[0].stars and scope.bindings[first][0] is binding:
                return self._self_or_class(function)
        if isinstance(default, Chain):
            return self._injected(default, scope.parent)
        return None

    def _self_or_class(self, function: Function) -> str | None:
        decorators = [self.value(decorator, 0) for decorator in function.decorators]
        owner = self.owner
        if owner is None or "builtins.staticmethod" in decorators:
            return None
        if "builtins.classmethod" in decorators or function.name in (
            "__new__", "__init_subclass__", "__class_getitem__",
        ):  # fmt: skip
            return owner
        return f"{owner}()"

    def _injected(self, default: Chain, scope: int) -> str | None:
        """``= Depends(get_session)``: what FastAPI passes."""
        match default:
            case Chain(links=(*_, Arguments((Argument(None, dependency), *_)))):
                if self.prefix(default, len(default.links) - 1) == "fastapi.Depends":
                    kind = self.value(dependency, scope)
                    given = self.kind(f"{kind}()") if kind else None
                    return self.settled(containers.injected(given))
        return None

    def _narrowed(self, classes: Expression | None, scope: int, position: Position) -> str | None:
        items = classes.items if isinstance(classes, Display) else (classes,)
        found = [self.value(item, scope, position) for item in items]
        return kinds.union([f"{cls}()" if cls and not cls.endswith(")") else None for cls in found])

    # Expressions

    def value(
        self, expression: Expression | None, scope: int, position: Position | None = None
    ) -> str | None:
        """The kind of an expression that stands in a scope."""
        match expression:
            case Name(id=id_):
                return self.name(id_, scope, position)
            case Chain():
                return self.prefix(expression, len(expression.links))
            case Literal(kind=kind):
                return kind
            case Display(kind=kind, items=items):
                if kind == "builtins.list()" and items:
                    return kinds.giving(
                        kind, kinds.union([self.value(item, scope, position) for item in items])
                    )
                return kind
            case Choice(options=options):
                return kinds.union([self.value(option, scope, position) for option in options])
        return None

    def prefix(self, chain: Chain, length: int) -> str | None:
        """The kind of a chain's root and its first so many links."""
        return self._guard.once(
            self._prefixes, (chain, length), lambda: self._prefix(chain, length)
        )

    def _prefix(self, chain: Chain, length: int) -> str | None:
        position = Position(chain.range.line, chain.range.column, chain.block)
        kind = self.value(chain.root, chain.scope, position)
        for link in chain.links[:length]:
            kind = kinds.present(kind)
            if kind is None:
                break
            kind = kinds.union(
                [
                    self._linked(alternative, link, chain.scope, position)
                    for alternative in kinds.alternatives(kind)
                ]
            )
        if chain.awaited and length == len(chain.links):
            return self.settled(containers.awaited(kind))
        return kind

    def _linked(
        self, kind: str, link: Attribute | Arguments | Subscript, scope: int, position: Position
    ) -> str | None:
        if isinstance(link, Attribute):
            return self.kind(f"{kinds.bare(kind)}.{link.name}") if kind[0] != "~" else None
        if isinstance(link, Arguments):
            return self._called(kind, link.arguments, scope, position)
        return self._subscripted(kind, link.items, scope, position)

    def _called(
        self, kind: str, arguments: Sequence[Argument], scope: int, position: Position
    ) -> str | None:
        if kind[0] == "~":
            return None
        if kind == "typing.cast" and arguments:
            return self.annotation(arguments[0].value, scope)
        if kind == "sqlalchemy.orm.sessionmaker":
            return self._session_factory(arguments, scope, position)
        return self.kind(f"{kinds.bare(kind)}()")

    def _session_factory(
        self, arguments: Sequence[Argument], scope: int, position: Position
    ) -> str | None:
        for argument in arguments:
            if argument.keyword == "class_":
                cls = self.value(argument.value, scope, position)
                if cls is None:
                    return None
                if self.is_class(cls, "sqlalchemy.ext.asyncio.AsyncSession"):
                    return "sqlalchemy.ext.asyncio.async_sessionmaker()"
                if not self.is_class(cls, "sqlalchemy.orm.Session"):
                    return None
            elif argument.keyword == "**":
                return None
        return "sqlalchemy.orm.sessionmaker()"

    def _subscripted(
        self, kind: str, items: Sequence[Expression], scope: int, position: Position
    ) -> str | None:
        if kind[0] == "~" or not items:
            return None
        if kinds.is_instance(kind):
            return self.settled(containers.at_index(kind))
        if kind in ("typing.Annotated", "typing.Optional", "typing.ClassVar", "typing.Final"):
            return _alias(self.annotation(items[0], scope))
        if kind == "typing.Union":
            return _alias(kinds.union([self.annotation(item, scope) for item in items]))
        if kind == "builtins.type":
            cls = kinds.class_of(self.annotation(items[0], scope) or "")
            return f"~{cls}" if cls else None
        position_of_item = containers.PARAMETERS.get(kind)
        if position_of_item is not None:
            of_item = items[position_of_item : position_of_item + 1]
            given = self.annotation(of_item[0], scope) if of_item else None
            return _alias(kinds.giving(f"{kind}()", given))
        return kind  # a generic class, with its parameters

    def annotation(self, expression: Expression | None, scope: int) -> str | None:
        """The kind of the values that an annotation describes."""
        match expression:
            case Literal(kind="builtins.str()", text=text):
                inner = expression_in(text, scope)
                return None if inner is None else self.annotation(inner, scope)
            case Literal(kind="None()"):
                return kinds.NONE
            case Choice(options=options):
                return kinds.union([self.annotation(option, scope) for option in options])
            case Name() | Chain():
                return self._described(self.value(expression, scope))
        return None

    def _described(self, kind: str | None) -> str | None:
        if kind is None or kind in _DESCRIBE_NOTHING:
            return None
        if kind[0] == "~":
            return kind[1:]
        if " | " in kind or kind.endswith((")", "]")):
            return None
        return f"{kind}()"

    # What values give

    def settled(self, kind: str | None) -> str | None:
        """What was inside of a container may be known by another path: the canonical one."""
        if kind is None or kind.endswith("]") or " | " in kind:
            return kind
        return self.kind("=" + kind)

    def entered(self, kind: str | None, is_async: bool) -> str | None:
        """What ``with`` gives to the name after ``as``."""
        kind = kinds.present(kind)
        if kind is None:
            return None
        return kinds.union(
            [self._entered(alternative, is_async) for alternative in kinds.alternatives(kind)]
        )

    def _entered(self, kind: str, is_async: bool) -> str | None:
        manager = kinds.ASYNC_CONTEXT_MANAGER if is_async else kinds.CONTEXT_MANAGER
        if kinds.bare(kind) == manager:
            return self.settled(kinds.given_by(kind))
        if kind[0] == "~" or not kinds.is_instance(kind):
            return None
        if is_async:
            return self.settled(containers.awaited(self.kind(f"{kinds.bare(kind)}.__aenter__()")))
        return self.kind(f"{kinds.bare(kind)}.__enter__()")

    # Functions

    def result(self, function: Function) -> str | None:
        """The kind of what calling a function gives; it must stand in the piece's outer scope."""
        scope = self.facts.scopes[function.scope]
        if function.returns is not None:
            kind = self.annotation(function.returns, scope.parent)
        else:
            kind = self._returned(scope, function.scope)
        decorators = [self.value(decorator, 0) for decorator in function.decorators]
        if function.is_async and not scope.yields:
            kind = kinds.giving(kinds.COROUTINE, kind)
        for decorator in reversed(decorators):
            if decorator in ("contextlib.contextmanager", "contextlib.asynccontextmanager"):
                is_async = decorator.endswith("asynccontextmanager")
                manager = kinds.ASYNC_CONTEXT_MANAGER if is_async else kinds.CONTEXT_MANAGER
                kind = kinds.giving(manager, kinds.given_by(kind) if kind else None)
            elif decorator not in _METHOD_DECORATORS and decorator not in TRANSPARENT_DECORATORS:
                return None
        return kind

    def _returned(self, scope: Scope, index: int) -> str | None:
        if scope.yields:
            item = kinds.union([self.value(value, index) for value in scope.yields])
            return kinds.giving(kinds.ASYNC_GENERATOR if scope.is_async else kinds.GENERATOR, item)
        if not scope.returns:
            return kinds.NONE
        return kinds.union(
            [
                kinds.NONE if value is None else self._returned_value(value, index)
                for value in scope.returns
            ]
        )

    def _returned_value(self, value: Expression, index: int) -> str | None:
        position = None
        if isinstance(value, Name):
            position = Position(value.line, value.column, None)
        return self.value(value, index, position)


_METHOD_DECORATORS = frozenset(
    ["builtins.staticmethod", "builtins.classmethod", "builtins.property"]
    + ["functools.cached_property"]
)
#: Annotations that leave open what a value is.
_DESCRIBE_NOTHING = frozenset(["typing.Any", "builtins.object", "typing.Self", "typing.TypeVar"])


def _alias(kind: str | None) -> str | None:
    """A type alias, as a kind: ``~`` and the kind of the values that it describes."""
    return f"~{kind}" if kind else None
