"""A call, as rules see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from backlint_rules.facts.class_view import ClassView
from backlint_rules.facts.inference import Inference, Position
from backlint_rules.facts.kinds import present
from backlint_rules.facts.making import (
    Origin,
    attribute_made_by,
    attribute_origin,
    given,
    name_made_by,
    name_origin,
)
from backlint_rules.facts.model import (
    Argument,
    Arguments,
    Attribute,
    Binding,
    Chain,
    Expression,
    Link,
    Name,
    Scope,
)
from backlint_rules.facts.piece_view import PieceView
from backlint_rules.facts.questions import Making
from backlint_rules.facts.scoping import scope_of
from backlint_rules.finding import Range

T = TypeVar("T")


class MethodCall(NamedTuple):
    """``.filter(…)``, a call of a method in a chain; ``brackets`` is where the arguments stand."""

    name: str
    name_range: Range
    arguments: tuple[Argument, ...]
    brackets: Range


class LocalUses(NamedTuple):
    """All that a function does with one of its names.

    ``bindings`` give it a meaning, ``calls`` are the first ones of chains that begin with it (such
    as ``query.filter(…)``), in their order, ``loops`` is where it is iterated over as it is.
    """

    bindings: tuple[Binding, ...]
    calls: tuple[Call, ...]
    loops: tuple[Name, ...]


class Target(NamedTuple):
    """A name that something is assigned to, where it stands, and its annotation there."""

    name: str
    range: Range
    annotation: Expression | None


class Owner(NamedTuple):
    """What a receiver is an attribute of: its kind, the attribute's name, the call that made it and
    where it comes from.
    """

    kind: str | None
    attribute: str
    made_by: Making | None
    origin: Origin | None


class Call:
    """One call: a position in a chain, such as ``.filter(…)`` in ``session.query(User).filter(…)``.

    ``name`` is the last name of what is called. Kinds are explained in ``facts.kinds``; they are
    ``None`` where nothing is known, and so is every answer that would be a guess.
    """

    def __init__(self, name: str, chain: Chain, position: int, piece: PieceView) -> None:
        self.name = name
        self.chain = chain
        self._position = position
        self._piece = piece

    @property
    def wants_fix(self) -> bool:
        """Whether somebody asks for fixes, and not only for what is wrong; for costly ones."""
        return self._piece.wants_fixes

    def project_has(self, distribution: str, version: str) -> bool | None:
        """Whether all versions that the project allows are this one or newer; ``None``: it does
        not say which it allows.
        """
        versions = self._piece.environment.versions.get(distribution)
        return None if versions is None else versions.may_be_all_at_least(version)

    # What is called

    @property
    def callee(self) -> str | None:
        """The kind of what is called: ``sqlalchemy.Column``."""
        return self._piece.inference.prefix(self.chain, self._position)

    @property
    def receiver(self) -> str | None:
        """The kind of what stands in front of the last dot: ``sqlalchemy.orm.Session()``."""
        if self._position == 0 or not isinstance(self.chain.links[self._position - 1], Attribute):
            return None
        return present(self._piece.inference.prefix(self.chain, self._position - 1))

    def receiver_is(self, *classes: str) -> bool:
        """Whether the receiver is an instance of one of these classes, whatever way code takes."""
        return self._piece.inference.is_instance(self.receiver, *classes)

    @property
    def receiver_name(self) -> str | None:
        """The receiver, if it is just a name."""
        root = self.chain.root
        return root.id if self._position == 1 and isinstance(root, Name) else None

    @property
    def receiver_is_dotted_name(self) -> bool:
        """Whether the receiver is a name or an attribute of one, so that it only has to be read."""
        before = self.chain.links[: self._position]
        return isinstance(self.chain.root, Name) and all(isinstance(b, Attribute) for b in before)

    @cached_property
    def receiver_made_by(self) -> Making | None:
        """The call that made the receiver, if there is just one that can have."""
        return self._of(self._position - 1, name_made_by, attribute_made_by)

    @property
    def receiver_origin(self) -> Origin | None:
        """Where the receiver comes from, if there is just one place."""
        return self._of(self._position - 1, name_origin, attribute_origin)

    def _of(
        self,
        length: int,
        name: Callable[[Inference, str, int, Position], T],
        attribute: Callable[[Inference, str, str], T],
    ) -> T | None:
        """What there is to say of the value of the chain's root and its first so many links: of a
        name, or of an attribute of some kind.
        """
        inference = self._piece.inference
        chain = self.chain
        match chain.root, chain.links[: max(length, 0)]:
            case Name(id=id), () if length == 0:
                place = Position(chain.range.line, chain.range.column, chain.block)
                return name(inference, id, chain.scope, place)
            case Name(), (*_, Attribute(name=last)):
                owner = inference.prefix(chain, length - 1)
                return attribute(inference, owner, last) if owner else None
        return None

    @cached_property
    def owner(self) -> Owner | None:
        """What the receiver is an attribute of: ``app`` in ``app.router.on_event(…)``."""
        length = self._position - 2
        match self.chain.links[max(length, 0) : self._position]:
            case Attribute(name=attribute), Attribute():
                kind = present(self._piece.inference.prefix(self.chain, length))
                made_by = self._of(length, name_made_by, attribute_made_by)
                origin = self._of(length, name_origin, attribute_origin)
                return Owner(kind, attribute, made_by, origin)
        return None

    # Arguments

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """The arguments in their order."""
        link = self.chain.links[self._position]
        assert isinstance(link, Arguments)
        return link.arguments

    def argument(self, position: int, keyword: str) -> Expression | None:
        """The argument that a parameter gets, by position or by name."""
        for index, argument in enumerate(self.arguments):
            if argument.keyword in ("*", "**"):
                return None
            if argument.keyword == keyword or (argument.keyword is None and index == position):
                return argument.value
        return None

    def keyword(self, name: str) -> Argument | None:
        """The argument of this name."""
        return next((a for a in self.arguments if a.keyword == name), None)

    def kind_of(self, expression: Expression) -> str | None:
        """The kind of an expression in the call.

        It is ``SOMETHING`` if no more is known than that it is not ``None``.
        """
        chain = self.chain
        place = Position(chain.range.line, chain.range.column, chain.block)
        return given(self._piece.inference, expression, chain.scope, place)

    def is_class(self, path: str, *targets: str) -> bool | None:
        """Whether the class of a path is, or derives from, one of these; ``None``: not known."""
        return self._piece.inference.is_class(path, *targets)

    def is_of_file(self, path: str) -> bool:
        """Whether something with this path may be defined in the file itself."""
        return path.startswith(f"{self._piece.inference.module}.")

    def is_handed_through(self, expression: Expression) -> bool:
        """Whether an argument is just a parameter of the function around the call."""
        function = self.function
        return (
            function is not None
            and isinstance(expression, Name)
            and any(b.how == "parameter" for b in function.bindings.get(expression.id, ()))
        )

    # Around it

    @property
    def following(self) -> tuple[Link, ...]:
        """What is behind it in the chain."""
        return self.chain.links[self._position + 1 :]

    def methods_called_on(
        self, kind: str | None
    ) -> tuple[tuple[MethodCall, ...], tuple[Link, ...]]:
        """The calls of methods behind it, as long as they are methods of values of this kind, if
        one is given, and what comes after them in the chain.
        """
        return self._methods(self._position + 1, kind)

    @property
    def method_calls(self) -> tuple[tuple[MethodCall, ...], tuple[Link, ...]]:
        """It and the calls of methods right behind it, and what comes after them in the chain."""
        return self._methods(self._position - 1, None)

    def _methods(
        self, index: int, kind: str | None
    ) -> tuple[tuple[MethodCall, ...], tuple[Link, ...]]:
        """The calls of methods from a link on, of values of a kind if one is given; the rest."""
        links = self.chain.links
        methods = []
        while index + 1 < len(links):
            attribute, arguments = links[index : index + 2]
            if not isinstance(attribute, Attribute) or not isinstance(arguments, Arguments):
                break
            if kind and present(self._piece.inference.prefix(self.chain, index)) != kind:
                break
            name, given = attribute.name, arguments.arguments
            methods.append(MethodCall(name, attribute.range, given, arguments.range))
            index += 2
        return tuple(methods), links[index:]

    @property
    def is_last(self) -> bool:
        """Whether nothing follows it in its chain."""
        return self._position == len(self.chain.links) - 1

    @property
    def role(self) -> str:
        """What becomes of its value: the chain's role, or ``continued`` by more links."""
        return self.chain.role if self.is_last else "continued"

    @property
    def targets(self) -> tuple[Target, ...]:
        """The names that it is assigned to."""
        if not self.is_last:
            return ()
        return tuple(
            [
                Target(name, Name(name, binding.line, binding.column).range, binding.annotation)
                for name, bindings in self.scope.bindings.items()
                for binding in bindings
                if binding.value is self.chain
            ]
        )

    def local_uses(self, name: str) -> LocalUses | None:
        """What the function that it stands in does with one of its names; ``None`` if that is no
        local name, or if more is done with it than is known.
        """
        facts, index = self._piece.facts, self.chain.scope
        scope = facts.scopes[index]
        if scope.kind != "function" or name in scope.declared or name not in scope.bindings:
            return None
        chains = [c for c in facts.chains if c.scope == index and _begins_with(c, name)]
        calls = [self._first_call(chain) for chain in chains]
        loops = [
            binding.value
            for inner in (scope, *[s for s in facts.scopes if s.parent == index])
            if not inner.is_lazy
            for bindings in inner.bindings.values()
            for binding in bindings
            if binding.how == "for" and isinstance(binding.value, Name) and binding.value.id == name
        ]
        is_used_within = any(
            name in inner.uses and scope_of(name, number, facts.scopes) == index
            for number, inner in enumerate(facts.scopes)
            if number > index
        )
        known = [call for call in calls if call is not None]
        if is_used_within or scope.uses.count(name) != len(known) + len(loops):
            return None
        return LocalUses(tuple(scope.bindings[name]), tuple(known), tuple(loops))

    def _first_call(self, chain: Chain) -> Call | None:
        """`.filter(…)` of a chain that begins so with a name."""
        match chain.links:
            case (Attribute(name=name), Arguments(), *_):
                return Call(name, chain, 1, self._piece)
        return None

    def calls_in(self, chain: Chain) -> list[Call]:
        """The calls in a chain of its piece, but for those in brackets."""
        return [
            Call(name, chain, position, self._piece)
            for name, one, position in self._piece.facts.calls
            if one is chain
        ]

    def calls_within(self, range_: Range) -> Iterator[Call]:
        """The calls in a stretch of the piece."""
        for name, chain, position in self._piece.facts.calls:
            if range_[:2] <= chain.range[:2] and chain.range[2:] <= range_[2:]:
                yield Call(name, chain, position, self._piece)

    @property
    def is_awaited(self) -> bool:
        """Whether ``await`` stands in front of the chain that it ends."""
        return self.chain.awaited and self.is_last

    @property
    def function(self) -> Scope | None:
        """The scope of the function or lambda that it runs in: comprehensions and the bodies of
        classes are looked through.
        """
        scopes = self._piece.facts.scopes
        scope = scopes[self.chain.scope]
        while scope.kind in ("comprehension", "class", "type parameters"):
            scope = scopes[scope.parent]
        return scope if scope.kind in ("function", "lambda") else None

    @property
    def scope(self) -> Scope:
        """The scope that it stands in."""
        return self._piece.facts.scopes[self.chain.scope]

    @property
    def decorators(self) -> tuple[str | None, ...]:
        """The kinds of the decorators of the function that it runs in."""
        function = self.function
        if function is None or function.function is None:
            return ()
        inference = self._piece.inference
        return tuple([inference.value(d, function.parent) for d in function.function.decorators])

    @property
    def method_class(self) -> ClassView | None:
        """The class in whose body the function around it stands directly."""
        function = self.function
        return self._class_of(function.parent) if function is not None else None

    @property
    def body_class(self) -> ClassView | None:
        """The class in whose body it stands directly, not in a method or a comprehension."""
        return self._class_of(self.chain.scope)

    def _class_of(self, scope: int) -> ClassView | None:
        """The class whose body is a scope."""
        if scope == 0:
            return ClassView.around(self._piece)
        is_class = self._piece.facts.scopes[scope].kind == "class"
        return ClassView.local(self._piece, scope) if is_class else None

    def call_in(self, expression: Expression) -> Call | None:
        """The call that an argument of it is, if it is one."""
        match expression:
            case Chain(root=root, links=(*before, Arguments())):
                last = before[-1] if before else root
                name = last.name if isinstance(last, Attribute) else ""
                name = last.id if isinstance(last, Name) else name
                return Call(name, expression, len(before), self._piece)
        return None

    # Text

    @property
    def name_range(self) -> Range:
        """Where the last name of what is called stands."""
        if self._position:
            link = self.chain.links[self._position - 1]
            return link.range
        root = self.chain.root
        return root.range

    @property
    def callee_range(self) -> Range:
        """From the beginning of the chain to the end of what is called."""
        end = self.name_range
        return Range(self.range.line, self.range.column, end.end_line, end.end_column)

    @property
    def root_names(self) -> tuple[str, ...]:
        """The name that the chain begins with, if it is one."""
        root = self.chain.root
        return (root.id,) if isinstance(root, Name) else ()

    @property
    def brackets(self) -> Range:
        """Where the arguments stand, brackets included."""
        return self.chain.links[self._position].range

    @property
    def range(self) -> Range:
        """From the beginning of the chain to the closing bracket."""
        start, end = self.chain.range, self.chain.links[self._position].range
        return Range(start.line, start.column, end.end_line, end.end_column)

    def text(self, range: Range) -> str:
        """The source of a stretch of the piece."""
        return self._piece.text(range)


def _begins_with(chain: Chain, name: str) -> bool:
    return isinstance(chain.root, Name) and chain.root.id == name
