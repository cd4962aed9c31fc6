"""Writes queries that are kept in a variable of a function with `select()`.

The variable keeps the statement, which is executed where the query was. That is done only if all
that happens to the variable in its function is known: it is assigned, gets more methods, and is
executed; else the rest of the code would still expect a `Query`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from backlint_rules.facts.call import Call, LocalUses, MethodCall
from backlint_rules.facts.model import Chain, Link, Name
from backlint_rules.finding import Edit, Fix, Premise
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._entities import Entity
from backlint_rules.sqlalchemy._orm_statement import Sort, sort_of
from backlint_rules.sqlalchemy._query import (
    Query,
    entities_of,
    in_order,
    is_query,
    own_query_class,
    split,
)
from backlint_rules.sqlalchemy._rows import (
    check_names,
    entity_premises,
    name_premises,
    value_premises,
)
from backlint_rules.sqlalchemy._select import NO_LISTENER, SELECT, kept_edits, session_of
from backlint_rules.sqlalchemy._steps import step_edits

#: They change what comes back, so that the places where it is used could not be told apart.
_OTHER_RESULTS = frozenset(["add_column", "add_columns", "with_entities"])
_JOINS = frozenset(["join", "outerjoin", "select_from"])


class _Part(NamedTuple):
    """One chain of the variable: its first call, the methods, what ends it, what comes then."""

    call: Call
    steps: tuple[MethodCall, ...]
    ending: MethodCall | None
    rest: tuple[Link, ...]


def with_kept_select(call: Call) -> Fix:
    """What keeps a `select()` in the variable that a call of ``query()`` is assigned to.

    Raises ``Left``.
    """
    targets = call.calls_in(call.chain)[-1].targets
    if len(targets) != 1:
        leave("the query is kept in several variables")
    [target] = targets
    uses = call.local_uses(target.name)
    if uses is None:
        leave("the query is kept in a variable, and not all that is done with it is known")
    return _Kept(call, target.name, uses).fix()


class _Kept:
    def __init__(self, call: Call, name: str, uses: LocalUses) -> None:
        self._name = name
        self._uses = uses
        self._parts = [_part(one) for one in uses.calls]
        self._begins = list(self._queries(call))
        self._begin = self._begins[0].call
        self._all = [*self._begins, *self._parts]

    def fix(self) -> Fix:
        """Raises ``Left``."""
        call = self._begin
        own_class = own_query_class(call)
        results = self._results()
        self._sort = self._common_sort()
        session = session_of(call)
        for begin in self._begins:
            if not begin.call.receiver_is_dotted_name or session_of(begin.call) != session:
                leave("what makes the session would not be called any more")
        if any(b.how != "assign" or b.annotation is not None for b in self._uses.bindings):
            leave("the query is kept in a variable that is bound in another way, too")
        if self._is_bound_twice(call.root_names[0]):
            leave("the session is another one later on")
        names = {step.name for part in self._all for step in part.steps}
        if names & _OTHER_RESULTS:
            leave("what comes back changes while the query is kept in a variable")
        if "yield_per" in names:
            leave("how many rows are fetched at once decides which ones are unique")
        edits = [edit for begin in self._begins for edit in self._begin_edits(begin)]
        edits += [edit for part in self._parts for edit in self._part_edits(part, results)]
        edits += [edit for loop in self._uses.loops for edit in self._loop_edits(loop, results)]
        return Fix(
            "Use `select()`",
            tuple(sorted(edits, key=lambda edit: (edit.range[:2], edit.range[2:]))),
            scope=call.chain.scope,
            premises=(
                *entity_premises(self._entities()),
                *name_premises(results),
                *value_premises(results),
                *self._sort.premises,
                Premise(f"`{session}` is the same session where the query is executed", False),
                *(NO_LISTENER, own_class),
            ),
            frees=call.root_names,
        )

    def _queries(self, call: Call) -> Iterator[_Part]:
        """The calls of ``query()`` that the variable is assigned. Raises ``Left``."""
        for binding in self._uses.bindings:
            value = binding.value
            if not isinstance(value, Chain):
                leave("the query is kept in a variable that has other values, too")
            if isinstance(value.root, Name) and value.root.id == self._name:
                continue
            found = [one for one in call.calls_in(value) if is_query(one)]
            if len(found) != 1 or value.role != "assigned":
                leave("the query is kept in a variable that has other values, too")
            methods, rest = found[0].method_calls
            steps, ending = split(methods[1:])
            if ending is not None or rest:
                leave("the query is kept in a variable that has other values, too")
            yield _Part(found[0], steps, None, ())

    def _results(self) -> tuple[Entity, ...]:
        """What each of the queries asks for, of the same shape. Raises ``Left``."""
        found = [entities_of(begin.call, begin.call.arguments) for begin in self._begins]
        shapes = {
            None if entities is None else tuple([(e.is_mapped, e.made_by) for e in entities])
            for entities in found
        }
        if len(shapes) != 1 or not found[0]:
            leave("whether objects or rows come back is not known")
        for entities in found:
            check_names(entities or ())
        return found[0]

    def _common_sort(self) -> Sort:
        """Which sort of statement the variable gets. Raises ``Left``."""
        sorts = [sort_of(begin.call, begin.steps) for begin in self._begins]
        if len({sort.is_core for sort in sorts}) > 1:
            leave("the query is kept in a variable that has queries of another sort, too")
        premises = dict.fromkeys([premise for sort in sorts for premise in sort.premises])
        return Sort(sorts[0].is_core, list(premises))

    def _entities(self) -> Iterator[Entity]:
        for begin in self._begins:
            yield from entities_of(begin.call, begin.call.arguments) or ()

    def _is_bound_twice(self, name: str) -> bool:
        scope = self._begin.scope
        return len(scope.bindings.get(name, ())) > 1 or any(
            attribute.root == name for attribute in scope.attributes
        )

    # Edits

    def _begin_edits(self, begin: _Part) -> Iterator[Edit]:
        yield Edit(begin.call.callee_range, (SELECT,))
        yield from step_edits(begin.call, begin.steps)

    def _part_edits(self, part: _Part, results: tuple[Entity, ...]) -> list[Edit]:
        """Raises ``Left``."""
        root = part.call.chain.root
        assert isinstance(root, Name)
        kept = self._kept_steps(part)
        in_order(sorted([*kept, *part.steps], key=lambda step: step.name_range))
        if any(step.name == "filter_by" for step in part.steps) and (
            len(self._begins) > 1 or any(step.name in _JOINS for step in kept)
        ):
            leave("which class `filter_by()` is about is not certain")
        if self._is_assigned_to_itself(part):
            return step_edits(self._begin, part.steps, kept)
        if part.ending is None and (part.rest or part.call.chain.role != "iterated"):
            leave("the query is kept in a variable, and not only executed")
        return kept_edits(self._query(part, root, results), self._sort)

    def _loop_edits(self, loop: Name, results: tuple[Entity, ...]) -> list[Edit]:
        """Raises ``Left``."""
        query = self._query(_Part(self._begin, (), None, ()), loop, results)
        return kept_edits(query, self._sort)

    def _query(self, part: _Part, root: Name, results: tuple[Entity, ...]) -> Query:
        kept = tuple(self._kept_steps(part))
        begin, steps, ending, rest = self._begin, part.steps, part.ending, part.rest
        return Query(begin, steps, ending, rest, results, results, kept, root)

    def _kept_steps(self, part: _Part) -> list[MethodCall]:
        """The methods that the variable may have got before those of a part."""
        return [
            step
            for other in self._all
            if other is not part and (other in self._begins or self._is_assigned_to_itself(other))
            for step in other.steps
        ]

    def _is_assigned_to_itself(self, part: _Part) -> bool:
        """Whether the variable has more methods from there on. Raises ``Left`` for another one."""
        if part.call.chain.role != "assigned" or part.ending is not None:
            return False
        chain = part.call.chain
        if part.rest or not any(binding.value is chain for binding in self._uses.bindings):
            leave("the query is kept in several variables")
        return True


def _part(call: Call) -> _Part:
    """Raises ``Left``."""
    steps, ending = split(call.method_calls[0])
    n_methods = len(steps) + (ending is not None)
    return _Part(call, steps, ending, call.chain.links[2 * n_methods :])
