"""Writes a chain of `Query` methods with `select()`, `update()` or `delete()`.

Every translation has been compared with the real library: ``docs/query-oracle.md``. What is not
certain to give the same raises ``Left``.
"""

from __future__ import annotations

import re

from backlint_rules.facts.call import Call, MethodCall
from backlint_rules.facts.model import Argument, Attribute, Link, Literal, Name
from backlint_rules.finding import Break, Edit, Fix, Imported, Premise, Range
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._entities import Entity
from backlint_rules.sqlalchemy._orm_statement import Sort, sort_of
from backlint_rules.sqlalchemy._query import Query, own_query_class, read
from backlint_rules.sqlalchemy._rows import (
    check_names,
    entity_premises,
    is_one_object,
    name_premises,
    value_premises,
)
from backlint_rules.sqlalchemy._steps import step_edits

Part = str | Imported | Break

SELECT = Imported("sqlalchemy", "select")
_FUNC = Imported("sqlalchemy", "func")
_DELETE = Imported("sqlalchemy", "delete")
_UPDATE = Imported("sqlalchemy", "update")
NO_LISTENER = Premise("No listener changes queries before they are compiled", False)
_COMMENT = re.compile(r"#[^\r\n]*")
#: What a plain count of the rows cannot see; where there is more, it counts a subquery.
_ROWS_ARE_COUNTED = frozenset(["filter", "filter_by", "where", "join", "outerjoin"])
#: Options that say how attributes are loaded.
_LOADING = re.compile(
    r"sqlalchemy\.orm\.(?:\w*load|contains_eager|defaultload|defer|load_only|undefer\w*)\b"
).match
#: They are options of a query's execution, which its `statement` does not have.
_ONLY_EXECUTED = frozenset(["autoflush", "populate_existing", "yield_per"])
_OF_A_BULK_STATEMENT = frozenset(["filter", "filter_by", "where"])


def with_select(call: Call) -> Fix:
    """What writes the chain that a call of ``query()`` begins with ``select()``.

    Raises ``Left``.
    """
    own_class = own_query_class(call)
    query = read(call)
    writer = _Writer(query)
    edits = tuple(writer.edits())
    sort = writer.sort
    hooks = NO_LISTENER
    if query.bulk:
        hooks = Premise(f"No listener waits for bulk {query.bulk}s that a `Query` makes", False)
    entities = (*(query.entities or ()), *(query.results or ()))
    return Fix(
        f"Use `{query.bulk or 'select'}()`",
        edits,
        scope=call.chain.scope,
        premises=(
            *entity_premises(entities),
            *name_premises(query.results or ()),
            *value_premises(query.results or ()),
            *sort.premises,
            hooks,
            own_class,
        ),
        frees=call.root_names,
        breaks=writer.in_lines,
    )


def kept_edits(query: Query, sort: Sort) -> list[Edit]:
    """What executes a query that is kept in a variable, once that has a ``select()``.

    Raises ``Left``.
    """
    return _Writer(query, sort).edits()


