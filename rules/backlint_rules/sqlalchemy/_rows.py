"""What rows of a query consist of, and whether those of a `select()` have the same names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from backlint_rules.finding import Premise
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._entities import Entity


def entity_premises(entities: Iterable[Entity]) -> list[Premise]:
    """That what looks like a class or a column is one."""
    return sorted(
        {
            Premise(f"`{one.text}` is {'a mapped class' if one.is_mapped else 'a column'}", False)
            for one in entities
            if not one.is_certain
        }
    )


def value_premises(results: Sequence[Entity]) -> list[Premise]:
    """That rows with objects in them can be told apart."""
    if len(results) > 1 and any(one.is_mapped for one in results):
        return [
            Premise(f"`{one.text}` has values with a hash", False)
            for one in results
            if one.has_type_of_column
        ]
    return []


def name_premises(results: Sequence[Entity]) -> list[Premise]:
    """That rows have the names that those of a `Query` have: that gives none to what is made
    without one, and their keys to the columns of a table.
    """
    premises = [
        Premise(f"The columns of `{one.text}` have no other keys than their names", False)
        for one in results
        if one.is_of_table
    ]
    if len(results) > 1 and any(one.name is None for one in results):
        premises.append(Premise("Nothing lists the names that rows have", False))
    return premises


def check_names(results: Sequence[Entity]) -> None:
    """Raises ``Left`` if two columns have a name, by which rows of a `Query` give the last one, or
    one has another name.
    """
    if any(one.is_method for one in results):
        leave("what rows have a hybrid as is not certain")
    if len(results) < 2:
        return
    if any(one.has_columns or (one.is_labelled and one.name is None) for one in results):
        leave("what rows have as names is not certain")
    names = Counter([result.name for result in results if result.name is not None])
    given = {name for one in results if (name := one.given_name) is not None}
    names.update(given & names.keys())
    for name, n in names.items():
        if n > 1:
            leave(f"`row.{name}` would be another one of the columns of that name")


def is_one_object(results: tuple[Entity, ...]) -> bool:
    return len(results) == 1 and results[0].is_mapped
