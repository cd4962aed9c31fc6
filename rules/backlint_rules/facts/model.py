"""The facts of a piece: plain data about its code, without a tree.

All of it is a pure function of the piece's text. Lines count from the piece's first line,
columns in code points. Nothing here is ever changed once a piece has been read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from backlint_rules.finding import Range

# Expressions


class Name(NamedTuple):
    """A name: ``session``."""

    id: str
    line: int
    column: int

    @property
    def range(self) -> Range:
        """Where it stands."""
        return Range(self.line, self.column, self.line, self.column + len(self.id))


class Literal(NamedTuple):
    """A constant or a string: ``'users'``, ``3``, ``None``, ``f'{x}'``.

    ``kind`` is ``builtins.str()`` and so on, or ``None()``; ``text`` the source.
    """

    kind: str
    text: str
    range: Range


class Display(NamedTuple):
    """A tuple, list, set or dict that is written out, or a comprehension (no items)."""

    kind: str
    items: tuple[Expression, ...]
    range: Range


class Choice(NamedTuple):
    """One of several values: ``a or b``, ``a if c else b``; in annotations ``A | B``."""

    options: tuple[Expression, ...]
    range: Range


class Opaque(NamedTuple):
    """An expression that facts say nothing about."""

    range: Range


class Attribute(NamedTuple):
    """``.name``, a link of a chain."""

    name: str
    line: int
    column: int

    @property
    def range(self) -> Range:
        """Where the name stands, without the dot."""
        return Range(self.line, self.column, self.line, self.column + len(self.name))


class Argument(NamedTuple):
    """An argument of a call. ``keyword`` is its name, ``*``, ``**`` or, positional, ``None``."""

    keyword: str | None
    value: Expression
    range: Range


class Arguments(NamedTuple):
    """``(a, b=c)``, a link of a chain: a call."""

    arguments: tuple[Argument, ...]
    range: Range


class Subscript(NamedTuple):
    """``[a, b]``, a link of a chain."""

    items: tuple[Expression, ...]
    range: Range


Link = Attribute | Arguments | Subscript


class Chain:
    """``await session.query(User).filter(x)[0]``: a root and what is done to it, link by link.

    ``awaited`` is about the chain as a whole. ``role`` is what becomes of its value: one of
    ``statement`` (nothing), ``value``, ``assigned``, ``returned``, ``argument``, ``default``,
    ``decorator``, ``base``, ``context`` (of a with statement), ``iterated`` (by a loop, a
    comprehension or ``yield from``), ``generated from`` (iterated when somebody uses the
    generator), ``annotation``, ``target``.
    ``scope`` is an index into ``PieceFacts.scopes``, ``block`` the block it stands in.
    """

    __slots__ = ("awaited", "block", "links", "range", "role", "root", "scope")

    def __init__(
        self,
        root: Expression,
        links: tuple[Link, ...],
        range: Range,
        awaited: bool,
        role: str,
        scope: int,
        block: Block | None,
    ) -> None:
        self.root = root
        self.links = links
        self.range = range
        self.awaited = awaited
        self.role = role
        self.scope = scope
        self.block = block

    def keyword(self, name: str) -> Argument | None:
        """The argument of this name, if the chain ends in a call that has one."""
        match self.links:
            case (*_, Arguments(arguments=arguments)):
                return next((a for a in arguments if a.keyword == name), None)
        return None


Expression = Name | Literal | Display | Choice | Opaque | Chain


# Statements


class Block:
    """The body of a compound statement, within a function, class or module body.

    ``kind`` is the keyword that leads it (``if``, ``else``, ``for``, ``except``, ``with``,
    ``case``…), ``statement`` tells the blocks of one statement from another's, ``exits`` whether
    it always ends in a ``return`` or ``raise``. ``unchecked``: type checkers pass over it, as over
    the ``else`` of ``if TYPE_CHECKING``, so what it binds says nothing about kinds.
    """

    __slots__ = ("exits", "kind", "parent", "statement", "unchecked")

    def __init__(self, kind: str, parent: Block | None, statement: int) -> None:
        self.kind = kind
        self.parent = parent
        self.statement = statement
        self.exits = False
        self.unchecked: bool = parent is not None and parent.unchecked

    def around(self) -> Iterator[Block]:
        """This block and those around it, from the inside out."""
        block: Block | None = self
        while block is not None:
            yield block
            block = block.parent


class Binding:
    """One place where a name gets a meaning.

    ``how``: ``import``, ``star``, ``assign``, ``unpack``, ``augment``, ``declare`` (an annotation
    without a value), ``parameter``, ``*parameter``, ``**parameter``, ``with``, ``async with``,
    ``for``, ``async for``, ``except``, ``def``, ``class``, ``type``, ``type parameter``,
    ``pattern``, ``delete`` and ``narrow`` (``isinstance`` says what the value is; ``annotation``
    has the class).

    ``value`` is what it comes from: an expression, a ``Function``, a ``Class``, or of an import
    the dotted path (``module`` is set for ``import a.b``, which binds ``a``).
    """

    __slots__ = ("annotation", "block", "column", "how", "line", "scope", "value")

    def __init__(
        self,
        how: str,
        value: BoundValue,
        annotation: Expression | None,
        scope: int,
        line: int,
        column: int,
        block: Block | None,
    ) -> None:
        self.how = how
        self.value = value
        self.annotation = annotation
        self.scope = scope
        self.line = line
        self.column = column
        self.block = block


class Import(NamedTuple):
    """What an import binds: ``path`` from the root (``a.b``) or relative (``..models.User``).

    ``binds_root``: ``import a.b`` without ``as``, which gives the name ``a``.
    """

    path: str
    binds_root: bool


def other_name(binding: Binding) -> str | None:
    """The last name of what a binding makes its name stand for, as far as its text says."""
    value = binding.value
    if isinstance(value, Import):
        return None if value.binds_root else value.path.rpartition(".")[2]
    if binding.how == "assign":
        if isinstance(value, Name):
            return value.id
        if isinstance(value, Chain) and value.links and isinstance(value.links[-1], Attribute):
            return value.links[-1].name
    return None


class Parameter(NamedTuple):
    """A parameter; ``stars`` is 0, 1 (``*args``) or 2 (``**kwargs``)."""

    name: str
    stars: int
    annotation: Expression | None
    default: Expression | None


class Function(NamedTuple):
    """A ``def``. ``scope`` is the index of its body's scope, ``brackets`` is where its parameters
    stand.
    """

    name: str
    is_async: bool
    parameters: tuple[Parameter, ...]
    returns: Expression | None
    decorators: tuple[Expression, ...]
    scope: int
    range: Range
    brackets: Range


class Class(NamedTuple):
    """A ``class``. ``scope`` is the index of its body's scope, or ``None`` if the body is cut
    into pieces of their own.
    """

    name: str
    type_parameters: tuple[str, ...]
    bases: tuple[Expression, ...]
    keywords: tuple[Argument, ...]
    decorators: tuple[Expression, ...]
    scope: int | None
    range: Range


BoundValue = Expression | Import | Function | Class | None


class AttributeBinding(NamedTuple):
    """``self.name = value`` and its like: an attribute that a function sets on a name."""

    root: str
    name: str
    value: Expression | None
    annotation: Expression | None
    line: int


class Scope:
    """A namespace in Python's own sense.

    ``kind``: ``outer`` (index 0: whatever the piece stands in), ``function``, ``lambda``,
    ``class``, ``comprehension``, ``type parameters``, ``type alias``. ``is_lazy``: a generator
    that may not be used up where it stands. ``bindings`` has the names that it binds, ``uses``
    those it reads, each time, ``declared`` those it declares ``global`` or ``nonlocal``.
    ``attributes_read`` are names with an attribute that is read of each, in the bodies of classes
    and in the outer scope. ``narrowings`` are no bindings of their own: what ``isinstance`` says of
    a name, wherever that is bound.
    """

    __slots__ = (
        "attributes",
        "attributes_read",
        "bindings",
        "declared",
        "function",
        "is_async",
        "is_lazy",
        "kind",
        "name",
        "narrowings",
        "parent",
        "returns",
        "uses",
        "yields",
    )

    def __init__(self, kind: str, parent: int, name: str, is_async: bool) -> None:
        self.kind = kind
        self.parent = parent
        self.name = name
        self.is_async = is_async
        self.is_lazy = False
        self.bindings: dict[str, list[Binding]] = {}
        self.narrowings: dict[str, list[Binding]] = {}
        self.uses: list[str] = []
        self.declared: dict[str, str] = {}
        self.attributes: list[AttributeBinding] = []
        self.attributes_read: list[tuple[str, str]] = []
        self.returns: list[Expression | None] = []
        self.yields: list[Expression | None] = []
        self.function: Function | None = None


class Suppression(NamedTuple):
    """A comment ``# backlint: ignore[…]``; ``whole_file`` for ``ignore-file``.

    ``rules`` is empty for one that names none. One that is not well-formed keeps nothing quiet.
    """

    rules: tuple[str, ...]
    whole_file: bool
    range: Range
    is_well_formed: bool = True


class LogicalLine(NamedTuple):
    """Where the simple statements on a logical line of an indented block begin, or a header above
    such a block, and how much of the piece had been read by then.

    ``scope`` is an index, ``block`` the block that they stand in, or that the header leads. There
    were ``n_scopes`` scopes; ``in_piece`` says how many ``chains``, ``calls`` and ``errors``,
    ``in_scope`` how many ``uses``, ``returns``, ``yields``, ``attributes`` and ``attributes_read``
    that scope had.
    """

    line: int
    is_header: bool
    scope: int
    block: Block | None
    n_scopes: int
    in_piece: tuple[int, ...]
    in_scope: tuple[int, ...]


class PieceFacts:
    """All that is known of a piece by itself.

    ``scopes[0]`` is the scope that the piece stands in: what it binds there is what other pieces
    see. ``chains`` has the expressions that call or await something, ``calls`` their calls: the
    last name of what is called, the chain, the position in it. ``aliases`` are the names that inner
    scopes give to other names (``from a import Column as C``: ``C`` to ``Column``). ``errors`` are
    the stretches that do not parse; nothing is said about what lies in them. ``logical_lines`` are
    those of a large piece, in their order; see ``facts.revision``.
    """

    __slots__ = (
        "aliases",
        "call_names",
        "calls",
        "chains",
        "errors",
        "exports",
        "logical_lines",
        "scopes",
        "suppressions",
    )

    def __init__(self) -> None:
        self.scopes = [Scope("outer", -1, "", False)]
        self.chains: list[Chain] = []
        self.errors: list[Range] = []
        self.logical_lines: list[LogicalLine] = []
        self.suppressions: tuple[Suppression, ...] = ()
        self.calls: list[tuple[str, Chain, int]] = []
        self.call_names: frozenset[str] = frozenset()
        self.aliases: dict[str, str] = {}
        self.exports: object = None  # see facts.exports