class _Writer:
    def __init__(self, query: Query, sort: Sort | None = None) -> None:
        self._query = query
        self._sort = sort
        self._call = query.call
        is_bulk = bool(query.bulk)
        self._edits = step_edits(query.call, query.steps, query.earlier, is_bulk=is_bulk)
        #: Whether each method stands on a line of its own, as it then does also in brackets.
        self.in_lines = query.kept_in is None and _in_lines(query)
        #: Where the statement ends that is to be executed.
        self._end = _behind_comment(query) if self.in_lines else query.end

    def edits(self) -> list[Edit]:
        """Raises ``Left``."""
        query = self._query
        match query.ending.name if query.ending else "":
            case "" if query.rest:
                self._attribute(query.rest[0])
            case "count":
                self._count()
            case "delete" | "update" as name:
                self._bulk_statement(name)
            case "all" | "first" | "one" | "one_or_none" | "":
                self._rows()
            case "scalar":
                self._scalar()
            case _:
                self._statement()
        return self._edits

    @property
    def sort(self) -> Sort:
        """Which sort of statement it becomes. Raises ``Left``."""
        if self._sort is None:
            self._sort = sort_of(self._call, self._query.steps)
        return self._sort

    # Edits

    def _replace(self, range_: Range, *parts: Part) -> None:
        self._edits.append(Edit(range_, parts))

    def _insert(self, line: int, column: int, *parts: Part) -> None:
        self._replace(Range(line, column, line, column), *parts)

    def _wrap(self, method: str, *statement: Part, end: tuple[Part, ...] = ()) -> None:
        """`session.query(…).filter(…)` to `session.METHOD(STATEMENT(…).filter(…) END)`.

        What is kept in a variable is a statement already.
        """
        if kept := self._query.kept_in:
            given = statement[:-1] if statement[-1] == SELECT else statement
            self._insert(*kept.range[:2], f"{session_of(self._call)}.{method}(", *given)
            self._insert(*self._end, *end, ")")
            return
        self._replace(self._call.name_range, f"{method}(", Break(1), *statement)
        self._insert(*self._end, *end, Break(0), ")")

    def _also(self, text: str, level: int = 0) -> tuple[Part, ...]:
        """One more method, on a line of its own if the others are."""
        return (Break(level), text) if self.in_lines else (text,)

    def _remove_ending(self) -> None:
        """Raises ``Left``."""
        ending = self._query.ending
        assert ending is not None
        self._remove(ending.name_range, Range(*self._query.end, *ending.brackets[2:]))

    def _remove(self, name: Range, stretch: Range) -> None:
        """Takes away what has a name behind the generative methods. Raises ``Left``."""
        between = Range(*self._query.end, *name[:2])
        if self._call.text(between).replace("\\", "").strip() != ".":
            leave("a comment stands where code would go")
        self._replace(stretch)

    # What executes it

    def _results(self) -> tuple[Entity, ...]:
        """Raises ``Left``."""
        results = self._query.results
        if not results:
            leave("whether objects or rows come back is not known")
        if len(results) > 1 and any(one.is_distinct for one in results):
            leave("`distinct(…)` can be mistaken for another column beside it")
        if any(
            cast.is_cast and one is not cast and one.text in cast.text
            for cast in results
            for one in results
        ):
            leave("a column cannot be told from a cast of it")
        return results

    def _rows(self) -> None:
        """Raises ``Left``."""
        ending = self._query.ending
        name = ending.name if ending else ""
        results = self._results()
        check_names(results)
        method = "scalars" if is_one_object(results) else "execute"
        end: tuple[Part, ...] = self._limited_to_one() if name == "first" else ()
        self._wrap(method, SELECT, end=end)
        if name != "first" and self._may_repeat():
            self._insert(*self._end, *self._also(".unique()"))
        if not name and self.sort.is_core:
            if "yield_per" in self._query.names:
                leave("rows of a table are fetched one by one")
            # Else they would be fetched one by one, which what is done with them could disturb.
            self._insert(*self._end, *self._also(".all()"))

    def _limited_to_one(self) -> tuple[Part, ...]:
        """What makes one row of it, as `Query.first()` does. Raises ``Left``."""
        if not {"limit", "slice"}.isdisjoint([step.name for step in self._query.earlier]):
            leave("`first()` takes the place of the limit")
        limits = [step for step in self._query.steps if step.name in ("limit", "slice")]
        if not limits:
            return self._also(".limit(1)", level=1)
        *others, last = limits
        argument = last.arguments[0] if len(last.arguments) == 1 else None
        if (
            others
            or last.name == "slice"
            or argument is None
            or argument.keyword is not None
            or not isinstance(argument.value, Name | Literal)
        ):
            leave("`first()` takes the place of the limit")
        self._replace(argument.range, "1")
        return ()

    def _may_repeat(self) -> bool:
        """Whether `Query` may leave out objects that came before. Raises ``Left``."""
        results = self._results()
        if "yield_per" in self._query.names or not any(one.is_mapped for one in results):
            return False
        if len(results) > 1 and not all(one.is_mapped or one.is_aggregate for one in results):
            leave("rows of objects and columns cannot be told apart if a value has no hash")
        return True

    def _scalar(self) -> None:
        """Raises ``Left``."""
        ending = self._query.ending
        assert ending is not None
        results = self._results()
        if is_one_object(results):
            self._wrap("scalars", SELECT)
            if self._may_repeat():
                self._insert(*self._end, *self._also(".unique()"))
            self._replace(ending.name_range, "one_or_none")
        elif any(one.is_mapped for one in results):
            leave("`scalar()` of several things that are asked for")
        elif len(results) == 1 and results[0].is_aggregate and self._query.is_one_row:
            self._wrap("scalar", SELECT)
            self._remove_ending()
        else:
            self._wrap("execute", SELECT)
            self._replace(ending.name_range, "scalar_one_or_none")

    def _count(self) -> None:
        """Raises ``Left``."""
        query = self._query
        entities = query.entities
        count: tuple[Part, ...] = (SELECT, "(", _FUNC, ".count())")
        if (
            entities
            and is_one_object(entities)
            and _ROWS_ARE_COUNTED.issuperset(query.names)
            and entities[0].is_class
            and query.kept_in is None
        ):
            self._wrap("scalar", *count, *self._also(".select_from", level=1))
        else:
            self._check_counted()
            end = (*self._also(".subquery()", level=1), ")")
            self._wrap("scalar", *count, ".select_from(", SELECT, end=end)
        self._remove_ending()

    def _check_counted(self) -> None:
        """What is done when a statement is executed is not done for a subquery. Raises ``Left``."""
        query = self._query
        for step in (*query.earlier, *query.steps):
            if step.name == "yield_per":
                leave("nothing is fetched that could be fetched in parts")
            if step.name in ("autoflush", "execution_options", "populate_existing"):
                leave(f"`{step.name}()` is about what is executed, which is the count")
            kinds = [self._call.kind_of(argument.value) or "" for argument in step.arguments]
            if step.name == "options" and not all(map(_LOADING, kinds)):
                leave("an option may decide which rows there are")

    def _attribute(self, attribute: Link) -> None:
        """`.statement`, which the `select()` itself is, and its like. Raises ``Left``."""
        assert isinstance(attribute, Attribute)
        self._select_without_session()
        if attribute.name == "statement":
            if not _ONLY_EXECUTED.isdisjoint(self._query.names):
                leave("`Query.statement` does not have the options with which it is executed")
            self._remove(attribute.range, Range(*self._query.end, *attribute.range[2:]))

    def _select_without_session(self) -> None:
        """`session.query(…)` to `select(…)`. Raises ``Left``."""
        if not self._call.receiver_is_dotted_name:
            leave("what makes the session would not be called any more")
        if self._query.kept_in is None:
            self._replace(self._call.callee_range, SELECT)

    def _statement(self) -> None:
        """Raises ``Left``."""
        ending = self._query.ending
        assert ending is not None
        self._select_without_session()
        names = [argument.keyword or "" for argument in ending.arguments]
        is_same = ending.name == "cte" and {"", "name", "recursive", "nesting"}.issuperset(names)
        if names not in ([], [""], ["name"]) and not is_same:
            leave(f"an option of `{ending.name}()` is not the same")
        if ending.name == "exists":
            self._check_exists()
        if ending.name == "as_scalar":
            self._replace(ending.name_range, "scalar_subquery")

    def _check_exists(self) -> None:
        """`Query.exists()` selects 1 from the first thing that is asked for. Raises ``Left``."""
        results = self._results()
        if len(results) > 1:
            leave("`Query.exists()` looks only at the first thing that is asked for")
        if results[0].made_by:
            leave("`Query.exists()` selects 1 in the place of what is asked for")

    def _bulk_statement(self, name: str) -> None:
        """Raises ``Left``."""
        query = self._query
        ending = query.ending
        assert ending is not None
        results = self._results()
        if len(results) > 1 or not (results[0].is_class or results[0].is_table):
            leave(f"`{name}()` of something else than a class or table")
        if query.kept_in is not None:
            leave(f"the query is kept in a variable, and `{name}()` needs a statement of its own")
        if not _OF_A_BULK_STATEMENT.issuperset(query.names):
            leave(f"more comes before `{name}()` than conditions")
        statement = _DELETE if name == "delete" else _UPDATE
        self._replace(self._call.name_range, "execute(", Break(1), statement)
        arguments = list(ending.arguments)
        if name == "update":
            self._values(ending, arguments)
        else:
            self._synchronized(ending, arguments)
        if self._query.value_is_used:
            end = ending.brackets if arguments or name == "update" else None
            line, column = end[2:] if end else query.end
            self._insert(line, column, *self._also(".rowcount"))

    def _values(self, ending: MethodCall, arguments: list[Argument]) -> None:
        """`.update(x, synchronize_session=y)` to `.values(x)` and an option. Raises ``Left``."""
        if not arguments or arguments[0].keyword not in (None, "values") or len(arguments) > 2:
            leave("the arguments of `update()` are not the usual ones")
        values, *options = arguments
        if values.keyword:
            text = self._call.text(values.range)
            line, column = values.range[:2]
            length = len(text.partition("=")[0]) + 1
            self._replace(Range(line, column, line, column + length))
        self._replace(ending.name_range, "values")
        end: tuple[Part, ...] = ()
        for option in options:
            if option.keyword not in (None, "synchronize_session"):
                leave("an option of `update()` is not the same")
            given = self._call.text(option.value.range)
            end = self._also(f".execution_options(synchronize_session={given})", level=1)
            close = Range(*ending.brackets[2:], *ending.brackets[2:])
            rest = Range(*values.range[2:], close.line, close.column - 1)
            if "#" in self._call.text(rest):
                leave("a comment stands where code would go")
            self._replace(Range(*values.range[2:], *option.range[2:]))
        self._insert(*ending.brackets[2:], *end, Break(0), ")")

    def _synchronized(self, ending: MethodCall, arguments: list[Argument]) -> None:
        """`.delete(synchronize_session=x)` to an option. Raises ``Left``."""
        if not arguments:
            self._insert(*self._query.end, Break(0), ")")
            self._remove_ending()
            return
        if len(arguments) > 1 or arguments[0].keyword not in (None, "synchronize_session"):
            leave("an option of `delete()` is not the same")
        self._replace(ending.name_range, "execution_options")
        if arguments[0].keyword is None:
            self._insert(*arguments[0].range[:2], "synchronize_session=")
        self._insert(*ending.brackets[2:], Break(0), ")")


def session_of(call: Call) -> str:
    """How the session is written that a query is made of."""
    name = call.name_range
    return call.text(Range(*call.range[:2], *name[:2])).rstrip().removesuffix(".").rstrip()


def _in_lines(query: Query) -> bool:
    """Whether each method of the chain begins a line."""
    call = query.call
    line, column = call.range[:2]
    if call.text(Range(line, 0, line, column)).strip():
        return False
    methods = [*query.steps, query.ending] if query.ending else list(query.steps)
    end = call.brackets[2:]
    for method in methods:
        between = call.text(Range(*end, *method.name_range[:2]))
        if _COMMENT.sub("", between).split() != ["."]:
            return False
        if method.name_range.line == end[0]:
            return False
        end = method.brackets[2:]
    return bool(methods)


def _behind_comment(query: Query) -> tuple[int, int]:
    """Where the last generative method of a chain in lines ends, with its comment."""
    line, column = query.end
    if query.ending is None:
        return line, column
    rest = query.call.text(Range(line, column, line + 1, 0))
    return line, column + len(rest.rstrip())
