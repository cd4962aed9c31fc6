"""Whether a column that code reads may as well be a `mapped_column()` there.

It may where SQLAlchemy takes it, which knows both, and where an operator makes an expression of it,
which is the same one for both. Everybody else gets to see what it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backlint_rules.facts.call import Call
from backlint_rules.facts.words import Word

_METHODS = (
    "all_ any_ asc between bitwise_and bitwise_lshift bitwise_not bitwise_or bitwise_rshift"
    " bitwise_xor bool_op collate concat contains desc distinct endswith icontains iendswith"
    " ilike in_ is_ is_distinct_from is_not is_not_distinct_from isnot isnot_distinct_from"
    " istartswith like match name not_ilike not_in not_like notilike notin_ notlike nulls_first"
    " nulls_last nullsfirst nullslast op regexp_match regexp_replace startswith"
)
#: What a `MappedColumn` has of the attributes of a `Column`, and gives the same.
ALSO_OF_MAPPED_COLUMNS = frozenset(_METHODS.split())
_CONSTRUCTORS = (
    "CheckConstraint Computed ExcludeConstraint ForeignKey ForeignKeyConstraint Index"
    " PrimaryKeyConstraint UniqueConstraint"
    " backref column_keyed_dict column_mapped_collection column_property composite deferred"
    " foreign query_expression relationship remote"
    " aggregate_order_by all_ and_ any_ array asc between case cast collate desc distinct exists"
    " extract label not_ nulls_first nulls_last nullsfirst nullslast or_ over select"
    " tuple_ type_coerce union union_all within_group"
)
#: What of SQLAlchemy takes either, as an argument or to a method of what it makes.
_TAKING = frozenset(_CONSTRUCTORS.split())
_COLUMNS = frozenset(["Column", "mapped_column"])
_FUNCTION = "func."
_LIBRARIES = ("sqlalchemy.", "flask_sqlalchemy.SQLAlchemy().")
#: The options of `__mapper_args__` that take either.
_MAPPER_OPTIONS = frozenset(["polymorphic_on", "primary_key", "version_id_col"])
_COMPARISONS = frozenset(["==", "!=", "<", "<=", ">", ">="])
_OPERATORS = _COMPARISONS | {"+", "-", "*", "/", "//", "%", "&", "|", "^", "~", "<<", ">>"}
_BEGINS = frozenset(["(", "[", "{", ",", "=", ":"])
_ENDS = frozenset([")", "]", "}", ","])
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def may_be_mapped(
    words: Sequence[Word],
    first: int,
    last: int,
    calls: Mapping[tuple[int, int], Call],
    is_mapper_args: bool,
) -> bool:
    """Whether the column that some words of a piece read may be a `mapped_column()`.

    ``calls`` are those of the piece by where their brackets open; ``is_mapper_args``: the words
    say what `__mapper_args__` are.
    """
    is_column = True
    while True:
        before, after = words[first].before, words[last].after
        if is_column and after == ".":
            return before != "del" and _is_of_both(words[last + 2])
        if is_column and (before in _OPERATORS - {"%"} or after in _OPERATORS | {"["}):
            return True
        opening = _opening(words, first)
        if opening is None or before not in _BEGINS or after not in _ENDS:
            return False
        bracket = words[opening]
        if before == ":":
            option = words[first - 2].text[1:-1]
            return is_mapper_args and bracket.text == "{" and option in _MAPPER_OPTIONS
        call = calls.get((bracket.line, bracket.column))
        if call is not None:
            return _takes_columns(call.callee or "")
        if bracket.before[-1:].isidentifier() or bracket.before in (")", "]"):
            return False
        first, last = opening, _closing(words, last, bracket.text)
        is_column &= bracket.text == "(" and not _has_comma(words[first : last + 1])


def _is_of_both(attribute: Word) -> bool:
    """Whether an attribute is read that both have."""
    is_set = attribute.after.endswith("=") and attribute.after not in _COMPARISONS
    return attribute.text in ALSO_OF_MAPPED_COLUMNS and not is_set


def _takes_columns(callee: str) -> bool:
    library = next((one for one in _LIBRARIES if callee.startswith(one)), None)
    if library is None:
        return False
    made, _, method = callee[len(library) :].partition("()")
    name = made.rpartition(".")[2]
    return name in _TAKING or made.startswith(_FUNCTION) or (name in _COLUMNS and method != "")


def _opening(words: Sequence[Word], index: int) -> int | None:
    """The bracket around a word, by its index."""
    depth = 0
    for at in range(index - 1, -1, -1):
        if words[at].text in _CLOSING.values():
            depth += 1
        elif words[at].text in _CLOSING:
            if not depth:
                return at
            depth -= 1
    return None


def _closing(words: Sequence[Word], index: int, opening: str) -> int:
    """Where a bracket around a word is closed."""
    depth = 0
    for at in range(index + 1, len(words)):
        if words[at].text in _CLOSING:
            depth += 1
        elif words[at].text in _CLOSING.values():
            if not depth:
                return at
            depth -= 1
    return len(words) - 1


def _has_comma(words: Sequence[Word]) -> bool:
    """Whether a comma stands in brackets, and not in others within."""
    depth = 0
    for word in words:
        depth += (word.text in _CLOSING) - (word.text in _CLOSING.values())
        if word.text == "," and depth == 1:
            return True
    return False
