"""A chain of `Query` methods: what it asks for, what it adds to that, and what executes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backlint_rules.facts.call import Call, MethodCall
from backlint_rules.facts.file_view import FileView
from backlint_rules.facts.kinds import alternatives
from backlint_rules.facts.model import Argument, Attribute, Link, Name
from backlint_rules.finding import Finding, Fix, Premise
from backlint_rules.leaving import leave, present_fix
from backlint_rules.sqlalchemy._entities import Entity, entity

QUERY = "sqlalchemy.orm.Query()"
_SESSION = "sqlalchemy.orm.Session"
_METHODS = frozenset([f"{_SESSION}().query", "sqlalchemy.orm.scoped_session().query"])
#: A longer list of entities is cut, so that a message stays a line.
_MOST_TEXT = 120


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GENERATIVE = _words(
    "add_column add_columns autoflush correlate distinct execution_options filter filter_by"
    " group_by having join limit offset options order_by outerjoin populate_existing prefix_with"
    " select_from slice suffix_with where with_entities with_for_update with_hint"
    " with_statement_hint yield_per"
)
_ENDINGS = _words(
    "all as_scalar count cte delete exists first label one one_or_none scalar scalar_subquery"
    " subquery update"
)
#: Attributes that a `select()` has as well, or is.
_ATTRIBUTES = _words("column_descriptions statement whereclause")
#: `Query` does not allow these after a limit or an offset; `select()` takes them, wherever.
_BEFORE_A_LIMIT = _words(
    "filter filter_by group_by having join order_by outerjoin select_from where"
)
#: Nor this after any of these.
_BEFORE_CRITERIA = "select_from"
_CRITERIA = _words("distinct filter filter_by group_by join order_by outerjoin select_from where")
#: What tells that queries are made or run in another way than usual.
_HOOKS = ("before_compile", "after_bulk_delete", "after_bulk_update", "query_cls")
#: Each begins with plain text, by which it is looked for much faster.
_PATCHED = (
    re.compile(r"""patch[\w.]*\([^()]*['".]query['"]"""),
    re.compile(r"""setattr\([^()]*['"]query['"]"""),
    re.compile(r"\.query\s*=(?!=)(?!.*query_property)"),
)
#: Methods of a session that are called in the place of a query's.
_METHODS_CALLED = r"(?:execute|get|scalars?)"
_REPLACED = re.compile(rf"\.{_METHODS_CALLED}\s*=[^=]")
_SESSION_CLASS = re.compile(r"\bclass\s+\w+\s*\([^#:]*Session\b")
_OWN_METHOD = re.compile(rf"^[ \t]+(?:async\s+)?def\s+{_METHODS_CALLED}\s*\(", re.MULTILINE)
_LIMITS = frozenset(["limit", "offset", "slice"])


def is_query(call: Call) -> bool:
    """Whether a call makes a query of a session."""
    return _METHODS.issuperset(alternatives(call.callee or ""))


def is_kept(call: Call) -> bool:
    """Whether a query is assigned to a variable before it is executed."""
    _, rest = call.methods_called_on(QUERY)
    return call.chain.role == "assigned" and not rest and not is_ended(call)


def is_ended(call: Call) -> bool:
    """Whether what makes a query also executes it, or makes something else of it."""
    methods, _ = call.methods_called_on(QUERY)
    return any(method.name in _ENDINGS for method in methods)


def entities_text(call: Call) -> str:
    """What a query asks for, as the code says it, but not longer than a line."""
    text = " ".join(", ".join(call.text(a.range) for a in call.arguments).split())
    return text if len(text) <= _MOST_TEXT else text[: _MOST_TEXT - 1].rstrip() + "…"


def own_query_class(call: Call) -> Premise:
    """That the methods of a query are SQLAlchemy's own. Raises ``Left`` if they are not."""
    made = call.receiver_made_by
    if made is not None and any(name == "query_cls" for name, _ in made.keywords):
        leave("the session makes queries of a class of its own")
    is_plain_session = made is not None and made.complete and made.callee == _SESSION
    # An attribute can be set from elsewhere, by a subclass or a test.
    is_variable = call.receiver_name is not None
    text = "The session and its queries are of SQLAlchemy's own classes"
    return Premise(text, is_plain_session and is_variable)


def fix_in_file(file: FileView, finding: Finding) -> Fix:
    """The fix of a finding, unless the file has something in the way. Raises ``Left``."""
    fix = present_fix(finding)
    for word in _HOOKS:
        if word in file.text:
            leave(f"the file uses `{word}`, which can change what queries do")
    if any(file.matches(pattern) for pattern in _PATCHED):
        leave("the file puts something else in the place of `query`")
    if file.matches(_REPLACED):
        leave("the file puts something else in the place of a session's method")
    if file.matches(_SESSION_CLASS) and file.matches(_OWN_METHOD):
        leave("a session class of the file may have methods of its own")
    return fix


@dataclass(frozen=True)
class Query:
    """One chain. ``steps`` are the generative methods, ``ending`` is what executes it or makes
    something else of it; without one it is iterated over, or is the statement in ``rest``.

    ``entities`` are what ``query()`` was given, ``results`` what a row consists of in the end;
    ``None`` where nobody can tell. Of a chain that goes on from a variable, ``kept_in`` is that,
    ``earlier`` are all methods of other chains of it, and ``call`` is the one that began.
    """

    call: Call
    steps: tuple[MethodCall, ...]
    ending: MethodCall | None
    rest: tuple[Link, ...]
    entities: tuple[Entity, ...] | None
    results: tuple[Entity, ...] | None
    earlier: tuple[MethodCall, ...] = ()
    kept_in: Name | None = None

    @property
    def end(self) -> tuple[int, int]:
        """Where the last of the generative methods ends."""
        if self.steps:
            return self.steps[-1].brackets[2:]
        return self.kept_in.range[2:] if self.kept_in is not None else self.call.brackets[2:]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the generative methods."""
        return tuple([step.name for step in (*self.earlier, *self.steps)])

    @property
    def bulk(self) -> str:
        """`delete` or `update`, if that ends it."""
        name = self.ending.name if self.ending is not None else ""
        return name if name in ("delete", "update") else ""

    @property
    def is_one_row(self) -> bool:
        """Whether an aggregate that is asked for alone gives one row."""
        return not {"group_by", "having", "with_entities", *_LIMITS} & set(self.names)

    @property
    def value_is_used(self) -> bool:
        """Whether something is done with what the ending gives."""
        return bool(self.rest) or self.call.chain.role != "statement"


def read(call: Call) -> Query:
    """The chain that a call of ``query()`` begins. Raises ``Left``."""
    methods, rest = call.methods_called_on(QUERY)
    steps, ending = split(methods)
    if ending is None:
        _is_executed(call, rest)
    in_order(steps)
    entities = entities_of(call, call.arguments)
    results = entities
    for step in steps:
        if step.name == "with_entities":
            results = entities_of(call, step.arguments)
        elif step.name in ("add_columns", "add_column") and results is not None:
            added = entities_of(call, step.arguments)
            results = None if added is None else (*results, *added)
    return Query(call, steps, ending, rest, entities, results)


def split(
    methods: Sequence[MethodCall],
) -> tuple[tuple[MethodCall, ...], MethodCall | None]:
    """The generative methods, and what ends them, if something does. Raises ``Left``."""
    for index, method in enumerate(methods):
        if method.name in _ENDINGS:
            return tuple(methods[:index]), method
        if method.name not in _GENERATIVE:
            leave(f"`Query.{method.name}()` is not `Select.{method.name}()`")
    return tuple(methods), None


def in_order(steps: Sequence[MethodCall]) -> None:
    """Raises ``Left`` if ``Query`` does not allow these methods in this order."""
    limited = criterion = ""
    for step in steps:
        before = limited if step.name in _BEFORE_A_LIMIT else ""
        if step.name == _BEFORE_CRITERIA:
            before = before or criterion
        if before:
            leave(f"`Query` does not allow `{step.name}()` after `{before}()`")
        if step.name in _LIMITS:
            limited = step.name
        if step.name in _CRITERIA:
            criterion = step.name


def entities_of(call: Call, arguments: Sequence[Argument]) -> tuple[Entity, ...] | None:
    """What arguments ask for; ``None`` if nobody can tell of one of them."""
    found = [one for argument in arguments if (one := entity(call, argument)) is not None]
    return tuple(found) if len(found) == len(arguments) else None


def _is_executed(call: Call, rest: Sequence[Link]) -> None:
    """Raises ``Left`` unless a chain without an ending is iterated over, or is no more than a
    statement.
    """
    match rest:
        case ():
            if call.chain.role == "iterated":
                return
            leave(_KEPT.get(call.chain.role, "the query is not executed here"))
        case (Attribute(name=name), *_) if name in _ATTRIBUTES:
            return
        case (Attribute(name=name), *_):
            leave(f"`Query.{name}` is not `Select.{name}`")
    leave("an item or a slice of the query is taken")


_KEPT = {
    "assigned": "the query is kept in a variable",
    "returned": "the query is returned",
    "argument": "the query is passed on",
    "generated from": "a generator executes the query only when it is used",
}
